import type { CallConnection, ConnectionNews } from '../../connection/callConnection';
import type { LineSettings } from '../../core/settings/lineSettings';
import type { Agent, SignIn } from '../../connection/signIn';
import { isWrittenPush } from '../../../protocol/writtenPush';
import type { SoftphoneMessage } from '../../../protocol/messages/softphoneMessage';
import { activityOf } from '../../core/calls/activityOf';
import type { CallView } from '../../core/calls/callView';
import { InheritedCalls } from './inheritedCalls';
import type { LineCommand } from '../../core/line/linePort';
import { LeaderAgent } from './leaderAgent';
import { LeaderKpis } from './leaderKpis';
import type { Leader, LeaderOptions } from '../lineScript';
import { LineOpening } from './lineOpening';
import { toStatus, type LinePhase } from './linePhase';
import { unheard } from './shownCalls';
import { LineTroubles } from './lineTroubles';
import { MessageSender } from './messageSender';
import { LeaderCalls, type CallCommand } from './leaderCalls';
import type { GivenSettings } from '../../core/settings/softphoneSettings';
import type { LeaderPorts } from './leaderPorts';
import type { Trouble } from '../../core/troubles/trouble';
import { LeaderNumbers } from '../../core/numbers/writtenNumbers';

/** From the environment variables to a living connection, and back again whenever one of them is lost. */
export class LineLeader implements Leader {
  private phase: LinePhase = { name: 'reading' };
  private readonly opening: LineOpening;
  private readonly inherited: InheritedCalls;
  private wasListed = false;
  private readonly sender = new MessageSender();
  readonly troubles = new LineTroubles(() => this.publish());
  private readonly calls: LeaderCalls;
  private readonly agent: LeaderAgent;
  private readonly kpis: LeaderKpis;
  private readonly numbers: LeaderNumbers;

  constructor(
    private readonly options: LeaderOptions,
    private readonly ports: LeaderPorts,
  ) {
    this.inherited = new InheritedCalls(options.inherited, ports.nowMs, () => this.publish());
    const shared = {
      deliver: (message: SoftphoneMessage) => this.sender.deliver(message),
      newId: ports.newId,
      changed: () => this.publish(),
    };
    this.kpis = new LeaderKpis({ ...shared, wallTimeMs: ports.wallTimeMs, soundOf: ports.soundOf });
    this.calls = new LeaderCalls(ports, {
      sender: this.sender,
      troubles: this.troubles,
      kpis: this.kpis,
      inherited: options.inherited,
      changed: () => {
        this.agent.does(activityOf(this.calls.views()));
        this.publish();
      },
      listed: () => {
        this.inherited.forget();
        this.wasListed = true;
      },
      agentListed: (agent, queues) => this.agent.listed(agent, activityOf(this.calls.views()), queues),
      signInRefused: (trouble) => this.signInRefused(trouble),
    });
    this.numbers = new LeaderNumbers({
      write: (number) => ports.writeNumber(number).display,
      homeKnown: ports.homeKnown,
      changed: () => this.publish(),
    });
    this.agent = new LeaderAgent({
      ...shared,
      nowMs: ports.nowMs,
      backByItself: () => ports.settings.get().presence.backByItself,
    });
    // Numbers that are on the screen already are written anew.
    void ports.homeKnown.then(() => this.publish());
    this.opening = new LineOpening(ports, {
      phaseIs: (step) => {
        this.phase = step;
        if (step.name === 'signing-in') this.troubles.lineIs();
      },
      failed: (trouble) => {
        this.troubles.lineFailed(trouble);
        this.publish();
      },
      signedOut: (settings, signIn, trouble) => this.goSignedOut(settings, signIn, trouble),
      signedIn: (settings, signIn, agent) => this.goOnline(settings, signIn, agent),
    });
    this.opening.start();
    this.publish();
    // What the former leader had not yet delivered went with it.
    options.inherited?.calls.forEach(
      ({ key, underWay }) => underWay !== undefined && void this.calls.command(toCommand(underWay, key)),
    );
  }

  async send(command: LineCommand): Promise<void> {
    if (command.type === 'dismiss-trouble') {
      this.troubles.dismiss();
      return this.publish();
    }
    if (command.type === 'write-numbers') return this.numbers.wanted(command.numbers);
    if (command.type === 'offer-kpis') return this.kpis.offered(command.placeId);
    if (command.type === 'agent-state') {
      if (await this.agent.choose(command)) this.troubles.worked('AgentStateNotStored');
      else this.troubles.tell({ kind: 'AgentStateNotStored' });
      return this.publish();
    }
    await this.calls.command(command);
  }

