import type { CallCapability } from '../../../../protocol/callCapability';
import type { PhoneRequested } from '../../../../protocol/messages/answers';
import type { DirectoryEntry, DirectoryRequested } from '../../../../protocol/messages/directory';
import type { PhoneOffer } from '../../../client/src/webhooks/createWebhooks';
import type { WebhookEvent } from '../../../client/src/webhooks/webhookEvent';
import { headerOf, type AmiMessage } from '../ami/amiMessage';
import { timings } from '../base/timings';
import { FewAtOnce } from '../base/fewAtOnce';
import { createWarnOnce, type WarnOnce } from '../base/warnOnce';
import { CommandRunner } from '../commands/commandRunner';
import { DialRunner } from '../commands/dialRunner';
import { createNaming, type Naming } from '../pbx/naming';
import { PbxModel } from '../pbx/pbxModel';
import type { Leg } from '../pbx/leg';
import { QueueMembers } from '../ready/queueMembers';
import { ReadySync } from '../ready/readySync';
import { CallTeller } from '../telling/callTeller';
import { OfferIds } from '../telling/offerIds';
import { untold, type Told } from '../telling/nextStep';
import { BrowserPhones } from '../browser/browserPhones';
import { CallKeeper } from '../browser/callKeeper';
import type { Agent } from '../agents/agent';
import { AgentBook } from '../agents/agentBook';
import { AgentWishes } from './agentWishes';
import { codeOf } from '../../../base/codeOf';
import { compareCalls } from './compareCalls';
import type { ConnectorParts } from './connectorParts';
import { describeCall } from './describeCall';
import { Directory } from '../directory/directory';
import { DialDesk } from './dialDesk';
import { PbxLink } from './pbxLink';
import { checkRights } from './checkRights';
import type { Rights } from './rights';
import { QueueBoard } from './queueBoard';
import { readSnapshot } from './readSnapshot';
import { Timers } from './timers';
import { createWarnOfUnknown } from '../agents/warnOfUnknown';

/**
 * Keeps a PBX and the adaptor equal: each agent's telephone call is a call of the softphone, each pause a state of the
 * agent, and each command something that the PBX does. Nothing of it is kept: after a restart both sides are asked.
 */
export class Connector {
  readonly #naming: Naming;
  readonly #model: PbxModel;
  readonly #members = new QueueMembers();
  readonly #link: PbxLink;
  readonly #commands: CommandRunner;
  readonly #desk: DialDesk;
  readonly #wishes: AgentWishes;
  /** Where agents may have their telephone in the browser. */
  readonly #phones: BrowserPhones | undefined;
  readonly #keeper: CallKeeper;
  readonly #book: AgentBook;
  readonly #directory: Directory;
  readonly #offerIds = new OfferIds();
  readonly #timers = new Timers();
  /** Questions to the adaptor: not those about all agents at once. */
  readonly #asks = new FewAtOnce(timings.asksAtOnce);
  readonly #warnOnce: WarnOnce;
  readonly #warnOfUnknown: (member: string | undefined) => void;
  #rights: Rights = { capabilities: [], missing: [], isShell: false };
  #stopped = false;
  /** What goes on at the PBX was asked at least once: before that every call would look as if it were gone. */
  #knowsPbx = false;
  readonly #now: () => number;

