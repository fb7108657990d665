import { assumed, needOf } from './beyondOneMachine';
import type { Step } from './climb';
import { held } from './climb';
import type { CallCosts } from './countCosts';
import { growthPicture, niceAbove } from './growthPicture';
import { conversationWay, talkOf } from './conversationWay';
import { loadOptions } from './loadOptions';
import type { LoadWorld } from './loadWorld';
import { carried, verdict } from './reportLoad';
import { RingLedger } from './ringLedger';
import { runStep } from './runStep';

const costs: CallCosts = {
  storageToPush: 2,
  restToPush: 1,
  storageToEnd: 14,
  restToEnd: 3,
  webhooksToEnd: 1,
  byPartition: { 'connections of the agent': 1, 'the call': 9, "the agent's list": 2, deadlines: 2 },
};

const step = (more: Partial<Step>): Step => ({
  ...new RingLedger().result(300, 60),
  ...{ p50Ms: 5, p95Ms: 20, p99Ms: 40, accepted: 10 },
  cpuMs: { adaptor: 2, storage: 1, service: 1 },
  ...more,
});

describe('the ledger of a load run', () => {
  const ledgerWithOne = (): RingLedger => {
    const ledger = new RingLedger();
    ledger.posted('a', 1, 100);
    return ledger;
  };

  test('a ring that was accepted and that nobody received is lost', () => {
    const ledger = ledgerWithOne();
    ledger.answered('a', true);
    expect(ledger.open()).toBe(1);
    expect(ledger.result(1, 1)).toMatchObject({ accepted: 1, lost: 1, refused: 0 });
  });

  test('a ring that was refused is not lost: the telephony system knows', () => {
    const ledger = ledgerWithOne();
    ledger.answered('a', false);
    expect(ledger.open()).toBe(0);
    expect(ledger.result(1, 1)).toMatchObject({ accepted: 0, lost: 0, refused: 1 });
  });

  test('the time counts from when the ring was due; a push before the answer is received all the same', () => {
    const ledger = ledgerWithOne();
    expect(ledger.received('a', 1, '1', 130)).toBe(true);
    ledger.answered('a', true);
    expect(ledger.open()).toBe(0);
    expect(ledger.result(1, 1)).toMatchObject({ p50Ms: 30, lost: 0 });
  });

  test('the same news twice is doubled, later news of the same call are not', () => {
    const ledger = ledgerWithOne();
    ledger.received('a', 1, '1', 110);
    expect(ledger.received('a', 1, '2', 120)).toBe(false);
    expect(ledger.result(1, 1).doubled).toBe(0);
    ledger.received('a', 1, '1', 130);
    expect(ledger.result(1, 1).doubled).toBe(1);
  });

  test('what somebody else receives is wrong, and still lost to its agent', () => {
    const ledger = ledgerWithOne();
    ledger.answered('a', true);
    ledger.received('a', 2, '1', 110);
    expect(ledger.result(1, 1)).toMatchObject({ wrong: 1, lost: 1 });
  });
});

test('a step posts as many rings as its rate says, to agents in turn', async () => {
  let heard: RingLedger | undefined;
  const agents = new Set<number>();
  const result = await runStep({
    ratePerSecond: 200,
    seconds: 0.2,
    agents: 10,
    listen: (ledger) => (heard = ledger),
    ring: async (callId, agent) => {
      agents.add(agent);
      heard?.received(callId, agent, '1', performance.now());
      return true;
    },
  });
  expect(result).toMatchObject({ posted: 40, accepted: 40, lost: 0 });
  expect(agents.size).toBe(10);
});

test('a rate holds only when nothing is refused, lost, doubled or slower than a second', () => {
  expect(held(step({}))).toBe(true);
  for (const fault of [{ refused: 1 }, { lost: 1 }, { doubled: 1 }, { wrong: 1 }, { p99Ms: 1_001 }]) {
    expect(held(step(fault))).toBe(false);
  }
  expect(carried([step({ ratePerSecond: 300 }), step({ ratePerSecond: 375, lost: 1 })])).toBe(300);
});

