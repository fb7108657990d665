import { setTimeout as sleep } from 'node:timers/promises';
import type { CallSnapshot } from '../../protocol/messages/callSnapshot';
import { activityRowId } from '../../adaptor/src/model/activityRowId';
import { ada as adaOid } from '../adaptor/adaptorWorld';
import { eventually } from '../scenarios/harness/eventually';
import { InteropWorld } from './harness/interopWorld';
import type { AgentAtSoftphone } from './harness/softphone';
import type { Telephone } from './harness/telephone';
import { loudness } from './harness/tones';

/** What a clear tone has at least: our telephones send at 10,000 and more. What is silent has a hundredth of it. */
const loud = 2_000;
const quiet = 700;
const music = 300;
const direct = '12025550103';
const support = '12025550100';

jest.setTimeout(90_000);
let world: InteropWorld;
beforeAll(async () => {
  world = await InteropWorld.start(process.env.DEBIAN_ROOT ?? '');
}, 90_000);
afterEach(() => world.endTest());
afterAll(() => world.stop());

interface Pair {
  readonly ada: AgentAtSoftphone;
  readonly desk: Telephone;
  readonly colleague: Telephone;
  readonly caller: Telephone;
  readonly first: CallSnapshot;
  readonly second: CallSnapshot;
}

/** Whether a telephone hears these frequencies now, and none of the others. */
const hears = async (telephone: Telephone, ...hertz: readonly number[]): Promise<void> => {
  const now = (): string => {
    const heard = telephone.heard().slice(-2_400);
    return [music, 700, 900, 1_100]
      .filter((one) => loudness(heard, one) > (hertz.includes(one) ? loud : quiet * 3))
      .join(' ');
  };
  await eventually(now, hertz.join(' '));
};

/** Who calls has a telephone with a tone and an ear of its own, and no agent. */
async function talks(to = direct): Promise<Omit<Pair, 'second' | 'colleague'>> {
  const desk = await world.telephone('101');
  const caller = await world.telephone('103', 1_100);
  const ada = await world.agent('ada');
  caller.do('dial', `sip:${to}@127.0.0.1:${world.pbx.ports.sip}`);
  const first = await ada.next([]);
  await desk.accept();
  await ada.becomes(first.callId, 'connected');
  await hears(desk, 1_100);
  await hears(caller, 700);
  return { ada, desk, caller, first };
}

async function consults(to = direct): Promise<Pair> {
  const colleague = await world.telephone('102', 900);
  const talk = await talks(to);
  const { ada, first } = talk;
  await ada.command(first, { type: 'command.consult', target: '102' });
  const second = await ada.next([first]);
  expect(second).toMatchObject({ direction: 'outbound', relatedCallId: first.callId, to: { number: '102' } });
  await ada.becomes(first.callId, 'held');
  await eventually(() => ada.call(second.callId)?.farEndRings, true);
  await colleague.accept();
  await ada.becomes(second.callId, 'connected');
  return { ...talk, colleague, second };
}

it.each([direct, support])(
  'who asks a colleague talks with them alone: the caller of %s hears music, and none of the two',
  async (number) => {
    const { desk, colleague, caller } = await consults(number);
    await hears(desk, 900);
    await hears(colleague, 700);
    await hears(caller, music);
  },
);

it('a swap brings the caller back while the colleague hears music, and another one the colleague', async () => {
  const { ada, desk, colleague, caller, first, second } = await consults();
  await ada.command(first, { type: 'command.retrieve' });
  await ada.becomes(first.callId, 'connected');
  await ada.becomes(second.callId, 'held');
  await hears(desk, 1_100);
  await hears(caller, 700);
  await hears(colleague, music);
  await ada.command(second, { type: 'command.retrieve' });
  await ada.becomes(second.callId, 'connected');
  await ada.becomes(first.callId, 'held');
  await hears(desk, 900);
  await hears(caller, music);
});

it('completed, the caller and the colleague hear each other, the agent is out of it, and it ends with either', async () => {
  const { ada, desk, colleague, caller, first, second } = await consults();
  await ada.command(second, { type: 'command.complete-transfer' });
  await ada.becomes(first.callId, 'transferred');
  await ada.becomes(second.callId, 'transferred');
  await hears(colleague, 1_100);
  await hears(caller, 900);
  await desk.until('CALL_CLOSED');
  colleague.do('hangup');
  await caller.until('CALL_CLOSED');
  await eventually(() => world.pbx.channels(), 0);
});

