import { randomUUID } from 'node:crypto';
import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { directory } from '../../simulator/directory';
import { eventually } from '../scenarios/harness/eventually';
import { InteropWorld } from './harness/interopWorld';
import type { AgentAtSoftphone } from './harness/softphone';
import type { Telephone } from './harness/telephone';
import { loudness } from './harness/tones';

/** What a clear tone has at least: our telephones send at 10,000 and more. What is silent has a hundredth of it. */
const loud = 2_000;
const direct = '12025550103';
/** What each sends in place of a voice: the agent, the supervisor, the caller. */
const [agents, supervisors, callers] = [700, 900, 1_100] as const;
const source = directory.telephony.clientId;

jest.setTimeout(90_000);
let world: InteropWorld;
beforeAll(async () => {
  world = await InteropWorld.start(process.env.DEBIAN_ROOT ?? '');
}, 90_000);
afterEach(() => world.endTest());
afterAll(() => world.stop());

/** Whether a telephone hears these frequencies now, and none of the others. */
const hears = async (telephone: Telephone, ...hertz: readonly number[]): Promise<void> => {
  const now = (): string => {
    const heard = telephone.heard().slice(-2_400);
    return [agents, supervisors, callers].filter((one) => loudness(heard, one) > loud).join(' ');
  };
  await eventually(now, hertz.join(' '));
};

const asksToListen = async (who: AgentAtSoftphone, target: string): Promise<string> => {
  const callId = randomUUID();
  await who.send({ type: 'command.dial', id: callId, callId, source, target, format: 'supervise' });
  return callId;
};

interface Listening {
  readonly ada: AgentAtSoftphone;
  readonly ben: AgentAtSoftphone;
  readonly desk: Telephone;
  readonly own: Telephone;
  readonly caller: Telephone;
  readonly talk: CallSnapshot;
  readonly callId: string;
}

async function talks() {
  const desk = await world.telephone('101', agents);
  const own = await world.telephone('102', supervisors);
  const caller = await world.telephone('103', callers);
  const ada = await world.agent('ada');
  const ben = await world.agent('ben');
  caller.do('dial', `sip:${direct}@127.0.0.1:${world.pbx.ports.sip}`);
  const talk = await ada.next([]);
  await desk.accept();
  await ada.becomes(talk.callId, 'connected');
  await hears(desk, callers);
  return { ada, ben, desk, own, caller, talk };
}

/** Ben listens to Ada's call. */
async function listens(): Promise<Listening> {
  const there = await talks();
  const { ben, own, ada, talk } = there;
  const callId = await asksToListen(ben, '101');
  await own.accept();
  await ben.becomes(callId, 'connected');
  await hears(own, agents, callers);
  await eventually(() => ada.call(talk.callId)?.supervised, true);
  return { ...there, callId };
}
const way = ({ ben, callId }: Listening) => ben.call(callId)?.supervision;
const told = (call: Listening, wanted: string): Promise<void> => eventually(() => way(call), wanted);

it('a supervisor hears both and is heard by nobody, then by the agent alone, then by both, then by nobody again', async () => {
  const call = await listens();
  const { ben, desk, own, caller, callId } = call;
  expect(ben.call(callId)).toMatchObject({
    ...{ supervision: 'listen', capabilities: ['serverHangup', 'supervise'], direction: 'outbound' },
  });
  const change = (command: string) => ben.command({ callId, source } as CallSnapshot, { type: `command.${command}` });
  await hears(desk, callers);
  await hears(caller, agents);
  await change('whisper');
  await told(call, 'whisper');
  await hears(desk, supervisors, callers);
  await hears(caller, agents);
  await hears(own, agents, callers);
  await change('barge');
  await told(call, 'barge');
  await hears(desk, supervisors, callers);
  await hears(caller, agents, supervisors);
  await hears(own, agents, callers);
  await change('listen');
  await told(call, 'listen');
  await hears(desk, callers);
  await hears(caller, agents);
  expect(call.ada.call(call.talk.callId)).toMatchObject({ state: 'connected', supervised: true });
});

it('when the caller hangs up the supervisor is out; when the supervisor hangs up the call goes on, and says so', async () => {
  const first = await listens();
  first.caller.do('hangup');
  await first.ada.becomes(first.talk.callId, 'normal');
  await first.ben.becomes(first.callId, 'normal');
  await eventually(() => world.pbx.channels(), 0);
});

it('when the supervisor hangs up, in the softphone or at the telephone, agent and caller go on', async () => {
  const call = await listens();
  const { ada, ben, desk, own, caller, talk } = call;
  await ben.command({ callId: call.callId, source } as CallSnapshot, { type: 'command.hangup' });
  await ben.becomes(call.callId, 'normal');
  await eventually(() => ada.call(talk.callId)?.supervised, undefined);
  await hears(desk, callers);
  await hears(caller, agents);
  const again = await asksToListen(ben, '101');
  await own.accept();
  await ben.becomes(again, 'connected');
  await eventually(() => ada.call(talk.callId)?.supervised, true);
  own.do('hangup');
  await ben.becomes(again, 'normal');
  await eventually(() => ada.call(talk.callId)?.supervised, undefined);
  await hears(caller, agents);
});

it('the connector killed while a supervisor whispers, and started: who hears the supervisor is told as it is', async () => {
  const call = await listens();
  const { ada, ben, desk, talk, callId } = call;
  await ben.command({ callId, source } as CallSnapshot, { type: 'command.whisper' });
  await told(call, 'whisper');
  await world.connector.stop('SIGKILL');
  await world.connector.start();
  await hears(desk, supervisors, callers);
  await ben.command({ callId, source } as CallSnapshot, { type: 'command.barge' });
  await told(call, 'barge');
  await hears(call.caller, agents, supervisors);
  await ben.command({ callId, source } as CallSnapshot, { type: 'command.hangup' });
  await ben.becomes(callId, 'normal');
  await eventually(() => ada.call(talk.callId)?.supervised, undefined);
});

it('the call is over before the supervisor takes up the telephone: nobody is listened to, also not the next call', async () => {
  const { ada, ben, desk, own, caller, talk } = await talks();
  const callId = await asksToListen(ben, '101');
  await own.until('CALL_INCOMING');
  caller.do('hangup');
  await ada.becomes(talk.callId, 'normal');
  await desk.until('CALL_CLOSED');
  await own.accept();
  await own.until('CALL_CLOSED');
  await eventually(() => ben.call(callId)?.state, 'disconnected');
  await eventually(() => world.pbx.channels(), 0);
});

it('the agent gives the caller away while a supervisor has joined in: the supervisor is out, and the new call is theirs', async () => {
  const call = await listens();
  const { ada, ben, caller, talk, callId } = call;
  await ben.command({ callId, source } as CallSnapshot, { type: 'command.barge' });
  await told(call, 'barge');
  await hears(caller, agents, supervisors);
  const colleague = await world.telephone('104', agents);
  await ada.command(talk, { type: 'command.blind-transfer', target: '104' });
  await ben.becomes(callId, 'normal');
  await colleague.accept();
  await hears(caller, agents);
  await hears(colleague, callers);
});

it('who talks with nobody is not listened to: no telephone rings', async () => {
  const own = await world.telephone('102', supervisors);
  const ben = await world.agent('ben');
  const callId = await asksToListen(ben, '101');
  await ben.becomes(callId, 'not-dialled');
  expect(own.events).not.toContain('CALL_INCOMING');
});
