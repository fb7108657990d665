import type { CallConnection, ConnectionNews } from '../../connection/callConnection';
import type { LineSettings } from '../../core/settings/lineSettings';
import { parseLineSettings } from '../../core/settings/parseLineSettings';
import type { Agent, SignIn, SignInResult } from '../../connection/signIn';
import { activityOf } from '../../core/calls/activityOf';
import type { CallView } from '../../core/calls/callView';
import { nextOverAtMs, stillGoingOn } from './inheritedCalls';
import type { LineCommand } from '../../core/line/linePort';
import { OwnerAgent } from './ownerAgent';
import { OwnerKpis } from './ownerKpis';
import type { LineStatus } from '../../core/line/lineView';
import type { Owner, OwnerOptions } from '../owner';
import { OwnerCalls, type CallCommand } from './ownerCalls';
import type { GivenSettings } from '../../core/settings/softphoneSettings';
import type { OwnerPorts } from './ownerPorts';
import { retryDelayMs } from '../../browser/retryDelayMs';
import { browserTimings } from '../../browser/browserTimings';
import { lineTimings } from '../lineTimings';
import type { Trouble } from '../../core/troubles/trouble';
import { Troubles } from '../../core/troubles/troubles';
import { OwnerNumbers } from '../../core/numbers/writtenNumbers';

/** How far the line has come; what a phase does not have cannot be used in it. */
type Phase =
  | { readonly name: 'reading' | 'not-configured' | 'stopped' }
  | { readonly name: 'signing-in'; readonly settings: LineSettings }
  | { readonly name: 'signed-out'; readonly settings: LineSettings; readonly signIn: SignIn }
  | {
      readonly name: 'online';
      readonly settings: LineSettings;
      readonly signIn: SignIn;
      readonly agent: Agent;
      readonly connection: CallConnection;
      readonly link: 'connecting' | 'connected' | 'reconnecting';
    };

interface OpenedSignIn {
  /** `undefined` where the browser has no means for it; the result is then a failure. */
  readonly signIn: SignIn | undefined;
  readonly result: SignInResult;
}

/** From the environment variables to a living connection, and back again whenever one of them is lost. */
export class LineOwner implements Owner {
  private phase: Phase = { name: 'reading' };
  private lineTrouble: Trouble | undefined;
  /** About the agent's calls and choices. */
  private readonly troubles = new Troubles();
  private logTrouble: Trouble | undefined;
  /** By call: the linked case as it stands in Dynamics. Another one that is saved ends what was told of the first. */
  private readonly savedCases = new Map<string, string | undefined>();
  /** What the agent has put away must not come back with each try. */
  private dismissed: Trouble['kind'] | undefined;
  private logDismissed = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private inherited: OwnerOptions['inherited'];
  private wasListed = false;
  private inheritedTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly calls: OwnerCalls;
  private readonly agent: OwnerAgent;
  private readonly kpis: OwnerKpis;
  private readonly numbers: OwnerNumbers;

  constructor(
    private readonly options: OwnerOptions,
    private readonly ports: OwnerPorts,
  ) {
    this.inherited = options.inherited;

    this.calls = new OwnerCalls(ports, {
      changed: () => {
        this.agent.does(activityOf(this.calls.views()));
        this.publish();
      },
      tell: (trouble, key) => {
        this.troubles.tell(trouble, key);
        this.publish();
      },
      worked: (matter, about) => {
        if (this.troubles.worked(matter, about)) this.publish();
      },
      listed: () => {
        this.inherited = undefined;
        this.wasListed = true;
      },
      heard: (oid, calls) => this.kpis.heard(oid, calls),
      wrappedUp: (call, wrappedUp) => this.kpis.wrappedUp(call, wrappedUp),
      agentListed: (agent) => this.agent.listed(agent, activityOf(this.calls.views())),
      signInRefused: (trouble) => this.signInRefused(trouble),
      logTrouble: (trouble) => this.setLogTrouble(trouble),
      inheritedCall: (key) => options.inherited?.calls.find((call) => call.key === key),
      inheritedKept: () => options.inherited?.kept ?? [],
    });
    this.kpis = new OwnerKpis({
      deliver: (message) => this.calls.deliver(message),
      newId: ports.newId,
      wallTimeMs: ports.wallTimeMs,
      changed: () => this.publish(),
    });
    this.numbers = new OwnerNumbers({
      write: (number) => ports.writeNumber(number).display,
      homeKnown: ports.homeKnown,
      changed: () => this.publish(),
    });
    this.agent = new OwnerAgent({
      deliver: (message) => this.calls.deliver(message),
      newId: ports.newId,
      changed: () => this.publish(),
    });
    // Numbers that are on the screen already are written anew.
    void ports.homeKnown.then(() => this.publish());
    void this.readVariables(1);
    this.publish();
    // What the former owner had not yet delivered went with it.
    options.inherited?.calls.forEach(
      ({ key, underWay }) => underWay !== undefined && void this.calls.command(toCommand(underWay, key)),
    );
  }