test('a short run is judged by what was lost, not by rates that it never reached', () => {
  const figures = (args: readonly string[], ring: Partial<Step>) => ({
    machine: 'a test',
    options: loadOptions(args),
    sample: [],
    ring: [step({ ratePerSecond: 50, ...ring })],
    whole: [],
    azurite: [],
    grown: [],
    costs,
  });
  expect(verdict(figures(['--short'], {})).ok).toBe(true);
  expect(verdict(figures(['--short'], { lost: 1 })).ok).toBe(false);
  expect(verdict(figures([], {})).ok).toBe(false);
  expect(verdict(figures([], { ratePerSecond: 750 })).ok).toBe(true);
});

test('what an installation needs follows from what one call costs', () => {
  const agents = 100_000;
  const rings = agents * assumed.ringsPerAgentSecond;
  expect(needOf(agents, costs, 6)).toEqual({
    agents,
    ringsPerSecond: rings,
    signalRUnits: 100,
    storagePerSecond: rings * 14 + agents / 60,
    storageAccounts: 1,
    adaptorCores: 10,
  });
  // Few agents with calls that push much: then pushes decide, not connections.
  expect(needOf(1_000, { ...costs, restToEnd: 100 }, 6).signalRUnits).toBe(5);
});

test('the picture shows every number of agents, and curves within their frame', () => {
  const grown = [10, 1_000].map((agents) => ({
    agents,
    step: step({ p99Ms: agents / 10 }),
    connectsPerSecond: 100,
    adaptorMiB: 120,
    serviceMiB: 90,
  }));
  const svg = growthPicture(grown, 'a test');
  expect(svg).toContain('>10<');
  expect(svg).toContain('>1K<');
  expect(svg).not.toContain('NaN');
  const heights = [...svg.matchAll(/,(\d+\.\d)[ "]/g)].map(([, y]) => Number(y));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(54);
  expect(Math.max(...heights)).toBeLessThanOrEqual(244);
  expect([0.3, 7, 100, 101].map(niceAbove)).toEqual([0.5, 10, 100, 200]);
});

test('an option without its number is an error, not a default', () => {
  expect(loadOptions(['--agents', '20']).agents).toBe(20);
  expect(() => loadOptions(['--agents', '--short'])).toThrow('--agents needs a number above 0.');
});

describe('the way of conversations', () => {
  const world = {
    telephonyToken: 't',
    agentToken: () => 'a',
    adaptorUrl: 'http://127.0.0.1:9/api',
  } as unknown as LoadWorld;
  const way = conversationWay(world);
  const said: unknown[] = [];
  const connection = {
    connectionId: 'c',
    send: (_target: string, message: object) => said.push(message),
    stop: () => undefined,
  };

  test('an offer counts by its conversation, a message by its id, and nothing else counts', () => {
    const offer = { type: 'conversation.changed', data: { conversationId: talkOf(7, 1), state: 'offered' } };
    expect(way.read(offer)).toEqual({ callId: 'talk-7-1', news: 'offered' });
    expect(way.read({ type: 'message.changed', data: { message: { id: 'm' } } })).toEqual({
      callId: 'm',
      news: 'undefined',
    });
    expect(way.read({ type: 'agent.changed', data: { ready: true } })).toBeUndefined();
  });

  test('an agent accepts what is offered, and answers every second message', () => {
    for (const id of [talkOf(7, 1), 'm-1', 'm-2', 'm-3']) way.rings?.(id, 7, connection);
    expect(said).toMatchObject([
      { type: 'conversation.acknowledged', data: { conversationId: 'talk-7-1', outcome: 'accepted' } },
      { type: 'message.send', data: { message: { id: 'answer-m-1' } } },
      { type: 'message.send', data: { message: { id: 'answer-m-3' } } },
    ]);
  });
});
