import type { AmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import { dialledChannelId } from '../../../telephony/asterisk/src/pbx/naming';
import type { Leg } from '../../../telephony/asterisk/src/pbx/leg';
import { PbxModel } from '../../../telephony/asterisk/src/pbx/pbxModel';
import { answered, caller, event, naming, otherPhone, phone, queueRings, row, type ChannelFields } from './pbxEvents';

/** Plays events; gives each change as `phase` or, when over, as its reason. */
function play(model: PbxModel, events: readonly AmiMessage[], nowMs = 0): readonly string[] {
  return events.flatMap((one) => model.take(one, nowMs)).map(({ phase, reason }) => reason ?? phase);
}
const ends = (channel: ChannelFields, Cause: string, more = {}): AmiMessage =>
  event('Hangup', channel, { Cause, ...more });
const inCall = (): PbxModel => {
  const model = new PbxModel(naming);
  play(model, [...queueRings(), ...answered()]);
  return model;
};

it('what is told of a channel after its end does not bring it back: a PBX that runs for months would fill the memory', () => {
  const model = inCall();
  const late = event('AgentComplete', caller, { Reason: 'transfer' }, { ...phone, state: 6 });
  play(model, [ends(phone, '16'), late]);
  expect(model.channels.all().map(({ id }) => id)).toEqual([caller.id]);
  play(model, [ends(caller, '16'), late]);
  expect(model.channels.all()).toEqual([]);
});

const near: ChannelFields = { id: 'p-2.1', name: 'Local/101@agents-00000001;1', state: 6 };
const far: ChannelFields = { ...near, id: 'p-2.2', name: 'Local/101@agents-00000001;2' };

it.each([
  ['is the caller who waits in the queue', queueRings(), caller.id],
  [
    'is that also of a member by a Local channel',
    [
      event('Newchannel', caller),
      event('DialBegin', caller, {}, { ...near, linked: caller.id }),
      event('DialBegin', { ...far, linked: caller.id }, {}, phone),
    ],
    caller.id,
  ],
  [
    'of a caller who is a Local channel is its half in the queue',
    [event('Newchannel', near), event('DialBegin', { ...far, linked: near.id }, {}, { ...phone, linked: near.id })],
    far.id,
  ],
  [
    'while a colleague asks about a caller is not that caller, who talks',
    [
      event('Newchannel', caller),
      event('BridgeEnter', caller, { BridgeUniqueid: 'b1' }),
      event('Newchannel', { ...near, linked: caller.id }),
      event('DialBegin', { ...far, linked: caller.id }, {}, phone),
    ],
    far.id,
  ],
])('who is put through to a telephone that rings %s', (_what, events, id) => {
  const model = new PbxModel(naming);
  play(model, events);
  expect(model.legs().map((leg) => model.diallerOf(leg)?.id)).toEqual([id]);
});

it('a call that ends while it is being parted is over: it is not put back among those that go on', () => {
  const model = inCall();
  const [leg] = model.legs();
  const farEnd = leg && model.farEnd(leg);
  if (leg === undefined || farEnd === undefined) throw new Error('There is no call.');
  play(model, [ends(phone, '16'), ends(caller, '16')]);
  for (const end of [farEnd, undefined]) {
    model.willHold(leg, end);
    model.willResume(leg, end);
    expect(model.legs()).toEqual([]);
  }
});

it('a browser that calls the echo of its check is in no call, also for a connector that has just started', () => {
  const own = { ...phone, linked: phone.id, context: 'crm-browser', exten: 'crm-echo' };
  const model = new PbxModel(naming);
  const up = { ...own, state: 6 };
  expect(play(model, [event('Newchannel', { ...own, state: 4 }), event('Newstate', up)])).toEqual([]);
  const fresh = new PbxModel(naming);
  const snapshot = {
    channels: [event('CoreShowChannel', up)],
    entries: [],
    onHold: new Set<string>(),
    recorded: new Set<string>(),
    hidden: new Set<string>(),
  };
  expect([...fresh.takeSnapshot(snapshot, 0), ...fresh.legs(), ...model.legs()]).toEqual([]);
  expect(play(model, [ends(up, '16')])).toEqual([]);
});

describe('a caller in a queue', () => {
  it.each([
    [`Maeve O\\'Brien \\"Mo\\" \\\\ Co\\?`, `Maeve O'Brien "Mo" \\ Co?`],
    ['Zoë\\r\\nUniqueid: p-9.9', 'Zoë  Uniqueid: p-9.9'],
  ])('whose name Asterisk writes as C does (%s) has the name that people write', (told, name) => {
    const model = new PbxModel(naming);
    const [appears, ...others] = queueRings();
    const named = new Map([...(appears ?? new Map()), ['CallerIDName', [told]]]);
    const later = others.map((one) => (one.has('Channel') ? new Map([...one, ['CallerIDName', [told]]]) : one));
    play(model, [named, ...later]);
    expect(model.channels.get(caller.id)?.caller.displayName).toBe(name);
  });

  it('rings at a telephone: who, where to, which queue, how long it was waited', () => {
    const model = new PbxModel(naming);
    const events = queueRings();
    play(model, events.slice(0, 2), 1_000);
    play(model, events.slice(2), 8_000);
    expect(model.legs()).toEqual([
      expect.objectContaining({
        callId: 'pbx:p-1.2',
        endpoint: '101',
        phase: 'ringing',
        direction: 'inbound',
        from: { number: '+12025550123' },
        to: { number: '12025550100' },
        queue: 'support',
        waitedMs: 7_000,
      }),
    ]);
  });

  it('is rung once, however many events say so, and has the same id at the end', () => {
    const model = new PbxModel(naming);
    const again = event('DialBegin', caller, {}, phone);
    expect(play(model, [...queueRings(), again, ...answered(), ends(phone, '16')])).toEqual([
      'ringing',
      'connected',
      'normal',
    ]);
    expect(model.legs()).toEqual([]);
  });

  it('by a Local member rings as by any other: what counts is the telephone', () => {
    const local = { ...phone, id: 'p-1.8', name: 'Local/101@from-queue-00000001;1' };
    const other = { ...phone, id: 'p-1.9', name: 'Local/101@from-queue-00000001;2' };
    const model = new PbxModel(naming);
    const way = play(model, [
      ...queueRings().slice(0, 2),
      event('DialBegin', caller, {}, local),
      event('DialBegin', other, {}, phone),
      event('BridgeEnter', other, { BridgeUniqueid: 'b2' }),
      event('BridgeEnter', { ...phone, state: 6 }, { BridgeUniqueid: 'b2' }),
    ]);
    expect(way).toEqual(['ringing', 'connected']);
    const [leg] = model.legs();
    expect(leg?.queue).toBe('support');
    // The caller is in another bridge, beyond the Local channel.
    expect(leg === undefined ? undefined : model.farEnd(leg)?.id).toBe(caller.id);
  });

  it.each([
    ['the telephone rejects', [ends(phone, '17', { TechCause: '486' })], 'rejected'],
    ['the telephone is told to do not disturb', [ends(phone, '21', { TechCause: '603' })], 'rejected'],
    ['its time is over', [event('AgentRingNoAnswer', caller, {}, phone), ends(phone, '0')], 'no-answer'],
    ['the caller gives up', [event('HangupRequest', caller), ends(phone, '0')], 'cancelled'],
    ['somebody else answers', [ends(phone, '26')], 'answered-elsewhere'],
  ] as const)('stops ringing when %s', (_what, events, reason) => {
    const model = new PbxModel(naming);
    play(model, queueRings());
    expect(play(model, events)).toEqual([reason]);
  });

  it('that the agent rejects in the softphone was rejected, whatever the PBX calls it', () => {
    const model = new PbxModel(naming);
    play(model, queueRings());
    for (const leg of model.legs()) model.willReject(leg);
    expect(play(model, [ends(phone, '0')])).toEqual(['rejected']);
  });
});

describe('a call', () => {
  it.each([
    ['the agent hangs up', [ends(phone, '16')], 'normal'],
    ['no sound comes any more', [ends(phone, '44')], 'error'],
    [
      'it is transferred',
      [
        event('Unhold', phone),
        event('BlindTransfer', undefined, { Result: 'Success', TransfererUniqueid: phone.id }),
        ends(phone, '16'),
      ],
      'transferred',
    ],
    [
      'it is transferred after a consultation',
      [
        event('AttendedTransfer', undefined, { Result: 'Success', OrigTransfererUniqueid: phone.id }),
        ends(phone, '16'),
      ],
      'transferred',
    ],
  ] as const)('ends when %s', (_what, events, reason) => {
    expect(play(inCall(), events)).toEqual([reason]);
  });

  it('a transfer that fails is none', () => {
    const failed = event('BlindTransfer', undefined, { Result: 'Fail', TransfererUniqueid: phone.id });
    expect(play(inCall(), [failed, ends(phone, '16')])).toEqual(['normal']);
  });

  it('is held and taken back at the telephone; the Unhold before a transfer says nothing', () => {
    expect(play(inCall(), [event('Unhold', phone), event('Hold', phone), event('Unhold', phone)])).toEqual([
      'held',
      'connected',
    ]);
  });

  it('is held by the connector when both have left their bridge, and back when both share one again', () => {
    const model = inCall();
    const [leg] = model.legs();
    if (leg === undefined) throw new Error('There is no leg.');
    model.willHold(leg, model.farEnd(leg));
    expect(play(model, [event('BridgeLeave', caller)])).toEqual([]);
    expect(play(model, [event('BridgeLeave', phone)])).toEqual(['held']);
    expect(model.legOf(leg.callId)?.heldChannelId).toBe(caller.id);
    const back = [
      event('BridgeEnter', caller, { BridgeUniqueid: 'b9' }),
      event('BridgeEnter', phone, { BridgeUniqueid: 'b9' }),
    ];
    expect(play(model, back)).toEqual(['connected']);
    expect(model.legOf(leg.callId)?.heldChannelId).toBeUndefined();
  });

  it('that is held ends when the caller hangs up: the telephone alone is no call', () => {
    const model = inCall();
    const [leg] = model.legs();
    if (leg === undefined) throw new Error('There is no leg.');
    model.willHold(leg, model.farEnd(leg));
    play(model, [event('BridgeLeave', caller), event('BridgeLeave', phone)]);
    expect(play(model, [ends(caller, '16')])).toEqual(['normal']);
  });
});

describe('a call that goes out', () => {
  const own: ChannelFields = { id: 'p-2.1', name: 'PJSIP/101-00000009', state: 4, exten: '+12025550142' };
  const world: ChannelFields = { id: 'p-2.2', name: 'PJSIP/world-0000000a', linked: own.id };

  it.each([
    ['BUSY', '17', 'busy'],
    ['NOANSWER', '19', 'no-answer'],
    ['NOANSWER', '21', 'rejected'],
    ['NOANSWER', '1', 'unreachable'],
    ['CONGESTION', '34', 'unreachable'],
    ['CHANUNAVAIL', '20', 'unreachable'],
    ['CANCEL', '127', 'cancelled'],
  ])('from the telephone itself: %s with cause %s is %s', (DialStatus, cause, reason) => {
    const model = new PbxModel(naming);
    const way = play(model, [
      event('Newchannel', own),
      event('DialBegin', own, {}, world),
      event('DialState', own, { DialStatus: 'RINGING' }, world),
      event('DialEnd', own, { DialStatus }, world),
      ends(own, cause),
    ]);
    expect(way).toEqual(['dialling', 'far-end-rings', reason]);
  });

  it('to what the PBX itself answers, such as voicemail, is connected without a bridge', () => {
    const model = new PbxModel(naming);
    expect(play(model, [event('Newchannel', own), event('Newstate', { ...own, state: 6 })])).toEqual([
      'dialling',
      'connected',
    ]);
  });

  it('that the softphone asked for is its own call, from the first ring of the agent’s telephone on', () => {
    const model = new PbxModel(naming);
    model.willDial('4fac8e3d', { number: '+12025550142' });
    const mine = { ...own, id: dialledChannelId('4fac8e3d'), state: 0 };
    const theirs = { ...world, linked: mine.id };
    const way = play(model, [
      event('Newchannel', mine),
      event('DialBegin', undefined, {}, { ...mine, state: 5 }),
      event('Newstate', { ...mine, state: 6 }),
      event('DialBegin', { ...mine, state: 6 }, {}, theirs),
      event('DialState', { ...mine, state: 6 }, { DialStatus: 'RINGING' }, theirs),
      event('BridgeEnter', theirs, { BridgeUniqueid: 'b1' }),
      event('BridgeEnter', { ...mine, state: 6 }, { BridgeUniqueid: 'b1' }),
    ]);
    expect(way).toEqual(['dialling', 'far-end-rings', 'connected']);
    expect(model.legs()[0]).toMatchObject({ callId: '4fac8e3d', dialledByUs: true, to: { number: '+12025550142' } });
  });

  it('nobody’s telephone and a supervisor who listens are no calls of an agent', () => {
    const model = new PbxModel(naming);
    const stranger = { ...phone, name: 'PJSIP/999-00000001' };
    expect(play(model, [event('DialBegin', caller, {}, stranger), event('DialBegin', undefined, {}, phone)])).toEqual(
      [],
    );
  });
});

describe('a recording', () => {
  const recorded = (model: PbxModel): unknown => model.legs()[0]?.recording;
  const mutes = (channel: ChannelFields, Direction: string, State: string): AmiMessage =>
    event('MixMonitorMute', channel, { Direction, State });

  it('is that of any channel of the conversation, and says nothing before the PBX does', () => {
    const model = inCall();
    expect(recorded(model)).toBeUndefined();
    play(model, [event('MixMonitorStart', caller)]);
    expect(recorded(model)).toBe('on');
    play(model, [event('MixMonitorStop', caller)]);
    expect(recorded(model)).toBe('off');
  });

  it('rests when every recorder rests in both directions, and not before', () => {
    const model = inCall();
    play(model, [event('MixMonitorStart', caller), event('MixMonitorStart', { ...phone, state: 6 })]);
    play(model, [mutes(caller, 'read', '1'), mutes(phone, 'both', '1')]);
    expect(recorded(model)).toBe('on');
    play(model, [mutes(caller, 'both', '1')]);
    expect(recorded(model)).toBe('paused');
    expect(model.recorders(model.legs()[0] as Leg)).toHaveLength(2);
    play(model, [mutes(caller, 'read', '0')]);
    expect(recorded(model)).toBe('on');
  });

  it('that began while the telephone rang is known when it is answered', () => {
    const model = new PbxModel(naming, 'off');
    play(model, queueRings());
    expect(recorded(model)).toBe('off');
    play(model, [event('MixMonitorStart', caller), ...answered()]);
    expect(recorded(model)).toBe('on');
  });

  it('of another call is not this one’s', () => {
    const model = inCall();
    play(model, [event('MixMonitorStart', { ...caller, id: 'p-9.1', linked: 'p-9.1', name: 'PJSIP/world-00000009' })]);
    expect(recorded(model)).toBeUndefined();
  });
});

describe('after a lost connection', () => {
  const nobody = new Set<string>();
  const none = { channels: [], entries: [], onHold: nobody, recorded: nobody, hidden: nobody };
  const talking = [row(caller, { BridgeId: 'b1' }), row({ ...phone, state: 6 }, { BridgeId: 'b1' })];

  it('what is gone is over, what is as before is no news', () => {
    const model = inCall();
    expect(model.takeSnapshot({ ...none, channels: talking }, 0)).toEqual([]);
    expect(model.takeSnapshot(none, 0)).toEqual([expect.objectContaining({ phase: 'over', reason: 'normal' })]);
    expect(model.takeSnapshot(none, 0)).toEqual([]);
  });

  it('a new connector finds the same calls under the same ids', () => {
    const fresh = new PbxModel(naming);
    const legs = fresh.takeSnapshot({ ...none, channels: talking }, 0);
    expect(legs).toEqual([expect.objectContaining({ callId: 'pbx:p-1.2', phase: 'connected', direction: 'inbound' })]);
    expect(inCall().legs()[0]?.callId).toBe(legs[0]?.callId);
  });

  it('a ring has its queue and its wait, which go on counting', () => {
    const waits = event('QueueEntry', undefined, { Uniqueid: caller.id, Queue: 'support', Wait: '12' });
    const model = new PbxModel(naming);
    model.takeSnapshot({ ...none, channels: [row(caller), row(phone)], entries: [waits] }, 100_000);
    expect(model.legs()[0]).toMatchObject({ phase: 'ringing', queue: 'support', waitedMs: 12_000 });
    const [, , fresh, , begin] = queueRings(otherPhone);
    play(
      model,
      [fresh, begin].flatMap((one) => one ?? []),
      105_000,
    );
    expect(model.legs()[1]).toMatchObject({ queue: 'support', waitedMs: 17_000 });
  });

  it('a call that the telephone holds is held, and one that the connector holds, too', () => {
    const byPhone = new PbxModel(naming);
    byPhone.takeSnapshot({ ...none, channels: talking, onHold: new Set([phone.id]) }, 0);
    expect(byPhone.legs()[0]).toMatchObject({ phase: 'held' });
    expect(byPhone.legs()[0]?.heldChannelId).toBeUndefined();
    const byUs = new PbxModel(naming);
    const parted = [
      row({ ...caller, context: 'crm', exten: 'hold' }),
      row({ ...phone, state: 6, context: 'crm', exten: 'quiet' }),
    ];
    byUs.takeSnapshot({ ...none, channels: parted }, 0);
    expect(byUs.legs()[0]).toMatchObject({ phase: 'held', heldChannelId: caller.id });
  });

  it('a call at which a recorder was started is taken as recorded; a pause is still one, until nobody confirms it', () => {
    const model = inCall();
    const begun = { ...none, channels: talking, recorded: new Set([caller.id]) };
    model.takeSnapshot(begun, 0);
    expect(model.legs()[0]?.recording).toBe('on');
    play(model, [event('MixMonitorMute', caller, { Direction: 'both', State: '1' })]);
    expect(model.takeSnapshot(begun, 0)).toEqual([]);
    expect(model.isNotPaused(model.legs()[0] as Leg)).toEqual([expect.objectContaining({ recording: 'on' })]);
  });

  it('a call that the softphone dialled keeps its id', () => {
    const mine = { ...phone, id: dialledChannelId('4fac8e3d'), linked: dialledChannelId('4fac8e3d') };
    const model = new PbxModel(naming);
    model.takeSnapshot({ ...none, channels: [row(mine)] }, 0);
    expect(model.legs()[0]).toMatchObject({ callId: '4fac8e3d', phase: 'dialling', dialledByUs: true });
  });
});
