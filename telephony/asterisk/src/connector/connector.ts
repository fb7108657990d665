import type { AgentReport, CommandRequested, RingReport } from '../../../../protocol/messages/answers';
import type { WebhookEvent } from '../../../client/src/webhooks/webhookEvent';
import { headerOf, type AmiMessage } from '../ami/amiMessage';
import { timings } from '../base/timings';
import { FewAtOnce } from '../base/fewAtOnce';
import { createWarnOnce, type WarnOnce } from '../base/warnOnce';
import { CommandRunner, NotDone } from '../commands/commandRunner';
import { DialRunner } from '../commands/dialRunner';
import { createNaming, type Naming } from '../pbx/naming';
import { PbxModel } from '../pbx/pbxModel';
import type { Leg } from '../pbx/leg';
import { QueueMembers } from '../ready/queueMembers';
import { ReadySync } from '../ready/readySync';
import { CallTeller } from '../telling/callTeller';
import { untold, type Told } from '../telling/nextStep';
import type { Agent } from './agent';
import { codeOf } from '../base/codeOf';
import { compareCalls } from './compareCalls';
import type { ConnectorParts } from './connectorParts';
import { describeCall } from './describeCall';
import { DialDesk } from './dialDesk';
import { PbxLink } from './pbxLink';
import { checkRights } from './checkRights';
import type { Rights } from './rights';
import { readSnapshot } from './readSnapshot';
import { Timers } from './timers';
import { createWarnOfUnknown } from './warnOfUnknown';

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
  readonly #byEndpoint = new Map<string, Agent>();
  readonly #byUser = new Map<string, Agent>();
  readonly #timers = new Timers();
  /** Questions to the adaptor: not those about all agents at once. */
  readonly #asks = new FewAtOnce(timings.asksAtOnce);
  readonly #warnOnce: WarnOnce;
  readonly #warnOfUnknown: (member: string | undefined) => void;
  #rights: Rights = { capabilities: [], missing: [], isShell: false };
  #stopped = false;
  readonly #now: () => number;

  constructor(private readonly parts: ConnectorParts) {
    const { settings, client, log, openPbx } = parts;
    this.#warnOnce = createWarnOnce(log);
    this.#warnOfUnknown = createWarnOfUnknown(this.#byEndpoint, this.#warnOnce);
    this.#now = parts.now ?? Date.now;
    this.#naming = createNaming(settings.system, settings.context, new Set(settings.agents.values()));
    this.#model = new PbxModel(this.#naming, settings.recording === 'no' ? undefined : 'off');
    this.#link = new PbxLink({
      open: openPbx,
      onUp: () => this.#comesUp(),
      onEvent: (event) => this.#take(event),
      log,
    });
    const { context, dialContext, plus } = settings;
    const commandParts = {
      pbx: this.#link,
      model: this.#model,
      context,
      dialContext,
      plus,
      onChanged: (legs: readonly Leg[]) => this.#follow(legs),
    };
    this.#commands = new CommandRunner(commandParts);
    this.#desk = new DialDesk({
      client,
      pbx: this.#link,
      model: this.#model,
      dials: new DialRunner(commandParts, this.#commands),
      onRings: (leg) => this.#timers.later(timings.dialsNobodyMs, () => this.#follow(this.#model.talksToPbx(leg))),
      onFailed: (what, callId, error) => this.#failed(what, callId, error),
    });
    for (const [userId, endpoint] of settings.agents) {
      const ready = new ReadySync({ userId, endpoint, client, pbx: this.#link, members: this.#members, log });
      const agent: Agent = { userId, endpoint, ready, tellers: new Map(), compared: false, strangers: new Set() };
      this.#byEndpoint.set(endpoint, agent);
      this.#byUser.set(userId, agent);
    }
  }

  /** True while the PBX is connected. */
  get isUp(): boolean {
    return this.#link.isUp;
  }

  start(): void {
    this.#link.start();
    this.#timers.every(timings.compareEveryMs, () => {
      for (const agent of this.#byUser.values()) {
        const mayDiffer = agent.tellers.size > 0 || agent.strangers.size > 0;
        if (this.#link.isUp && mayDiffer) this.#ask(agent);
      }
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#timers.stop();
    for (const { tellers } of this.#byUser.values()) for (const teller of tellers.values()) teller.stop();
    await this.#link.stop();
  }

  /** Takes a verified webhook; comes back at once, what takes longer goes on beside. */
  takeWebhook(webhook: WebhookEvent): void {
    switch (webhook.type) {
      case 'ring.reported':
        return void this.#takeReport(webhook.data);
      case 'agent.changed':
        return void this.#takeAgent(webhook.data);
      case 'command.requested':
        return void this.#takeCommand(webhook.data, webhook.sentAtMs + webhook.data.expiresInMs);
      default:
      // Nothing of this connector's: what a newer adaptor says, or a browser's own telephone.
    }
  }

  async #comesUp(): Promise<void> {
    const { settings, log } = this.parts;
    this.#rights = await checkRights(this.#link, settings, this.#warnOnce);
    const snapshot = await readSnapshot(this.#link, this.#naming);
    this.#members.replaceAll(snapshot.members);
    for (const row of snapshot.members) this.#warnOfUnknown(headerOf(row, 'Location'));
    const changed = this.#model.takeSnapshot(snapshot, this.#now());
    log.info('pbx-connected', { channels: snapshot.channels.length, waiting: snapshot.entries.length });
    this.#follow(changed);
    for (const leg of this.#model.legs()) if (leg.recording === 'paused') void this.#commands.pauseAgain(leg);
    for (const agent of this.#byUser.values()) {
      if (agent.compared) void agent.ready.compare();
      else this.#ask(agent);
    }
  }

  #take(event: AmiMessage): void {
    this.#follow(this.#model.take(event, this.#now()));
    this.#desk.take(event);
    const endpoint = this.#members.take(event);
    if (endpoint === undefined) return;
    const agent = this.#byEndpoint.get(endpoint);
    if (agent === undefined) this.#warnOfUnknown(headerOf(event, 'Interface'));
    else void agent.ready.pbxChanged();
  }

  /** Legs have changed: the adaptor must know. */
  #follow(legs: readonly Leg[]): void {
    for (const leg of legs) {
      const agent = this.#byEndpoint.get(leg.endpoint);
      if (agent === undefined) continue;
      this.#desk.follow(leg);
      const teller = agent.tellers.get(leg.channelId);
      if (teller !== undefined) this.#tell(agent, teller, leg);
      else if (agent.compared && leg.phase !== 'over') this.#tell(agent, this.#newTeller(agent, leg), leg);
      // Until it is known what the adaptor knows, nothing is told; whose telephone rings is asked for first.
      else if (leg.phase !== 'over') this.#ask(agent, 'addFirst');
      // Held at the PBX and without its other side, the telephone hears nothing any more.
      const isLeftAlone = leg.phase === 'over' && leg.heldChannelId !== undefined;
      if (isLeftAlone) void this.#commands.hangUp(leg).catch(() => undefined);
    }
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
        capabilities: () => this.#rights.capabilities,
        offerOf: (now) =>
          describeCall(now, this.#model, this.#link, settings, this.#rights.capabilities.includes('answer')),
      },
      told,
    );
    agent.tellers.set(leg.channelId, teller);
    return teller;
  }

  #tell(agent: Agent, teller: CallTeller, leg: Leg): void {
    void teller.follow(leg).then(() => {
      if (teller.isDone) agent.tellers.delete(leg.channelId);
    });
  }

  /** Has an agent compared with the adaptor, soon: `addFirst` for whose telephone rings already. */
  #ask(agent: Agent, how: 'add' | 'addFirst' = 'add'): void {
    this.#asks[how](agent.userId, () => this.#compare(agent));
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
    const isNew = ({ channelId }: Leg): boolean => !agent.tellers.has(channelId);
    for (const [leg, { muted }] of known) if (muted && isNew(leg)) this.#model.isMuted(leg, true);
    for (const leg of legsNow()) {
      const teller = agent.tellers.get(leg.channelId) ?? this.#newTeller(agent, leg, knownById.get(leg.callId));
      this.#tell(agent, teller, leg);
    }
  }

  async #takeReport({ callId, userId, outcome, final }: RingReport): Promise<void> {
    const agent = this.#byUser.get(userId.toLowerCase());
    if (agent === undefined || !final) return;
    await this.#isCompared(agent);
    const teller = [...agent.tellers.values()].find((one) => one.offerId === callId);
    if (teller === undefined) return;
    const did = (what: string, work: Promise<void>) =>
      work.catch((error: unknown) => this.#failed(what, callId, error));
    if (outcome === 'accepted') {
      if (teller.told.stage === 'untold' || teller.told.stage === 'offered') void teller.heard({ stage: 'accepted' });
      if (this.#rights.capabilities.includes('answer')) await did('answer', this.#commands.answer(teller.leg));
      return;
    }
    void teller.heard({ stage: 'closed' });
    // A ring that only ran out goes on at the telephone, where it can still be answered.
    if (outcome === 'rejected') await did('reject', this.#commands.reject(teller.leg));
  }

  /** Just after the start it is not known yet which calls there are: what is asked about them waits for that. */
  async #isCompared(agent: Agent): Promise<void> {
    if (agent.compared) return;
    this.#ask(agent, 'addFirst');
    await this.#timers.until(() => agent.compared, timings.comparedMs);
  }

  async #takeAgent(report: AgentReport): Promise<void> {
    const agent = this.#byUser.get(report.userId.toLowerCase());
    if (agent === undefined) return this.#warnOnce('agent-without-telephone', report.userId, { userId: report.userId });
    await agent.ready.adaptorSays(report);
  }

  async #takeCommand(request: CommandRequested, endsAtMs: number): Promise<void> {
    const { callId, userId, commandId } = request;
    const answer = (type: 'command.succeeded' | 'command.failed'): Promise<unknown> =>
      this.parts.client
        .tell({ userId, callId }, { type, commandId })
        .catch((error: unknown) => this.#failed(type, callId, error));
    const agent = this.#byUser.get(userId.toLowerCase());
    const inTime = (): boolean => this.#now() <= endsAtMs;
    // At once: its dial may be waiting already.
    const isBeingDialled = request.command === 'hangup' && inTime() && this.#desk.giveUp(callId);
    try {
      if (agent === undefined) throw new NotDone('agent-without-telephone');
      await this.#isCompared(agent);
      if (!inTime()) throw new NotDone('too-late');
      if (request.command === 'dial') return await this.#desk.dial(agent, request);
      const teller = [...agent.tellers.values()].find((one) => one.offerId === callId);
      const leg = teller === undefined ? undefined : this.#model.legOf(teller.leg.callId);
      if (leg === undefined && isBeingDialled) return;
      if (leg === undefined) throw new NotDone('unknown-call');
      if ((await this.#commands.run(leg, request)) === 'silent') await answer('command.succeeded');
    } catch (error) {
      this.#failed(request.command, callId, error);
      await answer('command.failed');
    }
  }

  #failed(what: string, about: string, error: unknown): undefined {
    this.parts.log.warn('not-done', { what, about, code: codeOf(error) });
    return undefined;
  }
}
