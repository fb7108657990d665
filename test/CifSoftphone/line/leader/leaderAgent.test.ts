import { unknownAgent, type AgentState } from '../../../../protocol/messages/agentState';
import type { AgentMessage, SoftphoneAnswer } from '../../../../protocol/messages/softphoneMessage';
import { LeaderAgent } from '../../../../CifSoftphone/line/leader/leaderAgent';

const push = (state: AgentState) => ({
  specversion: '1.0',
  type: 'agent.changed',
  id: 'x',
  source: '/agents',
  data: state,
});

function anAgent(answer: () => Promise<SoftphoneAnswer> = () => Promise.resolve({ ok: true }), backByItself = false) {
  const clock = { nowMs: 1_000_000 };
  const sent: AgentMessage[] = [];
  let changes = 0;
  const agent = new LeaderAgent({
    deliver: (message) => {
      sent.push(message);
      return answer();
    },
    newId: () => `id-${sent.length}`,
    nowMs: () => clock.nowMs,
    backByItself: () => backByItself,
    changed: () => (changes += 1),
  });
  return { agent, clock, sent, activities: () => sent.map(({ activity }) => activity), changes: () => changes };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('shows the newest state, whether it comes by push or by list, and in whatever order', () => {
  const { agent } = anAgent();
  agent.listed({ ...unknownAgent, version: 4 }, 'idle');
  agent.pushed(push({ ...unknownAgent, ready: false, reason: 'Lunch', version: 6 }));
  agent.pushed(push({ ...unknownAgent, version: 5 }));
  expect(agent.view()).toMatchObject({ ready: false, reason: 'Lunch', version: 6 });
});

it('leaves pushes about calls to others, and takes a malformed one about the agent without harm', () => {
  const { agent } = anAgent();
  expect(agent.pushed({ type: 'call.changed' })).toBe(false);
  expect(agent.pushed({ type: 'agent.changed', data: { ready: 'yes' } })).toBe(true);
  expect(agent.view()).toBeUndefined();
});

it('tells what the agent does once for each change, and nothing before the adaptor told its own', async () => {
  const { agent, activities } = anAgent();
  agent.does('call');
  await settle();
  expect(activities()).toEqual([]);
  agent.listed(unknownAgent, 'call');
  agent.does('call');
  await settle();
  agent.does('idle');
  await settle();
  expect(activities()).toEqual(['call', 'idle']);
});

it('a call that ended while its beginning was being told leaves no busy agent behind', async () => {
  const answers: (() => void)[] = [];
  const { agent, activities } = anAgent(() => new Promise((resolve) => answers.push(() => resolve({ ok: true }))));
  agent.listed(unknownAgent, 'idle');
  agent.does('call');
  agent.does('idle');
  answers[0]?.();
  await settle();
  expect(activities()).toEqual(['call', 'idle']);
});

it('does not quarrel with another machine of the agent, and puts a stale state right after a reload', async () => {
  const { agent, activities } = anAgent();
  agent.listed({ ...unknownAgent, activity: 'call', version: 3 }, 'idle');
  await settle();
  expect(activities()).toEqual(['idle']);
  agent.pushed(push({ ...unknownAgent, activity: 'wrap-up', version: 5 }));
  await settle();
  expect(activities()).toEqual(['idle']);
});

it('what could not be told is told with the next list', async () => {
  let ok = false;
  const { agent, activities } = anAgent(() => Promise.resolve({ ok }));
  agent.listed(unknownAgent, 'call');
  await settle();
  ok = true;
  agent.listed(unknownAgent, 'call');
  await settle();
  expect(activities()).toEqual(['call', 'call']);
});

it('says whether a choice was stored, and says nothing to an adaptor that knows no states', async () => {
  const refused = anAgent(() => Promise.resolve({ ok: false, reason: 'unavailable' }));
  expect(await refused.agent.choose({ ready: false, reason: 'Lunch', changedBy: 'agent' })).toBe(false);
  expect(refused.sent).toEqual([
    { type: 'agent.changed', id: 'id-0', ready: false, reason: 'Lunch', changedBy: 'agent' },
  ]);
  const old = anAgent();
  old.agent.listed(undefined, 'call');
  await settle();
  expect(old.sent).toEqual([]);
});

describe('the time in a state', () => {
  const lunch = { ...unknownAgent, ready: false, reason: 'Lunch', minutes: 30, version: 2 };

  it('is counted on the steady clock, and the same news that comes late does not shorten it', () => {
    const { agent, clock } = anAgent();
    agent.listed({ ...lunch, forMs: 60_000 }, 'idle');
    expect(agent.view()?.sinceMs).toBe(940_000);
    clock.nowMs += 5_000;
    agent.pushed(push({ ...lunch, forMs: 62_000 }));
    expect(agent.view()?.sinceMs).toBe(940_000);
    agent.pushed(push({ ...lunch, version: 3, forMs: 0 }));
    expect(agent.view()?.sinceMs).toBe(1_005_000);
  });

  describe('that the agent has limited', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());
    const after = async (minutes: number): Promise<void> =>
      void (await jest.advanceTimersByTimeAsync(minutes * 60_000));

    it('makes nobody available without consent when it is over', async () => {
      const { agent, sent } = anAgent();
      agent.listed({ ...lunch, forMs: 0 }, 'idle');
      await after(31);
      expect(sent).toEqual([]);
    });

    it('makes the agent available where makers want that, once, and not while a call goes on', async () => {
      const { agent, sent } = anAgent(undefined, true);
      agent.listed({ ...lunch, forMs: 60_000 }, 'idle');
      await after(28);
      expect(sent).toEqual([]);
      agent.pushed(push({ ...lunch, activity: 'call', version: 3, forMs: 0 }));
      await after(5);
      expect(sent).toEqual([]);
      agent.pushed(push({ ...lunch, version: 4, forMs: 34 * 60_000 }));
      await after(0);
      expect(sent).toMatchObject([{ ready: true, changedBy: 'agent' }]);
      agent.signedOut();
      await after(60);
      expect(sent).toHaveLength(1);
    });
  });
});

