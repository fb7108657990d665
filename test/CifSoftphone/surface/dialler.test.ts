import type { DialRecord } from '../../../CifSoftphone/core/customer/dialRecord';
import type { DialWish } from '../../../CifSoftphone/core/calls/dialWish';
import { Dialler } from '../../../CifSoftphone/surface/dialler';
import type { LineCommand } from '../../../CifSoftphone/core/line/linePort';
import { fakeDialling } from './fakeDialling';
import { aCall, aView } from './fakeLine';

const record = { entityName: 'contact', id: '6f0a2d8e-0000-4000-8000-000000000001' };
const wish: DialWish = { text: '+1 202 555 0142', format: 'tel' };

function start(known?: DialRecord) {
  const sent: LineCommand[] = [];
  const { readDialRecord, newId } = fakeDialling(known);
  const done: (() => void)[] = [];
  const dialler = new Dialler({
    readRecord: readDialRecord,
    newId,
    changed: () => undefined,
    send: (command) => {
      sent.push(command);
      return new Promise((resolve) => done.push(resolve));
    },
  });
  return { dialler, sent, done };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('dials at once where nothing speaks against it, and a double click dials once', async () => {
  const { dialler, sent } = start();
  void dialler.dial(wish);
  void dialler.dial({ ...wish });
  await settle();
  expect(sent).toEqual([{ type: 'dial', callId: 'dialled-1', wish }]);
  expect(dialler.dialled('dialled-1')).toBe(true);
  expect(dialler.question).toBeUndefined();
});

it('the same number can be dialled again later', async () => {
  const { dialler, sent, done } = start();
  void dialler.dial(wish);
  await settle();
  done.forEach((finish) => finish());
  await settle();
  void dialler.dial(wish);
  await settle();
  expect(sent).toMatchObject([{ callId: 'dialled-1' }, { callId: 'dialled-2' }]);
});

it('warns before a record that does not allow phone calls, and dials only on yes', async () => {
  const { dialler, sent } = start({ name: 'Yvonne McKay', doNotPhone: true });
  await dialler.dial({ ...wish, record });
  expect(dialler.question).toEqual({ wish: { ...wish, record, name: 'Yvonne McKay' }, doNotPhone: true });
  dialler.answer(false);
  expect(dialler.question).toBeUndefined();
  expect(sent).toEqual([]);
  await dialler.dial({ ...wish, record });
  dialler.answer(true);
  expect(sent).toMatchObject([{ type: 'dial', wish: { name: 'Yvonne McKay', record } }]);
});

it.each(['connected', 'initiated'] as const)('asks while a call is %s: it is not dropped', async (state) => {
  const { dialler, sent } = start();
  dialler.update(aView({ calls: [aCall({ state })] }));
  await dialler.dial(wish);
  expect(dialler.question).toEqual({ wish, doNotPhone: false });
  expect(sent).toEqual([]);
});

it('a call on hold is no reason to ask', async () => {
  const { dialler, sent } = start();
  dialler.update(aView({ calls: [aCall({ state: 'held' })] }));
  void dialler.dial(wish);
  await settle();
  expect(sent).toHaveLength(1);
});

it('a call is given away through the line, which asks where the target is not certain', async () => {
  const { dialler, sent } = start();
  dialler.transfer('app/call-1', '020 7946 0123 / 0124');
  expect(sent).toEqual([
    { type: 'transfer', id: 'dialled-1', key: 'app/call-1', target: '020 7946 0123 / 0124', sure: false },
  ]);
  const choice = {
    id: 'dialled-1',
    text: 'as typed',
    isEmergency: false,
    choices: [{ target: '+442079460123', display: '1' }],
  };
  dialler.update(aView({ dialChoice: choice }));
  expect(dialler.choice()).toEqual({ ...choice, isTransfer: true });
  dialler.choose('+442079460123');
  expect(sent.slice(1)).toMatchObject([
    { type: 'dial-chosen', id: 'dialled-1' },
    { type: 'transfer', key: 'app/call-1', target: '+442079460123', sure: true },
  ]);
  expect(dialler.choice()).toBeUndefined();
  await Promise.resolve();
});
