import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { directory } from '../../simulator/directory';
import { ada } from '../adaptor/adaptorWorld';
import { eventually } from '../scenarios/harness/eventually';
import { startCrowd, startHolding } from './harness/crowd';
import { crowd, InteropWorld } from './harness/interopWorld';
import { loudness, loudParts } from './harness/tones';

/** What a clear tone has at least: our telephones send at 10,000 and more. */
const loud = 2_000;
const support = '12025550100';
const byFreePbx = '12025550101';
const shortRing = '12025550102';
const direct = '12025550103';
const many = '12025550104';
const recorded = '12025550105';
const holding = '12025550108';

jest.setTimeout(60_000);
let world: InteropWorld;
beforeAll(async () => {
  world = await InteropWorld.start(process.env.DEBIAN_ROOT ?? '');
}, 90_000);
afterEach(() => world.endTest());
afterAll(() => world.stop());

it.each([
  ['a queue whose members are telephones', support],
  ['a queue as FreePBX writes it, with Local members', byFreePbx],
])(
  'a call from outside by %s rings, is answered at the telephone, is heard both ways and ends',
  async (_what, number) => {
    const telephone = await world.telephone('101');
    const agent = await world.agent('ada');
    const caller = await world.call(number);
    const ring = await agent.next([]);
    expect(ring).toMatchObject({ direction: 'inbound', from: { number: '+12025550123', displayName: 'Maria Silva' } });
    expect(ring.to.number).toBe(number);
    expect(['support', 'freepbx']).toContain(ring.queue);
    expect(ring.waitedMs).toBeGreaterThanOrEqual(0);
    expect(ring.waitedMs).toBeLessThan(5_000);
    expect(ring.capabilities?.join(' ')).toBe(
      'reject hold dtmf blindTransfer consult conference serverHangup recordPause deflect voicemail directory',
    );
    await agent.decide(ring, 'accepted');
    await telephone.accept();
    await telephone.until('CALL_ESTABLISHED');
    await agent.becomes(ring.callId, 'connected');
    // The caller's end sends back what it hears: the telephone's own tone came and went.
    await eventually(() => loudness(telephone.heard().slice(-4_000), telephone.hertz) > loud, true);
    telephone.do('hangup');
    expect((await agent.becomes(ring.callId, 'normal')).reason).toBe('normal');
    expect(await caller.ended).toBe(0);
    expect(agent.calls()).toHaveLength(1);
  },
);

it('a caller who gives up takes the ring away, and one who hangs up ends the call', async () => {
  const telephone = await world.telephone('101');
  const agent = await world.agent('ada');
  const giving = await world.call(support);
  const impatient = await agent.next([]);
  giving.hangUp();
  await agent.becomes(impatient.callId, 'cancelled');
  const caller = await world.call(support);
  const ring = await agent.next([impatient]);
  await telephone.accept();
  await agent.becomes(ring.callId, 'connected');
  caller.hangUp();
  await agent.becomes(ring.callId, 'normal');
});

it('reject in the softphone sends the caller to the next agent', async () => {
  await world.telephone('101');
  await world.telephone('102', 900);
  const agents = [await world.agent('ada'), await world.agent('ben')] as const;
  await world.call(support);
  let first = agents[0].open()[0] ?? agents[1].open()[0];
  await eventually(() => (first = agents[0].open()[0] ?? agents[1].open()[0]) !== undefined, true);
  const rejecting = agents[0].open().length > 0 ? agents[0] : agents[1];
  const other = rejecting === agents[0] ? agents[1] : agents[0];
  if (first === undefined) throw new Error('Nobody rings.');
  await eventually(() => rejecting.call(first?.callId ?? '')?.state, 'alerting');
  await rejecting.decide(first, 'rejected');
  await rejecting.becomes(first.callId, 'rejected');
  const next = await other.next([]);
  expect(next.callId).not.toBe(first.callId);
  expect(next.from.number).toBe('+12025550123');
});

it('a ring that is sent on rings at the colleague or in voicemail, and is over for the agent who did it', async () => {
  const telephone = await world.telephone('101');
  const colleague = await world.telephone('102', 900);
  const ada = await world.agent('ada');
  const ben = await world.agent('ben');
  const caller = await world.call(byFreePbx);
  const ring = await ada.next([]);
  await telephone.until('CALL_INCOMING');
  await eventually(() => ada.call(ring.callId)?.state, 'alerting');
  await ada.command(ring, { type: 'command.deflect', target: '999' });
  await eventually(() => ada.call(ring.callId)?.failedCommand?.why, 'refused');
  await ada.command(ring, { type: 'command.deflect', target: '102' });
  await ada.becomes(ring.callId, 'transferred');
  await telephone.until('CALL_CLOSED');
  const next = await ben.next([]);
  expect(next.from.number).toBe('+12025550123');
  await colleague.accept();
  await eventually(() => loudness(colleague.heard().slice(-2_400), colleague.hertz) > loud, true);
  caller.hangUp();
  await ben.becomes(next.callId, 'normal');
  await world.call(direct);
  const second = await ada.next([ring]);
  await eventually(() => ada.call(second.callId)?.state, 'alerting');
  await ada.command(second, { type: 'command.to-voicemail' });
  await ada.becomes(second.callId, 'transferred');
  // The box of the laboratory answers and listens.
  await eventually(() => world.pbx.channels(), 1);
});