describe('the queues of the agent', () => {
  const told = (source: string, names: readonly string[], forMs = 0) => ({
    ...{ source, forMs },
    queues: names.map((name) => ({ name })),
  });
  const push = (data: object) => ({ specversion: '1.0', type: 'agent.queues', id: 'q', source: '/agents', data });

  it('are kept by system, the newest word of each, with its age; a list has all there is', () => {
    const { agent, changes } = anAgent();
    expect(agent.pushed(push(told('pbx', ['Billing'])))).toBe(true);
    agent.pushed(push(told('other', ['Sales'])));
    agent.pushed(push(told('pbx', ['Billing', 'Support'])));
    expect(changes()).toBe(3);
    expect(agent.queues()).toEqual([
      { source: 'other', toldAtMs: 1_000_000, queues: [{ name: 'Sales' }] },
      { source: 'pbx', toldAtMs: 1_000_000, queues: [{ name: 'Billing' }, { name: 'Support' }] },
    ]);
    agent.listed(unknownAgent, 'idle', [told('pbx', ['Billing'], 90_000)]);
    expect(agent.queues()).toEqual([{ source: 'pbx', toldAtMs: 910_000, queues: [{ name: 'Billing' }] }]);
  });

  it('keep their order, whoever told last', () => {
    const { agent } = anAgent();
    const sources = () => agent.queues().map(({ source }) => source);
    agent.listed(unknownAgent, 'idle', [told('one', ['Billing']), told('two', ['Sales'])]);
    agent.pushed(push(told('one', ['Billing'])));
    expect(sources()).toEqual(['one', 'two']);
  });

  it('are forgotten when somebody else may sign in, and a malformed word does no harm', () => {
    const { agent } = anAgent();
    agent.pushed(push(told('pbx', ['Billing'])));
    agent.pushed({ type: 'agent.queues', data: 7 });
    expect(agent.queues()).toHaveLength(1);
    agent.signedOut();
    expect(agent.queues()).toEqual([]);
  });
});
