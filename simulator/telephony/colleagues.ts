import { superviseFormat } from '../../protocol/dialFormat';
import type { DirectoryEntry, DirectoryRequested } from '../../protocol/messages/directory';
import type { Party } from '../../protocol/messages/party';
import type { AgentReport } from '../../protocol/messages/answers';
import type { Agent } from './telephonyRoutes';
import type { IsThere } from './whoIsThere';

/** An agent by the number that colleagues call; telephones of the simulated exchange have three digits. */
export interface Colleague extends Agent {
  readonly extension: string;
}

export const toColleagues = (agents: readonly Agent[]): readonly Colleague[] =>
  agents.map((agent, at) => ({ ...agent, extension: String(201 + at) }));

/** What this telephony system knows besides agents. */
const desks: readonly DirectoryEntry[] = [
  { name: 'Billing', target: '+12025550142', kind: 'queue' },
  { name: 'Repairs', target: '+12025550143', kind: 'queue' },
  { name: 'Night desk', target: '+442079460142', about: 'London', kind: 'number' },
];

/**
 * Those who fit what an agent looks for, agents first; nobody finds himself.
 * @param stands how an agent is; `undefined` where nobody has said
 * @param isThere whether an agent has a softphone open
 */
export function findInDirectory(
  colleagues: readonly Colleague[],
  stands: (oid: string) => AgentReport | undefined,
  isThere: IsThere,
  { userId, text, format }: Pick<DirectoryRequested, 'userId' | 'text' | 'format'>,
): readonly DirectoryEntry[] {
  const listens = format === superviseFormat;
  const people = colleagues
    .filter(({ oid }) => oid !== userId)
    .map(({ name, oid, extension }): DirectoryEntry => {
      const state = isThere(oid) === false ? 'signed-out' : stateOf(stands(oid));
      return { name, target: extension, about: 'Agents', kind: 'person', ...(state === undefined ? {} : { state }) };
    });
  const words = text.toLowerCase().split(/\s+/);
  const fits = ({ name, target, about = '' }: DirectoryEntry): boolean => {
    const all = `${name} ${target} ${about}`.toLowerCase();
    return words.every((word) => all.includes(word));
  };
  // Only who is in a call can be listened to.
  return (listens ? people.filter(({ state }) => state === 'busy') : [...people, ...desks]).filter(fits);
}

/** Who is called by this number, with the name where there is one. */
export function calledBy(colleagues: readonly Colleague[], number: string): Party {
  const known = [...colleagues.map(({ name, extension }) => ({ name, target: extension })), ...desks];
  const displayName = known.find(({ target }) => target === number)?.name;
  return { number, ...(displayName === undefined ? {} : { displayName }) };
}

function stateOf(agent: AgentReport | undefined): DirectoryEntry['state'] {
  if (agent === undefined) return undefined;
  if (!agent.ready) return 'away';
  return agent.activity === 'idle' ? 'ready' : 'busy';
}