  async send(command: LineCommand): Promise<void> {
    if (command.type === 'dismiss-trouble') {
      this.dismiss();
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
    this.dismissed = undefined;
    this.setLineTrouble(result.trouble);
  }

  configure(given: GivenSettings): void {
    this.ports.settings.give(given);
    this.calls.configured();
    this.publish();
  }

  tryNow(anew = false): void {
    if (this.phase.name === 'online') this.phase.connection.tryNow(anew);
  }

  async stop(): Promise<void> {
    const { phase } = this;
    this.phase = { name: 'stopped' };
    clearTimeout(this.retry);
    clearTimeout(this.inheritedTimer);
    this.calls.stop();
    this.kpis.stop();
    if (phase.name === 'online') await phase.connection.stop();
  }

  private async readVariables(tries: number): Promise<void> {
    const read = await this.ports.readVariables();
    if (this.phase.name === 'stopped') return;
    const result = read.ok ? parseLineSettings(read.variables) : read;
    if (result.ok) return this.signInSilently(result.settings, 1, this.ports.nowMs());
    // Unreadable may be a hiccup of the network; a missing answer waits for an admin.
    const unreadable = !read.ok;
    if (!unreadable) this.phase = { name: 'not-configured' };
    const delayMs = unreadable
      ? retryDelayMs(tries, tries * browserTimings.retryQuickMaxMs, this.ports.random())
      : lineTimings.settingsRetryMs;
    this.retry = setTimeout(() => void this.readVariables(tries + 1), delayMs);
    if (!unreadable || tries > 1) this.setLineTrouble(result.trouble);
    this.publish();
  }

  private async signInSilently(settings: LineSettings, tries: number, sinceMs: number): Promise<void> {
    const phase: Phase = { name: 'signing-in', settings };
    this.phase = phase;
    this.lineTrouble = undefined;
    const opened = await this.openSignIn(settings);
    if (this.phase !== phase) return;
    const { signIn, result } = opened;
    if (signIn !== undefined) {
      if (result.ok) return this.goOnline(settings, signIn, result.agent);
      // Never signed in is a state, not a failure: the button says enough.
      const trouble = result.trouble.kind === 'SignInNeeded' ? undefined : result.trouble;
      if (!result.again) return this.goSignedOut(settings, signIn, trouble);
    }
    if (result.ok) return;
    const elapsedMs = this.ports.nowMs() - sinceMs;
    const delayMs = retryDelayMs(tries, elapsedMs, this.ports.random());
    this.retry = setTimeout(() => void this.signInSilently(settings, tries + 1, sinceMs), delayMs);
    if (elapsedMs >= browserTimings.troubleAfterMs) this.setLineTrouble(result.trouble);
  }

  private async openSignIn(settings: LineSettings): Promise<OpenedSignIn> {
    try {
      const signIn = await this.ports.openSignIn(settings);
      return { signIn, result: await signIn.silent() };
    } catch {
      // No web cryptography, or storage is switched off: nothing a click could mend.
      const trouble = { kind: 'SignInRefused', detail: 'browser' } as const;
      return { signIn: undefined, result: { ok: false, again: true, trouble } };
    }
  }

  private goSignedOut(settings: LineSettings, signIn: SignIn, trouble: Trouble | undefined): void {
    this.phase = { name: 'signed-out', settings, signIn };
    this.calls.disconnected();
    this.agent.signedOut();
    // What the agent was doing stays in sight. Of a ring nobody could say when it ends.
    const { inherited } = this;
    const calls = inherited?.calls.filter(({ state }) => state !== 'offered' && state !== 'alerting') ?? [];
    this.inherited = inherited && { ...inherited, calls };
    this.lineTrouble = trouble;
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
    this.lineTrouble = undefined;
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
        this.lineTrouble = undefined;
        this.dismissed = undefined;
        this.calls.connected(connection, { settings: phase.settings, signIn: phase.signIn, oid: phase.agent.oid });
        return this.publish();
      case 'signed-out':
        return this.goSignedOut(phase.settings, phase.signIn, news.trouble);
      case 'trouble':
        return this.setLineTrouble(news.trouble);
      case 'pushed':
        if (!this.agent.pushed(news.argument)) this.calls.pushed(news.argument);
        return;
    }
  }