  async signIn(): Promise<void> {
    const { phase } = this;
    if (phase.name !== 'signed-out') return;
    const { settings, signIn } = phase;
    const result = await signIn.popUp((agent) => {
      if (this.phase.name === 'signed-out') this.goOnline(settings, signIn, agent);
    });
    if (this.phase !== phase) return;
    if (result.ok) return this.goOnline(settings, signIn, result.agent);
    this.troubles.lineFailed(result.trouble, true);
  }

  configure(given: GivenSettings): void {
    this.ports.settings.give(given);
    this.calls.configured();
    this.agent.configured();
    this.publish();
  }

  tryNow(anew = false): void {
    if (this.phase.name === 'online') this.phase.connection.tryNow(anew);
  }

  async stop(): Promise<void> {
    const { phase } = this;
    this.phase = { name: 'stopped' };
    this.opening.stop();
    this.inherited.stop();
    this.calls.stop();
    this.kpis.stop();
    this.agent.signedOut();
    if (phase.name === 'online') await phase.connection.stop();
  }

  private goSignedOut(settings: LineSettings, signIn: SignIn, trouble: Trouble | undefined): void {
    this.phase = { name: 'signed-out', settings, signIn };
    this.calls.disconnected();
    this.agent.signedOut();
    // What the agent was doing stays in sight. Of a ring nobody could say when it ends.
    this.inherited.withoutRings();
    this.troubles.lineIs(trouble);
    this.publish();
  }

  /** Asked for at once, and the line comes up anew with it: else a green light would stand over a list that is not read. */
  private signInRefused(trouble: Trouble): void {
    const { phase } = this;
    if (phase.name !== 'online') return;
    void phase.connection.stop();
    this.goSignedOut(phase.settings, phase.signIn, trouble);
  }

  private goOnline(settings: LineSettings, signIn: SignIn, agent: Agent): void {
    this.troubles.lineIs();
    const connection = this.ports.openConnection(
      settings,
      (options) => signIn.token(options),
      (news) => this.heard(connection, news),
    );
    this.phase = { name: 'online', settings, signIn, agent, connection, link: 'connecting' };
    this.publish();
    connection.start();
  }

  private heard(connection: CallConnection, news: ConnectionNews): void {
    const { phase } = this;
    if (phase.name !== 'online' || phase.connection !== connection) return;
    switch (news.type) {
      case 'connecting':
      case 'reconnecting':
        this.calls.disconnected();
        this.phase = { ...phase, link: news.type };
        return this.publish();
      case 'connected':
        this.phase = { ...phase, link: 'connected' };
        this.troubles.lineWorks();
        this.calls.connected(connection, { settings: phase.settings, signIn: phase.signIn, oid: phase.agent.oid });
        return this.publish();
      case 'signed-out':
        return this.goSignedOut(phase.settings, phase.signIn, news.trouble);
      case 'trouble':
        return this.troubles.lineFailed(news.trouble);
      case 'pushed':
        if (!isWrittenPush(news.argument) && !this.agent.pushed(news.argument)) this.calls.pushed(news.argument);
        return;
    }
  }

  private publish(): void {
    const { phase } = this;
    if (phase.name === 'stopped') return;
    const views = this.calls.views();
    const kept = this.inherited.besides(views).map((call) => ({ ...call, underWay: this.calls.early.wish(call.key) }));
    const known = [...kept, ...views];
    const calls = this.calls.list.isCurrent ? known : known.map(unheard);
    this.troubles.callsAre(calls);
    this.options.onView({
      status: toStatus(phase),
      calls,
      trouble: this.troubles.latest,
      kpis: this.kpis.view(),
      written: this.numbers.view(),
      ...{ agent: this.agent.view() ?? this.inherited.agent, queues: this.agent.queues() },
      agentName: phase.name === 'online' ? phase.agent.name : undefined,
      // Of nobody but the agent who is signed in.
      kept: phase.name === 'online' ? this.calls.kept() : [],
      dialChoice: this.calls.dialChoice,
      ...this.calls.list.dialView,
      given: this.ports.settings.given,
      settings: 'settings' in phase ? phase.settings : undefined,
      listed: this.wasListed,
    });
  }
}

const toCommand = (wish: NonNullable<CallView['underWay']>, key: string): CallCommand =>
  wish === 'hangup' ? { type: 'command', key, command: { command: wish } } : { type: wish, key };
