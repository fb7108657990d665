import type { DirectoryAnswer } from '../../core/calls/call';
import type { LineView } from '../../core/line/lineView';
import type { AgentState } from '../../../protocol/messages/agentState';
import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import type { Dialling } from '../../../protocol/messages/dialling';
import type { SignIn } from '../../connection/signIn';
import type { Trouble } from '../../core/troubles/trouble';
import type { LineSettings } from '../../core/settings/lineSettings';
import { lineTimings } from '../lineTimings';
import type { CallsMachine } from './callsMachine';
import { ListAgain } from './listAgain';
import type { LineTroubles } from './lineTroubles';
import type { LeaderPorts } from './leaderPorts';

/** With what the adaptor is asked while the line is connected. */
export interface Link {
  readonly settings: LineSettings;
  readonly signIn: SignIn;
  readonly oid: string;
}

export interface CallListParts {
  readonly troubles: Pick<LineTroubles, 'tell' | 'worked'>;
  /** The adaptor's word about calls of this agent, ended ones included. */
  readonly heard: (oid: string, calls: readonly CallSnapshot[]) => void;
  /** The agent is not done with this call, although it is over. */
  readonly isOpen: (call: CallSnapshot) => boolean;
  /** A list has come; before and after the calls have taken it over. */
  readonly listed: () => void;
  readonly done: (agent: AgentState | undefined, queues: readonly unknown[] | undefined) => void;
  /** The agent must sign in again: without a token nothing more is learned about the calls. */
  readonly signInRefused: (trouble: Trouble) => void;
}

/** The adaptor's list of calls: asked for until it comes, and again now and then. */
export class CallList {
  /** While the line is connected. */
  link: Link | undefined;
  /** The adaptor has told the open calls at least once. */
  wasListed = false;
  /** It has told them since the line came up: until then what is known may have changed. */
  isCurrent = false;
  /** Whom the agent could dial, by the last search. */
  directory: DirectoryAnswer | undefined;
  private wasMalformed = false;
  private dialling: readonly Dialling[] = [];
  private mayHaveMore = false;
  private waiting: (() => void)[] = [];
  private readonly again: ListAgain;

  constructor(
    private readonly calls: CallsMachine,
    private readonly ports: Pick<LeaderPorts, 'nowMs' | 'random' | 'fetchCalls'>,
    private readonly parts: CallListParts,
  ) {
    this.again = new ListAgain(ports, () => void calls.dispatch({ type: 'connected' }));
  }

  disconnected(): void {
    this.isCurrent = false;
    this.link = undefined;
    this.again.stop();
  }

  stop(): void {
    this.again.stop();
    this.release();
  }

  /** What can be dialled, as the adaptor told it last. */
  get formats(): Dialling['formats'] {
    return this.dialling.flatMap(({ formats }) => formats);
  }

  /** What places show of it: those of which a system can be asked whom to dial, too, and who was found. */
  get dialView(): Pick<LineView, 'dialFormats' | 'searchable' | 'directory'> {
    const searchable = this.dialling.flatMap(({ formats, directory }) => (directory ? formats : []));
    return { dialFormats: this.formats, searchable, directory: this.directory };
  }

  /** Whose calls those of a format are. */
  sourceOf(format: string): string | undefined {
    return this.dialling.find(({ formats }) => formats.includes(format))?.source;
  }

  /** The same with whose calls they will be; waits for the first list. `undefined` without a connection. */
  async whatCanBeDialled(): Promise<readonly Dialling[] | undefined> {
    if (this.link !== undefined && !this.wasListed) await new Promise<void>((resolve) => this.waiting.push(resolve));
    return this.link && this.dialling;
  }

  /** Until it succeeds, a newer round begins or the connection is lost (the next one lists anyway). */
  async fetch(round: number, fresh = false): Promise<void> {
    const { link } = this;
    if (link === undefined) return;
    const token = await link.signIn.token({ fresh });
    if (this.isOver(link)) return;
    if (!token.ok && !token.again) return this.parts.signInRefused(token.trouble);
    const result = token.ok
      ? await this.ports.fetchCalls(link.settings, token.token)
      : ({ ok: false, reason: 'sign-in' } as const);
    if (this.isOver(link)) return;
    if (result.ok) return this.took(round, link, result);
    if (round !== this.calls.state.round) return;
    if (result.reason === 'malformed') {
      this.wasMalformed = true;
      this.parts.troubles.tell({ kind: 'MalformedMessage' });
    }
    const waitMs = 'retryAfterMs' in result ? result.retryAfterMs : undefined;
    setTimeout(
      () => {
        if (round === this.calls.state.round) void this.fetch(round, result.reason === '401');
      },
      Math.max(lineTimings.listRetryMs, waitMs ?? 0),
    );
  }

  /** The calls have changed: when to ask again although nothing is heard. */
  plan(): void {
    // One that ended without a reason may only be missing in a list.
    const isOpen = this.calls.state.calls.some((call) => call.phase !== 'ended' || call.reason === undefined);
    if (this.link !== undefined) this.again.plan(isOpen);
  }

  /** The adaptor has struck a call off; when it was the last of its list, there may be more. */
  async struckOff(isLast: boolean): Promise<void> {
    if (!this.mayHaveMore || !isLast) return;
    this.mayHaveMore = false;
    await this.calls.dispatch({ type: 'connected' });
  }

  private isOver(link: Link): boolean {
    return this.calls.stopped || this.link !== link;
  }

  private async took(
    round: number,
    link: Link,
    {
      calls,
      ended,
      dialling,
      alsoDialling = [],
      agent,
      queues,
    }: Extract<Awaited<ReturnType<LeaderPorts['fetchCalls']>>, { ok: true }>,
  ): Promise<void> {
    this.wasListed = true;
    this.isCurrent = true;
    this.dialling = dialling === undefined ? alsoDialling : [dialling, ...alsoDialling];
    this.parts.listed();
    if (this.wasMalformed) this.parts.troubles.worked('MalformedMessage');
    this.wasMalformed = false;
    await this.calls.dispatch({ type: 'listed', round, calls, nowMs: this.ports.nowMs() });
    this.mayHaveMore = ended.length > 0;
    this.parts.heard(link.oid, [...calls, ...ended]);
    for (const snapshot of ended.filter((call) => this.parts.isOpen(call)))
      void this.calls.dispatch({ type: 'resumed', snapshot, nowMs: this.ports.nowMs() });
    // Only now is it known what the agent does: a call that is over may still wait for its wrap-up.
    this.parts.done(agent, queues);
    this.release();
    this.again.stop();
    this.plan();
  }

  private release(): void {
    const { waiting } = this;
    this.waiting = [];
    waiting.forEach((go) => go());
  }
}