it('completed before the colleague has answered, the caller rings there and talks when it is answered', async () => {
  const colleague = await world.telephone('102', 900);
  const { ada, caller, first } = await talks();
  await ada.command(first, { type: 'command.consult', target: '102' });
  const second = await ada.next([first]);
  await eventually(() => ada.call(second.callId)?.farEndRings, true);
  await ada.command(first, { type: 'command.complete-transfer' });
  await ada.becomes(first.callId, 'transferred');
  await ada.becomes(second.callId, 'transferred');
  await sleep(300);
  await colleague.accept();
  await hears(colleague, 1_100);
  await hears(caller, 900);
});

it('a colleague who is asked, and to whom the caller is passed on, has the activity of the first call', async () => {
  const ben = await world.agent('ben');
  await world.telephone('102', 900);
  const { ada, first } = await talks();
  const { source, callId } = first;
  const activity = activityRowId({ source, callId, oid: adaOid });
  await ada.command(first, { type: 'command.consult', target: '102' });
  const asked = await ben.next([]);
  expect(asked).toMatchObject({ direction: 'inbound', earlierActivity: activity });
  const second = await ada.next([first]);
  await eventually(() => ada.call(second.callId)?.farEndRings, true);
  await ada.command(first, { type: 'command.complete-transfer' });
  await ada.becomes(first.callId, 'transferred');
  expect(await ben.next([asked])).toMatchObject({ direction: 'inbound', earlierActivity: activity });
});

it('back to the caller, the consultation is over and the caller is heard again', async () => {
  const { ada, desk, colleague, caller, first, second } = await consults();
  await ada.command(second, { type: 'command.cancel-consult' });
  await ada.becomes(second.callId, 'normal');
  await ada.becomes(first.callId, 'connected');
  await colleague.until('CALL_CLOSED');
  await hears(desk, 1_100);
  await hears(caller, 700);
  caller.do('hangup');
  await ada.becomes(first.callId, 'normal');
  await eventually(() => world.pbx.channels(), 0);
});

it('a colleague who rejects, or a number that is not there, costs neither the caller nor the agent’s telephone', async () => {
  const colleague = await world.telephone('102', 900);
  const { ada, desk, caller, first } = await talks();
  await ada.command(first, { type: 'command.consult', target: '999' });
  await eventually(() => ada.call(first.callId)?.failedCommand?.why, 'refused');
  await hears(caller, 700);
  await ada.command(first, { type: 'command.consult', target: '102' });
  const second = await ada.next([first]);
  await colleague.until('CALL_INCOMING');
  colleague.do('hangup');
  await eventually(() => ada.call(second.callId)?.state, 'disconnected');
  expect(['busy', 'rejected']).toContain(ada.call(second.callId)?.reason);
  await hears(caller, music);
  await hears(desk);
  await ada.command(first, { type: 'command.retrieve' });
  await ada.becomes(first.callId, 'connected');
  await hears(caller, 700);
});

it('when the caller gives up during the consultation, the agent goes on talking with the colleague', async () => {
  const { ada, desk, colleague, caller, first, second } = await consults();
  caller.do('hangup');
  await ada.becomes(first.callId, 'normal');
  expect(ada.call(second.callId)?.state).toBe('connected');
  await hears(desk, 900);
  await hears(colleague, 700);
  await ada.command(second, { type: 'command.hangup' });
  await ada.becomes(second.callId, 'normal');
  await eventually(() => world.pbx.channels(), 0);
});

