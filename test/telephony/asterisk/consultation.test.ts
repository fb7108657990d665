import { nextStep, untold, type Told } from '../../../telephony/asterisk/src/telling/nextStep';
import type { AmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import type { Leg } from '../../../telephony/asterisk/src/pbx/leg';
import { askedChannelId, askedFor, nearHalf } from '../../../telephony/asterisk/src/pbx/naming';
import { PbxModel } from '../../../telephony/asterisk/src/pbx/pbxModel';
import { describeCall } from '../../../telephony/asterisk/src/connector/describeCall';
import { readRights } from '../../../telephony/asterisk/src/connector/rights';
import { toAmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import { answered, caller, event, naming, phone, queueRings, row, type ChannelFields } from './pbxEvents';

const askedId = askedChannelId(phone.id, '0a1b');
const asked: ChannelFields = { id: askedId, name: 'Local/102@from-internal-00000001;1', linked: askedId };
const own: ChannelFields = { ...phone, state: 6, context: 'crm' };
const held: ChannelFields = { ...caller, context: 'crm', exten: 'hold' };
const up: ChannelFields = { ...asked, state: 6, context: 'crm', exten: 'roomask' };
const seen = (model: PbxModel): string =>
  model
    .legs()
    .map(({ callId, phase }) => `${callId} ${phase}`)
    .join(', ');
const first = 'pbx:p-1.2';
const second = `pbx:${askedId}`;

let now = 0;
const play = (model: PbxModel, ...events: readonly AmiMessage[]): readonly Leg[] =>
  events.flatMap((one) => model.take(one, (now += 5_000)));
const firstOf = (model: PbxModel): Leg => model.legOf(first) as Leg;

/** The agent talks with a colleague about the caller, who hears music. */
function consults(model = new PbxModel(naming)): PbxModel {
  play(model, ...queueRings(), ...answered());
  const far = model.farEnd(firstOf(model));
  model.willHold(firstOf(model), far);
  play(model, event('BridgeLeave', held), event('BridgeLeave', { ...own, exten: 'asks' }));
  if (far !== undefined) model.willUseRooms(firstOf(model), far);
  model.willAsk(firstOf(model), askedId, { number: '102' });
  play(model, event('Newchannel', asked), event('Newstate', { ...asked, state: 6 }));
  play(model, event('BridgeEnter', up, { BridgeUniqueid: 'b2' }), event('BridgeEnter', own, { BridgeUniqueid: 'b2' }));
  return model;
}

it('the id of who is asked says for which telephone, and both halves are the same call', () => {
  expect([askedFor(askedId), askedFor('p-1.2'), nearHalf(`${askedId};2`)]).toEqual(['p-1.2', undefined, askedId]);
  expect(nearHalf('p-1.2;2')).toBe('p-1.2;2');
});

it('a consultation is a second call of the same telephone, and the caller stays on hold', () => {
  const model = consults();
  expect(seen(model)).toBe(`${first} held, ${second} connected`);
  expect(model.legOf(second)).toMatchObject({ relatedCallId: first, direction: 'outbound', to: { number: '102' } });
});

it.each([
  ['busy', 'BUSY', 'busy'],
  ['not answered', 'NOANSWER', 'no-answer'],
])('who is asked is %s: that call is over for this reason, and the caller is on hold', (_what, status, reason) => {
  const model = new PbxModel(naming);
  play(model, ...queueRings(), ...answered());
  model.willAsk(firstOf(model), askedId, { number: '102' });
  const far = { ...asked, id: `${askedId};2`, name: 'Local/102@from-internal-00000001;2' };
  play(model, event('Newchannel', asked), event('DialState', far, { DialStatus: 'RINGING' }, phone));
  expect(seen(model)).toContain(`${second} far-end-rings`);
  play(model, event('DialEnd', far, { DialStatus: status }, phone));
  expect(play(model, event('Hangup', asked, { Cause: '16' }))).toEqual([
    expect.objectContaining({ callId: second, phase: 'over', reason }),
  ]);
  expect(seen(model)).toBe(`${first} connected`);
});

it('the caller hangs up meanwhile: the consultation goes on and is a call like any other', () => {
  const model = consults();
  expect(play(model, event('Hangup', held, { Cause: '16' }))).toEqual([
    expect.objectContaining({ callId: first, phase: 'over' }),
  ]);
  expect(seen(model)).toBe(`${second} connected`);
  expect(model.pairOf(model.legOf(second) as Leg)).toBeUndefined();
});

it('a caller whom the queue has again, because no browser came back, is none whom the end of the call hangs up', () => {
  const model = consults();
  play(model, event('Hangup', up, { Cause: '16' }));
  model.willResume(firstOf(model), model.farEnd(firstOf(model)));
  play(model, event('Hangup', own, { Cause: '16' }));
  const [over] = play(model, event('QueueCallerJoin', held, { Queue: 'support' }));
  expect(over).toMatchObject({ callId: first, phase: 'over', reason: 'error' });
  expect([over?.far, over?.heldChannelId]).toEqual([undefined, undefined]);
});

it('the telephone hangs up: both are over', () => {
  const model = consults();
  play(model, event('Hangup', own, { Cause: '16' }));
  expect(seen(model)).toBe('');
});

it('a telephone that holds in a consultation holds the call that it talks in, and takes back that one', () => {
  const model = consults();
  now += 5_000;
  play(model, event('Hold', own));
  expect(seen(model)).toBe(`${first} held, ${second} held`);
  play(model, event('Unhold', own));
  expect(seen(model)).toBe(`${first} held, ${second} connected`);
});

it('a browser that held a moment too late does not put the caller on hold again', () => {
  const model = consults();
  play(model, event('BridgeLeave', up), event('BridgeLeave', own));
  now += 5_000;
  const back = [
    event('BridgeEnter', own, { BridgeUniqueid: 'b3' }),
    event('BridgeEnter', caller, { BridgeUniqueid: 'b3' }),
  ];
  for (const one of [...back, event('Hold', own)]) model.take(one, now);
  expect(firstOf(model).phase).toBe('connected');
  play(model, event('Hold', own));
  expect(firstOf(model).phase).toBe('held');
});

it('a conference has both, loses whom it loses, and is over with the last of them', () => {
  const model = consults();
  const second0 = model.legOf(second) as Leg;
  expect(model.areMerged(firstOf(model), second0).map(({ callId, phase }) => [callId, phase])).toEqual([
    [first, 'connected'],
    [second, 'over'],
  ]);
  expect(firstOf(model).parties?.map(({ number }) => number)).toEqual(['+12025550123', '102']);
  play(model, event('ConfbridgeMute', asked));
  expect(firstOf(model).parties?.map(({ muted = false }) => muted)).toEqual([false, true]);
  expect(play(model, event('ConfbridgeMute', asked))).toEqual([]);
  play(model, event('Hangup', caller, { Cause: '16' }));
  // With one left it is a call like any other, of which it is still said who that is.
  expect(firstOf(model)).toMatchObject({ phase: 'connected', far: asked.id, left: [{ number: '102', muted: true }] });
  expect(firstOf(model).parties).toBeUndefined();
  const told: Told = { ...untold, stage: 'connected', parties: [] };
  expect(nextStep(firstOf(model), told)).toMatchObject({ event: { type: 'call.conferenced', parties: [{}] } });
  play(model, event('ConfbridgeUnmute', asked));
  expect(firstOf(model).left?.[0]).not.toHaveProperty('muted');
  expect(play(model, event('Hangup', asked, { Cause: '16' }))).toEqual([
    expect.objectContaining({ callId: first, phase: 'over', reason: 'normal' }),
  ]);
});

it('a colleague who is asked is told by name, where the PBX knows one, as who was chosen by it', async () => {
  const model = new PbxModel(naming);
  play(model, ...queueRings());
  consults(model);
  const pbx = { action: async () => toAmiMessage({}), list: async () => [] };
  const about = { acceptAnswers: true, inBrowser: false, relatedCallId: first };
  const nameOf = (extension: string) => (extension === '102' ? 'Ben Carter' : undefined);
  const asked = model.legOf(second) as Leg;
  const offer = await describeCall(asked, model, pbx, { queues: new Map() }, { ...about, nameOf });
  expect(offer.to).toEqual({ number: '102', displayName: 'Ben Carter' });
  const caller = await describeCall(firstOf(model), model, pbx, { queues: new Map() }, { ...about, nameOf });
  expect(caller.to.displayName).toBeUndefined();
});

it('a caller who hides the number hides it in the conference, and from the colleague who is rung next', async () => {
  const model = new PbxModel(naming);
  play(model, ...queueRings());
  const pbx = { action: async () => toAmiMessage({ Value: 'prohib_passed_screen' }), list: async () => [] };
  const about = {
    acceptAnswers: true,
    inBrowser: false,
    relatedCallId: undefined,
    nameOf: () => undefined,
  };
  const offer = await describeCall(firstOf(model), model, pbx, { queues: new Map() }, about);
  expect(offer.from).toEqual({ withheld: true });
  consults(model);
  model.areMerged(firstOf(model), model.legOf(second) as Leg);
  expect(firstOf(model).parties?.[0]).toEqual({ id: caller.id, state: 'connected', withheld: true });
  const colleague: ChannelFields = { ...phone, id: 'p-1.7', name: 'PJSIP/102-00000007' };
  play(model, event('Newchannel', { ...colleague, state: 0 }), event('DialBegin', caller, {}, colleague));
  expect(model.legs()).toHaveLength(2);
  expect(JSON.stringify(model.legs())).not.toMatch(/2025550123|Maria/);
});

describe('the connector starts anew', () => {
  const snapshot = { entries: [], onHold: new Set<string>(), recorded: new Set<string>(), hidden: new Set<string>() };
  const restarted = (...channels: readonly AmiMessage[]): PbxModel => {
    const model = new PbxModel(naming);
    model.takeSnapshot({ ...snapshot, channels }, 0);
    return model;
  };

  it('in a consultation: both calls have their ids, the caller is on hold, the colleague is talked with', () => {
    const model = restarted(
      row(held),
      row({ ...own, exten: 'seatask' }, { BridgeId: 'b2' }),
      row(up, { BridgeId: 'b2' }),
    );
    expect(seen(model)).toBe(`${first} held, ${second} connected`);
    expect(model.legOf(second)?.relatedCallId).toBe(first);
  });

  it('after a swap: the caller is talked with, and the colleague is on hold', () => {
    const seat = row({ ...own, exten: 'seatp12' }, { BridgeId: 'b3' });
    const model = restarted(
      row({ ...caller, context: 'crm', exten: 'roomp12' }, { BridgeId: 'b3' }),
      seat,
      row({ ...up, exten: 'hold' }),
    );
    expect(seen(model)).toBe(`${first} connected, ${second} held`);
    expect(firstOf(model).far).toBe(caller.id);
  });

  it('when the caller is gone: the colleague alone is there', () => {
    const model = restarted(row({ ...own, exten: 'seatask' }, { BridgeId: 'b2' }), row(up, { BridgeId: 'b2' }));
    expect(seen(model)).toContain(`${second} connected`);
  });

  it('and was killed as it brought caller and colleague together: both are on hold', () => {
    const quiet = { context: 'crm', exten: 'quiet' };
    const model = restarted(
      row({ ...caller, ...quiet }),
      row({ ...own, exten: 'seatask' }, { BridgeId: 'b2' }),
      row({ ...up, ...quiet }),
    );
    expect(seen(model)).toBe(`${first} held, ${second} held`);
    expect(firstOf(model)).toMatchObject({ heldChannelId: caller.id, far: caller.id });
  });

  it('and was killed as it brought all into one call: the caller, who is alone in it, is on hold', () => {
    const model = restarted(
      row({ ...caller, context: 'crm', exten: 'meetp12' }, { BridgeId: 'b4' }),
      row({ ...own, exten: 'seatask' }, { BridgeId: 'b2' }),
      row(up, { BridgeId: 'b2' }),
    );
    expect(seen(model)).toBe(`${first} held, ${second} connected`);
    expect(firstOf(model)).toMatchObject({ heldChannelId: caller.id, far: caller.id });
  });

  it('of a caller who hides the number nobody in the conference is told it', () => {
    const rows = [
      row({ ...caller, context: 'crm', exten: 'meetp12' }, { BridgeId: 'b4' }),
      row({ ...up, exten: 'meetp12' }, { BridgeId: 'b4' }),
      row({ ...own, exten: 'meetp12' }, { BridgeId: 'b4' }),
    ];
    const model = new PbxModel(naming);
    model.takeSnapshot({ ...snapshot, channels: rows, hidden: new Set([caller.id]) }, 0);
    expect(firstOf(model).parties?.[0]).toEqual({ id: caller.id, state: 'connected', withheld: true });
    expect(JSON.stringify(model.legs())).not.toMatch(/2025550|Maria/);
  });

  it('in a conference: one call with both, on hold where the telephone is away from it', () => {
    const meet = [
      row({ ...caller, context: 'crm', exten: 'meetp12' }, { BridgeId: 'b4' }),
      row({ ...up, exten: 'meetp12' }, { BridgeId: 'b4' }),
    ];
    const inside = restarted(...meet, row({ ...own, exten: 'meetp12' }, { BridgeId: 'b4' }));
    expect(seen(inside)).toBe(`${first} connected`);
    expect(firstOf(inside).parties).toHaveLength(2);
    expect(seen(restarted(...meet, row({ ...own, exten: 'quiet' })))).toBe(`${first} held`);
  });
});

describe('Consult and the conference', () => {
  const names = 'Hangup Redirect Bridge Originate ShowDialPlan ConfbridgeMute'.split(' ');
  const offered = (actions: readonly string[], consults: boolean): readonly string[] =>
    readRights(
      toAmiMessage(Object.fromEntries(actions.map((name) => [name, 'x']))),
      { holds: true, consults },
      { answer: 'phone', recording: 'no' },
    ).capabilities.filter((word) => word === 'consult' || word === 'conference');

  it('are offered where the PBX has the include and the conference bridge, and not otherwise', () => {
    expect(offered(names, true)).toEqual(['consult', 'conference']);
    expect(offered(names, false)).toEqual([]);
    expect(offered(names.slice(0, -1), true)).toEqual([]);
  });
});

describe('the call that a ring follows', () => {
  const colleague: ChannelFields = { ...phone, id: 'p-1.7', name: 'PJSIP/102-00000007' };
  const rung = (model: PbxModel): Leg => model.legs().find(({ endpoint }) => endpoint === '102') as Leg;

  it('the colleague who is asked has the call about which is asked', () => {
    const model = consults();
    const far = { ...asked, id: `${askedId};2`, name: 'Local/102@from-internal-00000001;2' };
    play(model, event('Newchannel', far), event('DialBegin', far, {}, { ...colleague, linked: askedId }));
    expect(model.earlierOf(rung(model))).toBe(first);
  });

  it('a caller who is passed on comes with the call of the agent before, whose telephone is gone by then', () => {
    const model = new PbxModel(naming);
    play(model, ...queueRings(), ...answered());
    play(model, event('Hangup', { ...phone, state: 6 }, { Cause: '16' }));
    play(model, event('Newchannel', { ...colleague, state: 0 }), event('DialBegin', caller, {}, colleague));
    expect(model.earlierOf(rung(model))).toBe(first);
  });

  it('a caller whom nobody has answered yet follows nobody, however many telephones rang', () => {
    const model = new PbxModel(naming);
    play(model, ...queueRings(), event('Hangup', phone, { Cause: '0' }));
    play(model, event('Newchannel', { ...colleague, state: 0 }), event('DialBegin', caller, {}, colleague));
    expect(model.earlierOf(rung(model))).toBeUndefined();
  });
});
