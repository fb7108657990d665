import { newAgentRecord, toAgentReport, toAgentState, type AgentRecord } from '../../adaptor/src/model/agentRecord';
import { applyAgentWish } from '../../adaptor/src/model/applyAgentWish';
import type { AgentWish } from '../../protocol/messages/agentState';

const minute = 60_000;

/** One agent's day: each wish at its minute. */
function day(...wishes: readonly (readonly [atMinute: number, wish: Omit<AgentWish, 'changedBy'>])[]): AgentRecord {
  let agent = newAgentRecord('00000000-0000-4000-8000-000000000002');
  for (const [at, wish] of wishes) {
    agent = applyAgentWish(agent, { changedBy: 'agent', ...wish }, at * minute) ?? agent;
  }
  return agent;
}
const stands = (agent: AgentRecord, atMinute: number): object => {
  const { forMs, ready, reason, minutes } = toAgentState(agent, atMinute * minute);
  return { ready, reason, minutes, forMinutes: forMs === undefined ? undefined : forMs / minute };
};
const lunch = { ready: false, reason: 'Lunch', minutes: 30 };

it('of an agent about whom nobody has said anything nobody knows for how long', () => {
  expect(stands(day(), 5)).toEqual({ ready: true, forMinutes: undefined });
});

it('the time in a state begins with the state, and a second window that says the same does not begin it anew', () => {
  const agent = day([0, lunch], [7, { ready: false, reason: 'Lunch' }]);
  expect(stands(agent, 18)).toEqual({ ...lunch, forMinutes: 18 });
  expect(toAgentReport(agent)).toMatchObject({ minutes: 30, since: '1970-01-01T00:00:00.000Z' });
});

it('a break chosen in a call begins when the call and its wrap-up are done', () => {
  const during = day([0, { activity: 'call' }], [3, lunch], [5, { activity: 'wrap-up' }]);
  expect(toAgentReport(during)).toMatchObject({ state: 'wrap-up', reason: 'Lunch', since: '1970-01-01T00:05:00.000Z' });
  const after = day([0, { activity: 'call' }], [3, lunch], [5, { activity: 'wrap-up' }], [6, { activity: 'idle' }]);
  expect(stands(after, 10)).toEqual({ ...lunch, forMinutes: 4 });
});

it('what was chosen for after the call is gone when it is taken back', () => {
  const agent = day([0, { activity: 'call' }], [3, lunch], [4, { ready: true }], [6, { activity: 'idle' }]);
  expect(stands(agent, 10)).toEqual({ ready: true, forMinutes: 4 });
});

it('a break goes on through a call that is taken in it, and another reason begins anew', () => {
  const called = [
    [0, lunch],
    [10, { activity: 'call' }],
    [12, { activity: 'idle' }],
  ] as const;
  expect(stands(day(...called), 18)).toEqual({ ...lunch, forMinutes: 18 });
  expect(stands(day(...called, [20, { ready: false, reason: 'Training' }]), 25)).toEqual({
    ready: false,
    reason: 'Training',
    forMinutes: 5,
  });
});

it('more minutes for the same reason make the break longer, they do not begin it anew', () => {
  expect(stands(day([0, lunch], [29, { ...lunch, minutes: 40 }]), 31)).toEqual({
    ...lunch,
    minutes: 40,
    forMinutes: 31,
  });
});

it('an agent stored by a version that counted no time stands as before, without one', () => {
  const old: AgentRecord = { ...newAgentRecord('x'), ready: false, reason: 'Lunch', version: 7 };
  expect(stands(old, 3)).toEqual({ ready: false, reason: 'Lunch', forMinutes: undefined });
});