it('a telephone that nobody answers is told as such, and the next one rings', async () => {
  await world.telephone('101');
  await world.telephone('102', 900);
  const agents = [await world.agent('ada'), await world.agent('ben')] as const;
  await world.call(shortRing);
  for (const agent of agents) {
    const ring = await agent.next([]);
    await agent.becomes(ring.callId, 'no-answer', 15_000);
  }
});

it('hold, retrieve, digits and hang-up in the softphone do what they say', async () => {
  const telephone = await world.telephone('101');
  const agent = await world.agent('ada');
  const caller = await world.call(support);
  const ring = await agent.next([]);
  await telephone.accept();
  await agent.becomes(ring.callId, 'connected');
  const hearsItself = (): boolean => loudness(telephone.heard().slice(-2_400), telephone.hertz) > loud;
  await eventually(hearsItself, true);
  await agent.command(ring, { type: 'command.hold' });
  await agent.becomes(ring.callId, 'held');
  await eventually(hearsItself, false);
  await agent.command(ring, { type: 'command.retrieve' });
  await agent.becomes(ring.callId, 'connected');
  await eventually(hearsItself, true);
  await agent.command(ring, { type: 'command.send-digits', digits: '12#' });
  // The caller's end sends back what it hears: so the keys were heard there.
  await telephone.until('CALL_DTMF_START');
  await eventually(() => agent.call(ring.callId)?.commands, undefined);
  expect(agent.call(ring.callId)?.failedCommand).toBeUndefined();
  await agent.command(ring, { type: 'command.hangup' });
  await agent.becomes(ring.callId, 'normal');
  expect(await caller.ended).toBe(0);
  expect(agent.way(ring.callId).filter((state) => state === 'held')).toHaveLength(1);
});

it('what the queue records is told, and in a pause nothing is in the file', async () => {
  const telephone = await world.telephone('101');
  const agent = await world.agent('ada');
  await world.call(recorded);
  const ring = await agent.next([]);
  await telephone.accept();
  await agent.becomes(ring.callId, 'connected');
  const recording = (): string | undefined => agent.call(ring.callId)?.recording;
  await eventually(recording, 'on');
  await sleep(1_500);
  await agent.command(ring, { type: 'command.record-pause' });
  await eventually(recording, 'paused');
  await sleep(2_000);
  await agent.command(ring, { type: 'command.record-resume' });
  await eventually(recording, 'on');
  await sleep(1_500);
  telephone.do('hangup');
  await agent.becomes(ring.callId, 'normal');
  expect(loudParts(world.pbx.recorded(), telephone.hertz)).toMatch(/1{3}0{6,}1{3}/);
});

it('hold at the telephone itself is seen in the softphone', async () => {
  const telephones = startHolding(process.env.DEBIAN_ROOT ?? '', world.pbx.ports.crowd);
  try {
    const agent = await world.oneOf(crowd[0]?.oid ?? '');
    const caller = await world.call(holding);
    const call = await agent.next([]);
    // Each is told within moments; the telephone's hands do not wait for it.
    await eventually(() => agent.way(call.callId).slice(-2).join(), 'held,connected');
    await agent.command(call, { type: 'command.hangup' });
    await agent.becomes(call.callId, 'normal');
    expect(await caller.ended).toBe(0);
    expect(agent.way(call.callId).filter((state) => state === 'held')).toHaveLength(1);
  } finally {
    await telephones.stop();
  }
});

it('a blind transfer takes the caller to the colleague, and one to nowhere is refused and harms nobody', async () => {
  const telephone = await world.telephone('101');
  const colleague = await world.telephone('102', 900);
  const agent = await world.agent('ada');
  const other = await world.agent('ben');
  await world.call(direct);
  const ring = await agent.next([]);
  await telephone.accept();
  await agent.becomes(ring.callId, 'connected');
  await agent.command(ring, { type: 'command.blind-transfer', target: '999' });
  await eventually(() => agent.call(ring.callId)?.failedCommand?.why, 'refused');
  expect(agent.call(ring.callId)?.state).toBe('connected');
  await agent.command(ring, { type: 'command.blind-transfer', target: '102' });
  await agent.becomes(ring.callId, 'transferred');
  const next = await other.next([]);
  expect(next.from.number).toBe('+12025550123');
  await colleague.accept();
  await other.becomes(next.callId, 'connected');
  await eventually(() => loudness(colleague.heard().slice(-2_400), colleague.hertz) > loud, true);
});