  /** A ring that the former owner showed must not stand there longer than it rings, however long the adaptor is away. */
  private publishWhenOver(kept: readonly CallView[]): void {
    clearTimeout(this.inheritedTimer);
    const atMs = nextOverAtMs(kept);
    if (atMs === Infinity) return;
    this.inheritedTimer = setTimeout(() => this.publish(), Math.max(atMs - this.ports.nowMs(), 0));
  }

  /** The agent has read what is in sight; what stood behind it comes into sight. */
  private dismiss(): void {
    if (this.troubles.latest !== undefined) {
      this.troubles.dismiss();
    } else if (this.lineTrouble !== undefined) {
      this.dismissed = this.lineTrouble.kind;
      this.lineTrouble = undefined;
    } else {
      this.logDismissed = this.logTrouble !== undefined;
      this.logTrouble = undefined;
    }
  }

  private setLineTrouble(trouble: Trouble): void {
    if (trouble.kind === this.dismissed) return;
    this.lineTrouble = trouble;
    this.publish();
  }

  /** It comes again with each try: told once in an outage. */
  private setLogTrouble(trouble: Trouble | undefined): void {
    if (trouble === undefined) this.logDismissed = false;
    if (this.logDismissed || this.logTrouble?.detail === trouble?.detail) return;
    this.logTrouble = trouble;
    this.publish();
  }

  private forgetTroublesOf(calls: readonly CallView[]): void {
    this.troubles.callsAre(calls);
    for (const { key, draft } of calls) {
      const id = draft?.caseLink?.id;
      if (draft?.saved !== 'saved' || id === this.savedCases.get(key)) continue;
      this.savedCases.set(key, id);
      if (id !== undefined) this.troubles.worked('case', { key });
    }
    this.savedCases.forEach((_id, key) => calls.some((call) => call.key === key) || this.savedCases.delete(key));
  }

  private publish(): void {
    const { phase } = this;
    if (phase.name === 'stopped') return;
    const views = this.calls.views();
    const inherited = stillGoingOn(this.inherited?.calls ?? [], this.ports.nowMs());
    const kept = inherited
      .filter((call) => !views.some((view) => view.key === call.key))
      .map((call) => ({ ...call, underWay: this.calls.earlyWish(call.key) }));
    this.publishWhenOver(kept);
    const calls = [...kept, ...views];
    this.forgetTroublesOf(calls);
    this.options.onView({
      status: toStatus(phase),
      calls,
      trouble: this.troubles.latest ?? this.lineTrouble ?? this.logTrouble,
      kpis: this.kpis.view(),
      written: this.numbers.view(),
      agent: this.agent.view() ?? this.inherited?.agent,
      agentName: phase.name === 'online' ? phase.agent.name : undefined,
      // Of nobody but the agent who is signed in.
      kept: phase.name === 'online' ? this.calls.kept() : [],
      dialChoice: this.calls.dialChoice,
      dialFormats: this.calls.dialFormats(),
      given: this.ports.settings.given,
      settings: 'settings' in phase ? phase.settings : undefined,
      listed: this.wasListed,
    });
  }
}

const toCommand = (wish: NonNullable<CallView['underWay']>, key: string): CallCommand =>
  wish === 'hangup' ? { type: 'command', key, command: { command: wish } } : { type: wish, key };

function toStatus(phase: Exclude<Phase, { name: 'stopped' }> | Phase): LineStatus {
  switch (phase.name) {
    case 'not-configured':
    case 'signed-out':
      return phase.name;
    case 'online':
      return phase.link;
    case 'reading':
    case 'signing-in':
    case 'stopped':
      return 'connecting';
  }
}
