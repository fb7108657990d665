import { toAmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import { QueueMembers } from '../../../telephony/asterisk/src/ready/queueMembers';
import { wantedPause, wishOf, type Ready } from '../../../telephony/asterisk/src/ready/readiness';
import { endpointIn, telephoneIn } from '../../../telephony/asterisk/src/pbx/naming';

const ready: Ready = { ready: true, activity: 'idle', version: 1 };
const lunch: Ready = { ready: false, reason: 'Lunch', activity: 'idle', version: 2 };

it.each([
  [ready, { paused: false }],
  [lunch, { paused: true, reason: 'Lunch' }],
  [
    { ...ready, activity: 'wrap-up' },
    { paused: true, reason: 'wrap-up' },
  ],
  [
    { ...lunch, activity: 'wrap-up' },
    { paused: true, reason: 'Lunch' },
  ],
  [{ ...ready, activity: 'call' }, { paused: false }],
  // Chosen for after the call: no caller comes in between.
  [
    { ...lunch, activity: 'call' },
    { paused: true, reason: 'Lunch' },
  ],
] as const)('%j asks for the pause %j', (agent: Ready, pause) => {
  expect(wantedPause(agent)).toEqual(pause);
});

it.each([
  [
    'a supervisor pauses',
    { paused: true, reason: 'Meeting' },
    { paused: false },
    ready,
    { ready: false, reason: 'Meeting' },
  ],
  ['a supervisor ends the pause', { paused: false }, { paused: true, reason: 'Lunch' }, lunch, { ready: true }],
  [
    'another reason is given',
    { paused: true, reason: 'Meeting' },
    { paused: true, reason: 'Lunch' },
    lunch,
    { ready: false, reason: 'Meeting' },
  ],
  [
    'a supervisor pauses in a call, it comes after that',
    { paused: true, reason: 'Meeting' },
    { paused: false },
    { ...ready, activity: 'call' },
    { ready: false, reason: 'Meeting' },
  ],
  [
    'a supervisor takes back in a call what was to come after it',
    { paused: false },
    { paused: true, reason: 'Lunch' },
    { ...lunch, activity: 'call' },
    { ready: true },
  ],
  ['it is what we have set ourselves', { paused: true, reason: 'Lunch' }, { paused: false }, lunch, undefined],
  ['nothing has changed', { paused: true, reason: 'Meeting' }, { paused: true, reason: 'Meeting' }, ready, undefined],
  [
    'the wrap-up that we have set is ended there',
    { paused: false },
    { paused: true, reason: 'wrap-up' },
    { ...ready, activity: 'wrap-up' },
    undefined,
  ],
] as const)('when %s, the adaptor is told what is new and nothing else', (_what, pause, before, agent: Ready, wish) => {
  expect(wishOf(pause, before, agent)).toEqual(wish);
});

describe('a member of several queues', () => {
  const member = (Queue: string, Location: string, Paused: string, PausedReason = '') =>
    toAmiMessage({ Event: 'QueueMember', Queue, Location, Paused, PausedReason });

  it('is paused when every queue has paused the telephone, under whatever name', () => {
    const members = new QueueMembers();
    members.replaceAll([member('a', 'PJSIP/101', '1', 'Lunch'), member('b', 'Local/101@from-queue/n', '0')]);
    expect(members.pause('101')).toEqual({ paused: false });
    const event = {
      Event: 'QueueMemberPause',
      Queue: 'b',
      Interface: 'Local/101@from-queue/n',
      Paused: '1',
      PausedReason: 'Lunch',
    };
    expect(members.take(toAmiMessage(event))).toBe('101');
    expect(members.pause('101')).toEqual({ paused: true, reason: 'Lunch' });
    expect(members.names('101')).toEqual(['PJSIP/101', 'Local/101@from-queue/n']);
  });

  it('who leaves all queues has no pause', () => {
    const members = new QueueMembers();
    members.replaceAll([member('a', 'PJSIP/101', '1')]);
    members.take(toAmiMessage({ Event: 'QueueMemberRemoved', Queue: 'a', Interface: 'PJSIP/101' }));
    expect(members.pause('101')).toBeUndefined();
  });
});

it.each([
  ['PJSIP/101-0000001a', '101', '101'],
  ['PJSIP/my-desk-0000001a', 'my-desk', 'my-desk'],
  ['SIP/101', '101', '101'],
  ['Local/101@from-queue-0000000a;1', '101', undefined],
  ['Local/101@from-queue/n', '101', undefined],
  ['DAHDI/1-1', undefined, undefined],
  ['', undefined, undefined],
])('%s is the endpoint %s', (name, endpoint, telephone) => {
  expect(endpointIn(name)).toBe(endpoint);
  expect(telephoneIn(name)).toBe(telephone);
});
