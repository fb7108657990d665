import type { ConnectedAgent } from '../../../../protocol/messages/answers';

/**
 * The agents who could take a conversation, the best first: available, with room for one more; who has most room, and of
 * equals who was given one longest ago. @param named object ids or e-mail addresses; empty: everybody
 */
export function chooseAgents(
  agents: readonly ConnectedAgent[],
  named: readonly string[],
  tried: ReadonlySet<string>,
  lastGivenMs: ReadonlyMap<string, number>,
): readonly string[] {
  return agents
    .filter(({ userId, email = '', state, capacity }) => {
      const isNamed = named.length === 0 || named.includes(userId.toLowerCase()) || named.includes(email);
      return isNamed && !tried.has(userId) && state === 'available' && (capacity?.free ?? 1) > 0;
    })
    .sort(
      (one, other) =>
        (other.capacity?.free ?? 1) - (one.capacity?.free ?? 1) ||
        (lastGivenMs.get(one.userId) ?? 0) - (lastGivenMs.get(other.userId) ?? 0),
    )
    .map(({ userId }) => userId);
}

/** Whom an agent means: an object id, an e-mail address, or what stands before its @. */
export function findAgent(agents: readonly ConnectedAgent[], target: string): string | undefined {
  const wanted = target.trim().toLowerCase();
  return agents.find(({ userId, email = '' }) => [userId.toLowerCase(), email, email.split('@')[0]].includes(wanted))
    ?.userId;
}