describe('a conference', () => {
  async function confers(): Promise<Pair> {
    const pair = await consults();
    await pair.ada.command(pair.second, { type: 'command.merge' });
    await pair.ada.becomes(pair.second.callId, 'normal');
    await pair.ada.becomes(pair.first.callId, 'connected');
    await eventually(
      () =>
        partiesOf(pair)
          ?.map(({ number }) => number)
          .join(),
      '103,102',
    );
    return pair;
  }
  const partiesOf = ({ ada, first }: Pair) => ada.call(first.callId)?.parties;
  const partyId = (pair: Pair, number: string): string =>
    partiesOf(pair)?.find((one) => one.number === number)?.id ?? '';

  it('all three hear each other; who is muted is heard by nobody, and hears; dropped, one is out of it', async () => {
    const pair = await confers();
    const { ada, desk, colleague, caller, first } = pair;
    await hears(desk, 900, 1_100);
    await hears(colleague, 700, 1_100);
    await hears(caller, 700, 900);
    const party = partyId(pair, '102');
    await ada.command(first, { type: 'command.mute-party', party });
    await eventually(
      () =>
        partiesOf(pair)
          ?.map(({ muted = false }) => muted)
          .join(),
      'false,true',
    );
    await hears(desk, 1_100);
    await hears(caller, 700);
    await hears(colleague, 700, 1_100);
    await ada.command(first, { type: 'command.unmute-party', party });
    await hears(caller, 700, 900);
    await ada.command(first, { type: 'command.drop-party', party });
    await eventually(() => partiesOf(pair)?.length, 1);
    await colleague.until('CALL_CLOSED');
    await hears(desk, 1_100);
    await ada.command(first, { type: 'command.hangup' });
    await ada.becomes(first.callId, 'normal');
    await eventually(() => world.pbx.channels(), 0);
  });

  it('with one left it is a call like any other: who was silenced is heard, held they hear music, and they are transferred', async () => {
    const pair = await confers();
    const { ada, desk, colleague, caller, first } = pair;
    await ada.command(first, { type: 'command.mute-party', party: partyId(pair, '102') });
    await hears(desk, 1_100);
    caller.do('hangup');
    await eventually(
      () =>
        partiesOf(pair)
          ?.map(({ number }) => number)
          .join(),
      '102',
    );
    await hears(desk, 900);
    await hears(colleague, 700);
    await ada.command(first, { type: 'command.hold' });
    await ada.becomes(first.callId, 'held');
    await hears(colleague, music);
    await ada.command(first, { type: 'command.retrieve' });
    await ada.becomes(first.callId, 'connected');
    await hears(colleague, 700);
    await hears(desk, 900);
    await ada.command(first, { type: 'command.blind-transfer', target: '103' });
    await ada.becomes(first.callId, 'transferred');
    await caller.accept();
    await hears(colleague, 1_100);
    await hears(caller, 900);
    colleague.do('hangup');
    await eventually(() => world.pbx.channels(), 0);
  });

  it('on hold the agent is not heard and the others talk on; left, the two go on until one hangs up', async () => {
    const pair = await confers();
    const { ada, desk, colleague, caller, first } = pair;
    await ada.command(first, { type: 'command.hold' });
    await ada.becomes(first.callId, 'held');
    await hears(desk);
    await hears(caller, 900);
    await ada.command(first, { type: 'command.retrieve' });
    await ada.becomes(first.callId, 'connected');
    await hears(caller, 700, 900);
    await ada.command(first, { type: 'command.leave' });
    await ada.becomes(first.callId, 'transferred');
    await hears(caller, 900);
    await hears(colleague, 1_100);
    caller.do('hangup');
    await eventually(() => world.pbx.channels(), 0);
  });

  it('End call ends it for everybody', async () => {
    const { ada, colleague, caller, first } = await confers();
    await ada.command(first, { type: 'command.hangup' });
    await ada.becomes(first.callId, 'normal');
    await caller.until('CALL_CLOSED');
    await colleague.until('CALL_CLOSED');
    await eventually(() => world.pbx.channels(), 0);
  });
});

it('the connector killed in a consultation and started again takes both calls over, and the swap goes on', async () => {
  const { ada, desk, caller, first, second } = await consults();
  await world.connector.stop('SIGKILL');
  await world.connector.start();
  const states = (): string => [first, second].map(({ callId }) => ada.call(callId)?.state).join();
  await eventually(states, 'held,connected');
  await ada.command(first, { type: 'command.retrieve' });
  await ada.becomes(first.callId, 'connected');
  await ada.becomes(second.callId, 'held');
  await hears(desk, 1_100);
  await hears(caller, 700);
  expect(ada.calls()).toHaveLength(2);
});
