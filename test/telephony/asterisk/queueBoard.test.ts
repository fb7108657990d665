import type { AgentQueue } from '../../../protocol/messages/agentQueues';
import type { Agent } from '../../../telephony/asterisk/src/agents/agent';
import { toAmiMessage, type AmiMessage } from '../../../telephony/asterisk/src/ami/amiMessage';
import { QueueBoard } from '../../../telephony/asterisk/src/connector/queueBoard';
import { QueueMembers } from '../../../telephony/asterisk/src/ready/queueMembers';

const member = (Queue: string, telephone: string) =>
  toAmiMessage({ Event: 'QueueMember', Queue, Location: `PJSIP/${telephone}`, Paused: '0' });
/** As Asterisk 22 answers `QueueSummary`. */
const summary = (Queue: string, Callers: number, LongestHoldTime = 0, Available = 1) =>
  toAmiMessage({
    ...{ Event: 'QueueSummary', Queue, LoggedIn: '2', HoldTime: '7', Available: String(Available) },
    ...{ Callers: String(Callers), LongestHoldTime: String(LongestHoldTime) },
  });

function aBoard() {
  const pbx = { rows: [] as readonly AmiMessage[], refuses: false, unreachable: false, nowMs: 1_000_000 };
  const told: [string, readonly AgentQueue[]][] = [];
  const failed = { count: 0 };
  const members = new QueueMembers();
  members.replaceAll([member('600', '101'), member('601', '101'), member('600', '102')]);
  const agent = (endpoint: string, compared = true) => ({ userId: `agent ${endpoint}`, endpoint, compared }) as Agent;
  const agents = [agent('101'), agent('102'), agent('103')];
  const board = new QueueBoard({
    client: {
      tellQueues: (userId, queues) => {
        told.push([userId, queues]);
        return pbx.unreachable ? Promise.reject(new Error('unreachable')) : Promise.resolve({} as never);
      },
    },
    pbx: {
      list: () => (pbx.refuses ? Promise.reject(new Error('refused')) : Promise.resolve(pbx.rows)),
      action: () => Promise.reject(new Error('not asked here')),
    },
    members,
    names: new Map([['600', 'Support']]),
    agents: () => agents,
    onFailed: () => (failed.count += 1),
    now: () => pbx.nowMs,
  });
  return { board, pbx, told, failed, members };
}

it('each agent is told the queues of the own telephone, by the names that agents know, and nobody of another’s', async () => {
  const { board, pbx, told } = aBoard();
  pbx.rows = [summary('600', 3, 130), summary('601', 0), summary('602', 9, 999)];
  await board.look();
  const support = { name: 'Support', waiting: 3, longestWaitMs: 130_000, available: 1 };
  expect(told).toEqual([
    ['agent 101', [support, { name: '601', waiting: 0, available: 1 }]],
    ['agent 102', [support]],
  ]);
});

it('a change is told at the next look; that a wait grows is none, and the same is told again within a minute or so', async () => {
  const { board, pbx, told } = aBoard();
  pbx.rows = [summary('600', 1, 10)];
  await board.look();
  pbx.nowMs += 5_000;
  pbx.rows = [summary('600', 1, 15)];
  await board.look();
  expect(told).toHaveLength(2);
  pbx.nowMs += 5_000;
  pbx.rows = [summary('600', 2, 20)];
  await board.look();
  expect(told).toHaveLength(4);
  pbx.nowMs += 60_000;
  await board.look();
  expect(told).toHaveLength(6);
});

it('a PBX that does not answer costs nothing but the news', async () => {
  const { board, pbx, told, failed } = aBoard();
  pbx.refuses = true;
  await board.look();
  expect([told, failed.count]).toEqual([[], 1]);
  pbx.refuses = false;
  pbx.rows = [summary('600', 1)];
  await board.look();
  expect(told).toHaveLength(2);
});

it('that an agent has no queues any more is told again until it has arrived', async () => {
  const { board, pbx, told, members } = aBoard();
  pbx.rows = [summary('600', 1)];
  await board.look();
  members.replaceAll([member('600', '102')]);
  pbx.unreachable = true;
  await board.look();
  pbx.unreachable = false;
  told.length = 0;
  await board.look();
  expect(told).toContainEqual(['agent 101', []]);
});