it('a number that is dialled in the softphone rings at the agent’s own telephone first', async () => {
  const telephone = await world.telephone('101');
  const colleague = await world.telephone('102', 900);
  const agent = await world.agent('ada');
  const other = await world.agent('ben');
  const callId = randomUUID();
  const source = directory.telephony.clientId;
  await agent.send({ type: 'command.dial', id: callId, callId, source, target: '102', format: 'tel' });
  await telephone.until('CALL_INCOMING');
  await telephone.accept();
  await colleague.until('CALL_INCOMING');
  await eventually(() => agent.call(callId)?.farEndRings, true);
  const ring = await other.next([]);
  await colleague.accept();
  await agent.becomes(callId, 'connected');
  await other.becomes(ring.callId, 'connected');
  expect(agent.call(callId)?.capabilities).toContain('hold');
  await agent.command({ ...(agent.call(callId) ?? ring), callId, source }, { type: 'command.hangup' });
  await agent.becomes(callId, 'normal');
  await other.becomes(ring.callId, 'normal');
});

it('a number that does not exist is not dialled, and no telephone rings', async () => {
  const telephone = await world.telephone('101');
  const agent = await world.agent('ada');
  const callId = randomUUID();
  const source = directory.telephony.clientId;
  await agent.send({ type: 'command.dial', id: callId, callId, source, target: '999', format: 'tel' });
  await agent.becomes(callId, 'not-dialled');
  expect(telephone.events).not.toContain('CALL_INCOMING');
});

it('a call that the agent makes at the telephone is shown as outgoing', async () => {
  const telephone = await world.telephone('101');
  const colleague = await world.telephone('102', 900);
  const agent = await world.agent('ada');
  telephone.do('dial', `sip:102@127.0.0.1:${world.pbx.ports.sip}`);
  const call = await agent.next([], ({ direction }) => direction === 'outbound');
  expect(call.to.number).toBe('102');
  await colleague.until('CALL_INCOMING');
  await colleague.accept();
  await agent.becomes(call.callId, 'connected');
  telephone.do('hangup');
  await agent.becomes(call.callId, 'normal');
});

it('a caller who hides the number stays hidden', async () => {
  await world.telephone('101');
  const agent = await world.agent('ada');
  await world.call(support, { from: { number: '+12025550199', withheld: true } });
  const ring = await agent.next([]);
  expect(ring.from).toEqual({ withheld: true });
});

it('not ready in the softphone is a pause of the queue, and a pause at the PBX is not ready in the softphone', async () => {
  await world.telephone('101');
  const agent = await world.agent('ada');
  const stateOf = async (): Promise<unknown> =>
    (await world.adaptor.call('GET', `agents/${ada}`, world.adaptor.tokens.telephony)).body;
  await agent.send({ type: 'agent.changed', id: randomUUID(), ready: false, reason: 'Lunch', changedBy: 'agent' });
  await eventually(() => world.pbx.paused('101'), 'Lunch');
  await agent.send({ type: 'agent.changed', id: randomUUID(), ready: true, changedBy: 'agent' });
  await eventually(() => world.pbx.paused('101'), undefined);
  await world.pbx.pause('101', 'Meeting');
  await eventually(async () => JSON.stringify(await stateOf()).includes('"reason":"Meeting"'), true);
  await world.pbx.pause('101', undefined);
  await eventually(async () => JSON.stringify(await stateOf()).includes('"ready":true'), true);
  await sleep(100);
  expect(await world.pbx.paused('101')).toBeUndefined();
});

it('twenty callers at once are twenty calls, each of one agent, and each ends', async () => {
  const telephones = startCrowd(process.env.DEBIAN_ROOT ?? '', world.pbx.ports.crowd);
  try {
    const agents = await Promise.all(crowd.map(({ oid }) => world.oneOf(oid)));
    const callers = await world.call(many, { calls: 20 });
    const talks = (): readonly CallSnapshot[] =>
      agents.flatMap((agent) => agent.calls().filter(({ state }) => state === 'connected'));
    await eventually(() => talks().length, 20, 30_000);
    // Each hangs up in the softphone: so no call ends before all are seen, however slow the machine is.
    for (const agent of agents) for (const call of agent.open()) await agent.command(call, { type: 'command.hangup' });
    for (const agent of agents) {
      expect(agent.calls()).toHaveLength(1);
      for (const { callId } of agent.calls()) await agent.becomes(callId, 'normal', 20_000);
    }
    expect(await callers.ended).toBe(0);
  } finally {
    await telephones.stop();
  }
});

it('an agent whose telephone is gone, and one who talks, are not rung: the caller waits for who is free', async () => {
  const busy = await world.telephone('101');
  const agents = [await world.agent('ada'), await world.agent('ben')] as const;
  await world.call(support);
  const talk = await agents[0].next([]);
  await busy.accept();
  await agents[0].becomes(talk.callId, 'connected');
  await world.call(support, { from: { number: '+12025550131', name: 'Thomas Andersen' } });
  // The wait is counted from there, not from when the caller dialled.
  await eventually(() => world.pbx.waiting(), 1);
  await sleep(1_500);
  expect(agents[0].open()).toHaveLength(1);
  expect(agents[1].open()).toHaveLength(0);
  await world.telephone('102', 900);
  const waited = await agents[1].next([]);
  expect(waited.from.number).toBe('+12025550131');
  expect(waited.queue).toBe('support');
  expect(waited.waitedMs).toBeGreaterThan(1_400);
});
