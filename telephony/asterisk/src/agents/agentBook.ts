import type { TelephonyClient } from '../../../client/src/telephonyClient';
import { readEmail } from '../../../../protocol/emailText';
import { timings } from '../base/timings';
import type { WarnOnce } from '../base/warnOnce';
import { amiActions } from '../commands/amiActions';
import type { PbxPort } from '../commands/pbxPort';
import type { Settings } from '../settings/settings';
import type { Agent } from './agent';
import { readMailboxes, type Mailbox } from './mailbox';
import { mapAgents } from './mapAgents';
import { asLogged } from './warnOfUnknown';

export interface AgentBookParts {
  readonly settings: Pick<Settings, 'agents' | 'emails' | 'mailboxes'>;
  readonly client: Pick<TelephonyClient, 'agents'>;
  readonly pbx: PbxPort;
  readonly create: (userId: string, endpoint: string) => Agent;
  /** An agent has a telephone from now on: its calls and pauses are those of the softphone. */
  readonly onAdded: (agent: Agent) => void;
  readonly warnOnce: WarnOnce;
  readonly onFailed: (what: string, about: string, error: unknown) => void;
}

/**
 * The agents and their telephones. Who is named by object id is known from the start; who is named by an e-mail address,
 * in the setting or at the PBX's mailboxes, is found when the adaptor says whose address it is.
 */
export class AgentBook {
  readonly byEndpoint = new Map<string, Agent>();
  readonly byUser = new Map<string, Agent>();
  /** Endpoints that are an agent's, or may become one's: their calls are watched, whoever may be known by then. */
  readonly endpoints: Set<string>;
  /** E-mail addresses by object id; in memory alone. */
  readonly #people = new Map<string, string>();
  #mailboxes: readonly Mailbox[] = [];
  #asked: Promise<void> | undefined;

  constructor(private readonly parts: AgentBookParts) {
    const { agents, emails = new Map<string, string>() } = parts.settings;
    this.endpoints = new Set([...agents.values(), ...emails.values()]);
    for (const [userId, endpoint] of agents) this.#add(userId, endpoint);
  }

  get mailboxes(): readonly Mailbox[] {
    return this.#mailboxes;
  }

  endpointOf(userId: string): string | undefined {
    return this.byUser.get(userId.toLowerCase())?.endpoint;
  }

  all(): readonly Agent[] {
    return [...this.byUser.values()];
  }

  /** The PBX's own boxes, where the setting says that they count. @returns true: there are telephones that were none before */
  async readMailboxes(): Promise<boolean> {
    const { settings, pbx, warnOnce, onFailed } = this.parts;
    if (settings.mailboxes === undefined) return false;
    const rows = await pbx.list(amiActions.mailboxes()).catch((error: unknown) => onFailed('mailboxes', 'pbx', error));
    if (rows === undefined) return false;
    this.#mailboxes = readMailboxes(rows, settings.mailboxes);
    if (this.#mailboxes.length === 0) warnOnce('no-mailboxes', settings.mailboxes, { context: settings.mailboxes });
    const before = this.endpoints.size;
    for (const { endpoint, emails } of this.#mailboxes) if (emails.length > 0) this.endpoints.add(endpoint);
    this.#map();
    return this.endpoints.size > before;
  }

  /** Asks the adaptor who is there, where addresses are awaited at all. Never rejects. */
  askWho(): Promise<void> {
    const { settings, client, onFailed } = this.parts;
    if (settings.mailboxes === undefined && (settings.emails?.size ?? 0) === 0) return Promise.resolve();
    this.#asked = (async () => {
      for await (const { userId, email } of client.agents()) this.#note(userId, email);
      this.#map();
    })().catch((error: unknown) => void onFailed('ask-who', 'agents', error));
    return this.#asked;
  }

  /** The adaptor tells of an agent, with the address. */
  heardOf(userId: string, email: string | undefined): void {
    if (this.#note(userId, email)) this.#map();
  }

  /** Just after the start nobody may know yet whose telephone it is: what is asked for an agent waits for that. */
  async find(userId: string): Promise<Agent | undefined> {
    const known = () => this.byUser.get(userId.toLowerCase());
    if (known() === undefined && this.#asked !== undefined) {
      const late = new Promise<void>((resolve) => setTimeout(resolve, timings.comparedMs).unref());
      await Promise.race([this.#asked, late]);
    }
    return known();
  }

  /** @returns true: it is news */
  #note(userId: string, email: string | undefined): boolean {
    const id = userId.toLowerCase();
    const clean = readEmail(email);
    if (clean === undefined || this.#people.get(id) === clean) return false;
    this.#people.set(id, clean);
    return true;
  }

  /** Who has calls keeps the telephone until they are over: the next look takes it away. */
  #map(): void {
    const { settings, onAdded, warnOnce } = this.parts;
    const { telephones, doubts } = mapAgents(
      { byId: settings.agents, byEmail: settings.emails ?? new Map(), mailboxes: this.#mailboxes },
      this.#people,
    );
    for (const { event, userIds, endpoints } of doubts) {
      const facts = { agents: userIds.join(' '), telephones: endpoints.map(asLogged).join(' ') };
      warnOnce(event, `${facts.agents} ${facts.telephones}`, facts);
    }
    for (const agent of this.all()) {
      if (telephones.get(agent.userId) === agent.endpoint || agent.tellers.size > 0) continue;
      this.byUser.delete(agent.userId);
      this.byEndpoint.delete(agent.endpoint);
    }
    for (const [userId, endpoint] of telephones) {
      if (this.byUser.has(userId) || this.byEndpoint.has(endpoint)) continue;
      onAdded(this.#add(userId, endpoint));
    }
  }

  #add(userId: string, endpoint: string): Agent {
    const agent = this.parts.create(userId, endpoint);
    this.byEndpoint.set(endpoint, agent);
    this.byUser.set(userId, agent);
    return agent;
  }
}
