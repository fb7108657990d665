import type { Leg } from '../../../telephony/asterisk/src/pbx/leg';
import { compareCalls } from '../../../telephony/asterisk/src/connector/compareCalls';
import { nextStep, offerId, readOfferId, untold, type Told } from '../../../telephony/asterisk/src/telling/nextStep';

const leg: Leg = {
  callId: 'pbx:1.2',
  endpoint: '101',
  channelId: '1.2',
  phase: 'ringing',
  direction: 'inbound',
  dialledByUs: false,
  from: {},
  to: {},
  muted: false,
};
const told = (stage: Told['stage'], more: Partial<Told> = {}): Told => ({ ...untold, stage, ...more });
const at = (phase: Leg['phase'], more: Partial<Leg> = {}): Leg => ({ ...leg, phase, ...more });
/** All that is told until both are equal, as it happens when every request gets through. */
function allSteps(now: Leg, start: Told): readonly string[] {
  const said: string[] = [];
  let known = start;
  for (let step = nextStep(now, known); step !== undefined && said.length < 9; step = nextStep(now, known)) {
    if (step.kind === 'offer') {
      said.push(`offer ${step.attempt}`);
      known = { ...untold, stage: now.direction === 'outbound' ? 'dialling' : 'offered', attempt: step.attempt };
    } else {
      said.push(step.event.type);
      known = step.then;
    }
  }
  return said;
}

it.each([
  ['a ring', at('ringing'), untold, ['offer 1']],
  ['a ring that is offered', at('ringing'), told('offered'), []],
  ['an answered ring', at('connected'), told('offered'), ['call.connected']],
  ['an answered ring that the agent accepted', at('connected'), told('accepted'), ['call.connected']],
  ['a ring that the agent accepted and whose telephone rings on', at('ringing'), told('accepted'), []],
  ['a call that nobody was told of', at('connected'), untold, ['offer 1', 'call.connected']],
  ['a held call that nobody was told of', at('held'), untold, ['offer 1', 'call.connected', 'call.held']],
  ['a hold', at('held'), told('connected'), ['call.held']],
  ['a call that is taken back', at('connected'), told('held'), ['call.retrieved']],
  ['a mute', at('connected', { muted: true }), told('connected'), ['call.muted']],
  ['a recording that begins', at('connected', { recording: 'on' }), told('connected'), ['call.record-started']],
  ['a pause', at('held', { recording: 'paused' }), told('held', { recording: 'on' }), ['call.record-paused']],
  [
    'the end of a pause',
    at('connected', { recording: 'on' }),
    told('connected', { recording: 'paused' }),
    ['call.record-resumed'],
  ],
  [
    'the end of a recording',
    at('connected', { recording: 'off' }),
    told('connected', { recording: 'paused' }),
    ['call.record-stopped'],
  ],
  [
    'a call that was recorded before it was answered',
    at('connected', { recording: 'on' }),
    told('offered'),
    ['call.connected'],
  ],
  ['an end', at('over', { reason: 'no-answer' }), told('offered'), ['call.disconnected']],
  ['an end of a ring that was never offered', at('over'), untold, []],
  ['an end that the adaptor knows', at('over'), told('closed'), []],
  ['a ring that ran out there and rings on at the telephone', at('ringing'), told('closed'), []],
  [
    'a ring that ran out there and is answered at the telephone',
    at('connected'),
    told('closed'),
    ['offer 2', 'call.connected'],
  ],
  ['a call that goes out', at('far-end-rings', { direction: 'outbound' }), untold, ['offer 1', 'call.alerting']],
  [
    'a dialled call that is answered at once',
    at('connected', { direction: 'outbound' }),
    told('dialling'),
    ['call.connected'],
  ],
] as const)('%s: only the difference is told', (_what, now, known, said) => {
  expect(allSteps(now, known)).toEqual(said);
});

it('an offer has the leg’s own id, a later one another, and both lead back', () => {
  expect(offerId('pbx:1.2', { attempt: 1 })).toBe('pbx:1.2');
  const dialog = '4bd0b7ac-5c76-4d3b-9cab-3d7e9f1a2b43';
  for (const told of [{ attempt: 3 }, { attempt: 1, dialog }, { attempt: 12, dialog }])
    expect(readOfferId(offerId('pbx:1.2', told))).toEqual({ callId: 'pbx:1.2', ...told });
  // What a browser knows its sound by.
  expect(offerId('pbx:1.2', { attempt: 2, dialog })).toBe(`pbx:1.2~2/${dialog}`);
  expect(readOfferId('4fac8e3d-5c76-4d3b-9cab-3d7e9f1a2b43')).toMatchObject({ attempt: 1 });
});

describe('the adaptor’s open calls, after a restart', () => {
  const userId = 'ada';
  const call = (callId: string, state: 'connected' | 'initiated' | 'offered') =>
    ({ callId, userId, state, final: false, connections: 1 }) as const;

  it('of legs that are there are taken over, with their latest offer', () => {
    const { known, gone } = compareCalls(
      [call('pbx:1.2', 'connected'), call('pbx:1.2~2', 'offered')],
      [leg],
      new Set(),
    );
    expect(known.get(leg)).toEqual({ stage: 'offered', muted: false, attempt: 2 });
    expect(gone).toEqual([]);
  });

  it('of which the PBX has nothing are over', () => {
    expect(compareCalls([call('pbx:9.9', 'connected')], [leg], new Set()).gone).toEqual(['pbx:9.9']);
  });

  it('that are only being dialled are over when they are found a second time', () => {
    const first = compareCalls([call('4fac', 'initiated')], [], new Set());
    expect(first.gone).toEqual([]);
    expect(compareCalls([call('4fac', 'initiated')], [], first.strangers).gone).toEqual(['4fac']);
  });
});