  constructor(private readonly parts: ConnectorParts) {
    const { settings, client, log, openPbx } = parts;
    this.#warnOnce = createWarnOnce(log);
    this.#now = parts.now ?? Date.now;
    this.#link = new PbxLink({
      open: openPbx,
      onUp: (restarted) => this.#comesUp(restarted),
      onEvent: (event) => this.#take(event),
      log,
    });
    const onFailed = this.#failed.bind(this);
    this.#book = new AgentBook({
      settings,
      client,
      pbx: this.#link,
      create: (userId, endpoint) => {
        const ready = new ReadySync({ userId, endpoint, client, pbx: this.#link, members: this.#members, log });
        return { userId, endpoint, ready, tellers: new Map(), compared: false, strangers: new Set() };
      },
      onAdded: (agent) => {
        log.info('agent-found', { userId: agent.userId });
        this.#ask(agent);
      },
      warnOnce: this.#warnOnce,
      onFailed,
    });
    this.#directory = new Directory({ settings, book: this.#book, members: this.#members, pbx: this.#link });
    this.#warnOfUnknown = createWarnOfUnknown(this.#book.endpoints, this.#warnOnce);
    this.#naming = createNaming(settings.system, settings.context, this.#book.endpoints);
    this.#model = new PbxModel(
      this.#naming,
      settings.recording === 'no' ? undefined : 'off',
      settings.supervision?.tellsAgents,
    );
    const { context, dialContext, plus, voicemail, browserPhone } = settings;
    if (browserPhone !== undefined && parts.ari !== undefined)
      this.#phones = new BrowserPhones({
        settings: browserPhone,
        ari: parts.ari,
        pbx: this.#link,
        endpointOf: (userId) => this.#book.endpointOf(userId),
        endpoints: () => this.#book.endpoints,
        log,
        now: this.#now,
      });
    const isBrowser = (endpoint: string): boolean => this.#phones?.isBrowser(endpoint) ?? false;
    const commandParts = {
      pbx: this.#link,
      model: this.#model,
      context,
      dialContext,
      plus,
      voicemail,
      isBrowser,
      onChanged: (legs: readonly Leg[]) => this.#follow(legs),
      onFailed,
      mayListen: (endpoint: string) =>
        settings.supervision?.supervisors.has(this.#book.byEndpoint.get(endpoint)?.userId ?? '') === true &&
        this.#rights.capabilities.includes('supervise'),
      telephoneOf: (target: string) => this.#book.byEndpoint.get(target)?.endpoint ?? this.#book.endpointOf(target),
    };
    this.#commands = new CommandRunner(commandParts);
    this.#desk = new DialDesk({
      client,
      pbx: this.#link,
      model: this.#model,
      dials: new DialRunner(commandParts, this.#commands),
      onRings: (leg) => this.#timers.later(timings.dialsNobodyMs, () => this.#follow(this.#model.talksToPbx(leg))),
      onFailed,
    });
    this.#wishes = new AgentWishes({
      client,
      commands: this.#commands,
      desk: this.#desk,
      model: this.#model,
      agentOf: (userId) => this.#book.find(userId),
      isCompared: (agent) => this.#isCompared(agent),
      capabilitiesOf: (leg) => this.#capabilitiesOf(leg),
      isBrowser,
      warnOnce: this.#warnOnce,
      onFailed,
      now: this.#now,
    });
    this.#keeper = new CallKeeper({
      pbx: this.#link,
      model: this.#model,
      context,
      isBrowser,
      onChanged: commandParts.onChanged,
      idOf: (leg) => this.#book.byEndpoint.get(leg.endpoint)?.tellers.get(leg.callId)?.offerId ?? leg.callId,
      onFailed,
    });
  }

  /** True while the PBX is connected. */
  get isUp(): boolean {
    return this.#link.isUp;
  }

  start(): void {
    this.#link.start();
    this.#timers.every(timings.compareEveryMs, () => {
      for (const agent of this.#book.all()) {
        const mayDiffer = agent.tellers.size > 0 || agent.strangers.size > 0;
        if (this.#link.isUp && mayDiffer) this.#ask(agent);
      }
    });
    const queues = new QueueBoard({
      client: this.parts.client,
      pbx: this.#link,
      members: this.#members,
      names: this.parts.settings.queues,
      agents: () => this.#book.all(),
      onFailed: (error) => this.#warnOnce('queues-not-told', 'pbx', { error: codeOf(error) }),
      now: this.#now,
    });
    this.#timers.every(timings.queuesEveryMs, () => void (this.#link.isUp && queues.look()));
    void this.#book.askWho();
    this.#timers.every(timings.askWhoEveryMs, () => void this.#book.askWho());
    this.#timers.every(timings.mailboxesEveryMs, () => void this.#readMailboxes());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timers.stop();
    this.#phones?.stop();
    for (const { tellers } of this.#book.all()) for (const teller of tellers.values()) teller.stop();
    await this.#link.stop();
  }

  /** Takes a verified webhook; comes back at once, what takes longer goes on beside. */
  takeWebhook(webhook: WebhookEvent): void {
    this.#lookAtClocks(this.#now() - webhook.sentAtMs);
    switch (webhook.type) {
      case 'ring.reported':
        return void this.#wishes.takeReport(webhook.data);
      case 'agent.changed':
        this.#book.heardOf(webhook.data.userId, webhook.data.email);
        return void this.#wishes.takeAgent(webhook.data);
      case 'command.requested':
        return void this.#wishes.takeCommand(webhook.data, webhook.sentAtMs + webhook.data.expiresInMs);
      case 'phone.withdrawn':
        return void this.#phones?.withdraw(webhook.data);
      default:
    }
  }

  /** Commands count by the adaptor's time: where this machine has another one, all are too late, or old ones in time. */
  #lookAtClocks(ageMs: number): void {
    if (ageMs < timings.webhookArrivesMs && ageMs > -timings.webhookEarlyMs) return;
    this.#warnOnce('clocks-differ', 'adaptor', { seconds: Math.round(ageMs / 1_000) });
  }

  /** An agent's browser wants to be a telephone. @returns `undefined`: there is none for it @throws AriRefused */
  givePhone = async (wish: PhoneRequested): Promise<PhoneOffer | undefined> => this.#phones?.give(wish);

  /** An agent looks for somebody to give a call to. @throws AmiGone */
  search = (question: DirectoryRequested): Promise<readonly DirectoryEntry[]> => this.#directory.search(question);

  async #comesUp(restarted: boolean): Promise<void> {
    const { settings, log } = this.parts;
    this.#rights = await checkRights(this.#link, settings, this.#warnOnce);
    await this.#book.readMailboxes();
    await this.#phones?.check();
    if (this.#phones !== undefined) await this.#keeper.check(this.#warnOnce);
    const snapshot = await readSnapshot(this.#link, this.#naming);
    this.#members.replaceAll(snapshot.members);
    await this.#directory.read(snapshot.members);
    for (const row of snapshot.members) this.#warnOfUnknown(headerOf(row, 'Location'));
    const changed = this.#model.takeSnapshot(snapshot, this.#now());
    this.#knowsPbx = true;
    log.info('pbx-connected', { channels: snapshot.channels.length, waiting: snapshot.entries.length });
    this.#follow(changed);
    for (const leg of this.#model.legs()) {
      if (leg.recording === 'paused') void this.#commands.pauseAgain(leg);
      this.#commands.musicAgain(leg).catch((error: unknown) => this.#failed('music', leg.callId, error));
    }
    for (const agent of this.#book.all()) {
      if (agent.compared) void (restarted ? agent.ready.joined() : agent.ready.compare());
      else this.#ask(agent);
    }
  }

  async #readMailboxes(): Promise<void> {
    if (this.#link.isUp && (await this.#book.readMailboxes())) await this.#phones?.check();
  }

  #take(event: AmiMessage): void {
    this.#follow(this.#model.take(event, this.#now()));
    this.#desk.take(event);
    this.#commands.take(event);
    this.#keeper.take(event);
    this.#directory.take(event);
    const endpoint = this.#members.take(event);
    if (endpoint === undefined) return;
    const agent = this.#book.byEndpoint.get(endpoint);
    if (agent === undefined) this.#warnOfUnknown(headerOf(event, 'Interface'));
    else if (headerOf(event, 'Event') === 'QueueMemberAdded') void agent.ready.joined();
    else void agent.ready.pbxChanged();
  }

  /** Legs have changed: the adaptor must know. */
  #follow(legs: readonly Leg[]): void {
    for (const leg of legs) {
      const agent = this.#book.byEndpoint.get(leg.endpoint);
      if (agent === undefined) continue;
      this.#desk.follow(leg);
      const teller = agent.tellers.get(leg.callId);
      if (teller !== undefined) this.#tell(agent, teller, leg);
      else if (agent.compared && leg.phase !== 'over') this.#tell(agent, this.#newTeller(agent, leg), leg);
      // Until it is known what the adaptor knows, nothing is told; whose telephone rings is asked for first.
      else if (leg.phase !== 'over') this.#ask(agent, 'addFirst');
      if (leg.phase === 'over') this.#commands.isOver(leg);
    }
  }

  /** A browser answers, holds and mutes by itself, whatever the manager user may do. */
  #capabilitiesOf({ endpoint, supervision }: Leg): readonly CallCapability[] {
    if (supervision !== undefined) return this.#rights.capabilities.filter((one) => isOfSupervisors(one));
    const capabilities = this.#rights.capabilities.filter((one) => one !== 'supervise');
    const own = ['answer', 'hold', 'mute'] as const;
    return this.#phones?.isBrowser(endpoint) === true ? [...new Set([...capabilities, ...own])] : capabilities;
  }

  #newTeller(
    agent: Agent,
    leg: Leg,
    told: Told = leg.dialledByUs ? { ...untold, stage: 'dialling' } : untold,
  ): CallTeller {
    const { client, log, settings } = this.parts;
    const teller = new CallTeller(
      leg,
      {
        client,
        userId: agent.userId,
        log,
        capabilities: () => this.#capabilitiesOf(leg),
        offerOf: (now) =>
          describeCall(now, this.#model, this.#link, settings, {
            acceptAnswers: this.#capabilitiesOf(now).includes('answer'),
            inBrowser: this.#phones?.isBrowser(now.endpoint) ?? false,
            nameOf: (extension) => this.#directory.nameOf(extension),
            relatedCallId: this.#offerIds.of(this.#model.earlierOf(now)),
          }),
      },
      told,
    );
    agent.tellers.set(leg.callId, teller);
    return teller;
  }

  #tell(agent: Agent, teller: CallTeller, leg: Leg): void {
    void teller.follow(leg).then(() => {
      this.#offerIds.note(leg.callId, teller.offerId);
      if (teller.isDone) agent.tellers.delete(leg.callId);
    });
  }

  /** Has an agent compared with the adaptor, soon: `addFirst` for whose telephone rings already. */
  #ask(agent: Agent, how: 'add' | 'addFirst' = 'add'): void {
    if (this.#knowsPbx) this.#asks[how](agent.userId, () => this.#compare(agent));
  }

  /** Takes over what the adaptor knows of an agent's calls, ends those that are gone, and tells the others. */
  async #compare(agent: Agent): Promise<void> {
    const { client, log } = this.parts;
    const asked = await client.agent(agent.userId).catch((error: unknown) => this.#failed('ask', agent.userId, error));
    if (this.#stopped) return;
    if (asked === undefined) {
      if (!agent.compared) this.#timers.later(timings.offerAgainMs, () => this.#ask(agent));
      return;
    }
    if (!agent.compared) void agent.ready.compare(asked);
    const legsNow = (): readonly Leg[] => this.#model.legs().filter(({ endpoint }) => endpoint === agent.endpoint);
    const legs = [...legsNow(), ...[...agent.tellers.values()].map(({ leg }) => leg)];
    const { known, gone, strangers } = compareCalls(asked.calls ?? [], legs, agent.strangers);
    agent.strangers = strangers;
    for (const callId of gone) {
      if (this.#desk.has(callId)) continue;
      log.info('ended-unseen', { callId });
      const ended = { type: 'call.disconnected', reason: 'normal' } as const;
      await client.tell({ userId: agent.userId, callId }, ended).catch(() => undefined);
    }
    agent.compared = true;
    const knownById = new Map([...known].map(([leg, what]) => [leg.callId, what]));
    // No PBX tells who is muted: who starts anew has it from what was told.
    const isNew = ({ callId }: Leg): boolean => !agent.tellers.has(callId);
    for (const [leg, { muted }] of known) if (muted && isNew(leg)) this.#model.isMuted(leg, true);
    for (const leg of legsNow()) {
      const teller = agent.tellers.get(leg.callId) ?? this.#newTeller(agent, leg, knownById.get(leg.callId));
      this.#tell(agent, teller, leg);
    }
  }

  /** Just after the start it is not known yet which calls there are: what is asked about them waits for that. */
  async #isCompared(agent: Agent): Promise<void> {
    if (agent.compared) return;
    this.#ask(agent, 'addFirst');
    await this.#timers.until(() => agent.compared, timings.comparedMs);
  }

  #failed(what: string, about: string, error: unknown): undefined {
    this.parts.log.warn('not-done', { what, about, code: codeOf(error) });
    return undefined;
  }
}

/** All that makes sense for a supervisor's call. */
const isOfSupervisors = (one: CallCapability): boolean => one === 'serverHangup' || one === 'supervise';
