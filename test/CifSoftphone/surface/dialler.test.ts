import type { DialRecord } from '../../../CifSoftphone/core/customer/dialRecord';
import type { DialWish } from '../../../CifSoftphone/core/calls/dialWish';
import { createDialler } from '../../../CifSoftphone/surface/dialler';
import { fakeDialling } from './fakeDialling';
import { fakeGround } from './fakeGround';
import { aCall } from './fakeLine';

const record = { entityName: 'contact', id: '6f0a2d8e-0000-4000-8000-000000000001' };
const wish: DialWish = { text: '+1 202 555 0142', format: 'tel' };

function start(known?: DialRecord) {
  const { line, ground } = fakeGround();
  const { actions, view, transfer, dialled } = createDialler(ground, fakeDialling(known));
  return { ...actions, view, transfer, dialled, line, sent: line.sent };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('dials at once where nothing speaks against it, and a double click dials once', async () => {
  const { dial, view, dialled, sent } = start();
  dial(wish);
  dial({ ...wish });
  await settle();
  expect(sent).toEqual([{ type: 'dial', callId: 'dialled-1', wish }]);
  expect(dialled('dialled-1')).toBe(true);
  expect(view().dialQuestion).toBeUndefined();
});

it('the same number can be dialled again later', async () => {
  const { dial, line, sent } = start();
  dial(wish);
  await settle();
  line.show({});
  await settle();
  dial(wish);
  await settle();
  expect(sent).toMatchObject([{ callId: 'dialled-1' }, { callId: 'dialled-2' }]);
});

it('warns before a record that does not allow phone calls, and dials only on yes', async () => {
  const { dial, view, answerDialQuestion, sent } = start({ name: 'Yvonne McKay', doNotPhone: true });
  dial({ ...wish, record });
  await settle();
  expect(view().dialQuestion).toEqual({ wish: { ...wish, record, name: 'Yvonne McKay' }, doNotPhone: true });
  answerDialQuestion(false);
  expect(view().dialQuestion).toBeUndefined();
  expect(sent).toEqual([]);
  dial({ ...wish, record });
  await settle();
  answerDialQuestion(true);
  expect(sent).toMatchObject([{ type: 'dial', wish: { name: 'Yvonne McKay', record } }]);
});

it.each(['connected', 'initiated'] as const)('asks while a call is %s: it is not dropped', async (state) => {
  const { dial, view, line, sent } = start();
  line.show({ calls: [aCall({ state })] });
  dial(wish);
  await settle();
  expect(view().dialQuestion).toEqual({ wish, doNotPhone: false });
  expect(sent).toEqual([]);
});

it('a call on hold is no reason to ask', async () => {
  const { dial, line, sent } = start();
  line.show({ calls: [aCall({ state: 'held' })] });
  dial(wish);
  await settle();
  expect(sent).toHaveLength(1);
});

it.each([
  ['given away', 'transfer'],
  ['asked about', 'consult'],
  ['sent on', 'deflect'],
] as const)('a call is %s through the line, which asks where the target is not certain', async (_what, type) => {
  const { view, transfer, chooseNumber, line, sent } = start();
  transfer(type, 'app/call-1', '020 7946 0123 / 0124');
  expect(sent).toEqual([{ type, id: 'dialled-1', key: 'app/call-1', target: '020 7946 0123 / 0124', sure: false }]);
  const choice = {
    id: 'dialled-1',
    text: 'as typed',
    isEmergency: false,
    choices: [{ target: '+442079460123', display: '1' }],
  };
  line.show({ dialChoice: choice });
  expect(view().dialChoice).toEqual({ ...choice, isTransfer: type !== 'consult' });
  chooseNumber('+442079460123');
  expect(sent.slice(1)).toMatchObject([
    { type: 'dial-chosen', id: 'dialled-1' },
    { type, key: 'app/call-1', target: '+442079460123', sure: true },
  ]);
  expect(view().dialChoice).toBeUndefined();
});
