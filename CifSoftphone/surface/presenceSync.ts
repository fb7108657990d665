import type { AgentView } from '../core/line/agentView';
import type { Presence, PresencePort } from '../host/presencePort';
import type { AgentChoice } from '../core/line/linePort';
import type { NotReadyReason, PresenceWinner } from '../core/settings/softphoneSettings';
import { PresenceWords, same } from './presenceWords';

export interface PresenceSyncOptions {
  readonly presence: PresencePort;
  /** Resolves when the choice is stored, or has failed. */
  readonly choose: (choice: AgentChoice) => Promise<void>;
  readonly onRefused: () => void;
  /** Host and line say the same (again). */
  readonly onEqual: () => void;
}

/** How the agent stands by the line; `undefined` while nobody knows. */
export interface KnownAgent {
  readonly agent: AgentView | undefined;
  readonly winner: PresenceWinner;
  /** The makers' reasons: one whose label or value is a presence of the host is that presence. */
  readonly reasons: readonly NotReadyReason[];
}

/**
 * Keeps the host's presence and the agent's state equal. While both are known, whoever changed last is followed; when
 * they met after a time apart (start, reload, reconnect), the maker's setting says which one counts.
 */
export class PresenceSync {
  private readonly words = new PresenceWords();
  private readonly stopListening: () => void;
  private host: Presence | undefined;
  /** What we set ourselves: the host tells it back, and nobody chose it. */
  private ours: string | undefined;
  private known: KnownAgent = { agent: undefined, winner: 'dynamics', reasons: [] };
  /** The state that the host shows or was told; `undefined` after a time apart. */
  private settledVersion: number | undefined;
  private work: Promise<void> = Promise.resolve();
  private gaveWay = false;
  private stopped = false;

  constructor(private readonly options: PresenceSyncOptions) {
    const { presence } = options;
    this.stopListening = presence.onChange((changed) => this.inTurn(() => this.hostChanged(changed)));
    this.inTurn(async () => {
      this.host ??= await presence.read();
      await this.follow();
    });
  }

  update(known: KnownAgent): void {
    const { agent } = this.known;
    this.known = known;
    if (known.agent === undefined) this.settledVersion = undefined;
    if (known.agent?.version !== agent?.version) this.inTurn(() => this.follow());
  }

  stop(): void {
    this.stopped = true;
    this.stopListening();
  }

  /** One thing at a time: a state is not given to the host while a choice made there is on its way. */
  private inTurn(step: () => Promise<void>): void {
    this.work = this.work.then(() => (this.stopped ? undefined : step()));
  }

  private async hostChanged(presence: Presence): Promise<void> {
    this.words.learn(presence);
    this.host = presence;
    if (this.ours !== undefined && same(this.ours, presence.text)) return;
    this.ours = undefined;
    const { agent } = this.known;
    if (agent === undefined || this.settledVersion === undefined) return this.follow();
    await this.takeFromHost(agent, presence);
  }

  private async follow(): Promise<void> {
    const { host } = this;
    const { agent, winner } = this.known;
    if (host === undefined || agent === undefined || agent.version === this.settledVersion) return;
    const meetAgain = this.settledVersion === undefined;
    this.settledVersion = agent.version;
    if (this.isShown(agent, host)) {
      this.ours = host.text;
      // Equal because the agent's choice gave way: that is what was told.
      if (!this.gaveWay) this.options.onEqual();
      this.gaveWay = false;
    } else if (meetAgain && winner === 'dynamics') await this.takeFromHost(agent, host);
    else await this.giveToHost(agent, host, winner);
  }

  private isShown(agent: AgentView, { text }: Presence): boolean {
    const { ready, reason } = this.words.choiceOf({ text }, this.known.reasons);
    const [best = text] = this.words.textsOf(agent, this.known.reasons);
    return same(best, text) || (!agent.ready && !ready && reason === agent.reason);
  }

  private async takeFromHost(agent: AgentView, host: Presence): Promise<void> {
    this.options.onEqual();
    await this.choose(agent, host);
  }

  private async choose(agent: AgentView, host: Presence): Promise<void> {
    const choice = this.words.choiceOf(host, this.known.reasons);
    if (choice.ready === agent.ready && choice.reason === agent.reason) return;
    await this.options.choose(choice);
  }

  private async giveToHost(agent: AgentView, host: Presence, winner: PresenceWinner): Promise<void> {
    for (const text of this.words.textsOf(agent, this.known.reasons)) {
      // Before the answer: the host may tell the change first.
      this.ours = text;
      if (same(text, host.text) || (await this.options.presence.set(text))) return this.options.onEqual();
    }
    this.ours = undefined;
    this.options.onRefused();
    if (winner !== 'dynamics') return;
    this.gaveWay = true;
    await this.choose(agent, host);
  }
}
