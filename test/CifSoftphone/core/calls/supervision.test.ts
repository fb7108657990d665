import { toCallViews } from '../../../../CifSoftphone/core/calls/toCallViews';
import { superviseFormat } from '../../../../protocol/dialFormat';
import { keyOf, play, source } from './callSamples';

const callId = '9d0f0000-0000-4000-8000-000000000001';
const message = { type: 'command.dial', id: callId, callId, source, target: '201', format: superviseFormat } as const;
const views = (state: ReturnType<typeof play>['state']) =>
  toCallViews(state, (number) => ({ display: `(${number})`, e164: undefined }));

it('a supervisor’s call is known as one from the first moment: nobody is looked for by the colleague’s extension', () => {
  const { state, effects } = play([{ type: 'dial', message, nowMs: 0 }]);
  expect(effects.filter(({ type }) => type === 'look-up')).toEqual([
    { type: 'look-up', key: keyOf(callId), number: undefined },
  ]);
  expect(views(state)).toMatchObject([
    { supervision: 'listen', displayName: '201', number: undefined, offers: ['hangup'] },
  ]);
});

it('the colleague is called by name where the name is known', () => {
  const { state } = play([{ type: 'dial', message: { ...message, name: 'Ada Lovett' }, nowMs: 0 }]);
  expect(views(state)).toMatchObject([{ displayName: 'Ada Lovett' }]);
});

it('a call that is dialled is none', () => {
  const { state } = play([{ type: 'dial', message: { ...message, format: 'tel' }, nowMs: 0 }]);
  expect(views(state)).toMatchObject([{ number: '(201)' }]);
  expect(views(state)[0]).not.toHaveProperty('supervision');
});
