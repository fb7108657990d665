import type { Mailbox } from './mailbox';

/** What says whose telephone it is, the surest first. */
export interface TelephoneSources {
  /** Endpoint by the agent's object id, as the setting has it. */
  readonly byId: ReadonlyMap<string, string>;
  /** Endpoint by e-mail address, as the setting has it. */
  readonly byEmail: ReadonlyMap<string, string>;
  readonly mailboxes: readonly Mailbox[];
}

/** Why an agent has no telephone though an address names one: only a person can say which is meant. */
export interface Doubt {
  readonly event: 'agents-share-an-email' | 'agent-with-two-telephones' | 'telephone-with-two-agents';
  readonly userIds: readonly string[];
  readonly endpoints: readonly string[];
}

export interface MappedAgents {
  /** Endpoint by object id. */
  readonly telephones: ReadonlyMap<string, string>;
  readonly doubts: readonly Doubt[];
}

/**
 * Whose telephone is whose. The setting counts before the PBX's mailboxes; where an address fits two people, two telephones
 * or a telephone that has an agent, nobody gets it.
 * @param people e-mail addresses by object id, as the adaptor tells them
 */
export function mapAgents(sources: TelephoneSources, people: ReadonlyMap<string, string>): MappedAgents {
  const { byId } = sources;
  const doubts: Doubt[] = [];
  const wanted = new Map<string, string[]>();
  for (const [email, sharing] of byEmail(people)) {
    const userIds = sharing.filter((userId) => !byId.has(userId));
    const { free, taken } = telephonesOf(email, sources);
    const endpoints = free.length > 0 ? free : taken;
    const [endpoint = '', ...more] = endpoints;
    const doubt = (event: Doubt['event']): void => void doubts.push({ event, userIds, endpoints });
    const [sure] = sharing;
    const own = sure === undefined ? undefined : byId.get(sure);
    // The setting has this person twice, and the object id is the surer word.
    if (own !== undefined && sharing.length === 1 && sources.byEmail.has(email))
      doubts.push({ event: 'agent-with-two-telephones', userIds: sharing, endpoints: [own, ...endpoints] });
    if (userIds.length === 0 || endpoint === '') continue;
    if (sharing.length > 1) doubt('agents-share-an-email');
    else if (free.length === 0) doubt('telephone-with-two-agents');
    else if (more.length > 0) doubt('agent-with-two-telephones');
    else wanted.set(endpoint, [...(wanted.get(endpoint) ?? []), ...userIds]);
  }
  const telephones = new Map(byId);
  for (const [endpoint, userIds] of wanted) {
    const [userId = '', ...more] = userIds;
    if (more.length === 0) telephones.set(userId, endpoint);
    else doubts.push({ event: 'telephone-with-two-agents', userIds, endpoints: [endpoint] });
  }
  return { telephones, doubts };
}

function byEmail(people: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [userId, email] of people) found.set(email, [...(found.get(email) ?? []), userId]);
  return found;
}

/** `taken`: boxes of telephones that the setting gives to somebody, who need not be here. */
function telephonesOf(email: string, sources: TelephoneSources): Record<'free' | 'taken', readonly string[]> {
  const set = sources.byEmail.get(email);
  if (set !== undefined) return { free: [set], taken: [] };
  const given = new Set([...sources.byId.values(), ...sources.byEmail.values()]);
  const fitting = sources.mailboxes.filter(({ emails }) => emails.includes(email)).map(({ endpoint }) => endpoint);
  const boxes = [...new Set(fitting)];
  return { free: boxes.filter((one) => !given.has(one)), taken: boxes.filter((one) => given.has(one)) };
}
