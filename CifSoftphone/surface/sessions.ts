import type { CallView } from '../core/calls/callView';
import type { CallSessions, HostPort } from '../host/hostPort';
import { noRoom } from '../host/noRoomForSession';
import { unsaved } from '../host/unsavedForm';
import type { ScreenPop } from '../core/settings/softphoneSettings';
import type { LineView } from '../core/line/lineView';
import type { Trouble, TroubleKind } from '../core/troubles/trouble';
import type { About, Matter } from '../core/troubles/troubles';
import { isLive, isRinging } from '../core/calls/callPhase';
import { recordOf } from '../core/calls/recordOf';
import { DoneSessions } from './doneSessions';
import type { BrowserSide } from '../browser/browserPorts';
import { matchBudgetMs } from './placeTimings';
import { SessionNews } from './sessionNews';

export interface SessionsOptions {
  readonly host: HostPort;
  readonly browser: BrowserSide;
  /** When the record opens, as makers set it. */
  readonly screenPop: () => ScreenPop;
  /** Whether the session of a call goes when the agent is done, as makers set it. */
  readonly closeWhenDone: () => boolean;
  readonly onTrouble: (trouble: Trouble, key?: string) => void;
  readonly onWorked: (matter: Matter, about?: About) => void;
  /** The session of this call came to the front of the agent. */
  readonly onFront: (callKey: string) => void;
  /** `without` may answer otherwise than before. */
  readonly onChanged: () => void;
}

/** A host in another window throws errors of classes that only that window knows. */
function kindOf(error: unknown, otherwise: TroubleKind): TroubleKind {
  const told = typeof error === 'object' && error !== null && 'trouble' in error ? error.trouble : undefined;
  return ([unsaved, noRoom] as const).find((kind) => kind === told) ?? otherwise;
}

/** Opens one session for each call that the agent answered here, with the record if the search finds it in time. */
export class Sessions {
  private readonly rangHere = new Set<string>();
  private readonly answeredHere = new Set<string>();
  /** By call: the record that was opened; empty for a caller whom nobody knew. */
  private readonly opened = new Map<string, string>();
  private readonly opening = new Set<string>();
  private readonly waiting = new Map<string, () => void>();
  private readonly news: SessionNews;
  private readonly done: DoneSessions | undefined;
  private readonly stopListening: (() => void) | undefined;
  private view: LineView | undefined;
  /** `undefined` until the host has told them, and where it has none. */
  private here: CallSessions | undefined;

  constructor(private readonly options: SessionsOptions) {
    const { host, browser, closeWhenDone, onTrouble, onWorked } = options;
    this.news = new SessionNews((key, count) => host.markSession?.(key, count));
    this.done =
      host.closeSession &&
      new DoneSessions({
        browser,
        wanted: closeWhenDone,
        open: () => this.here?.open ?? new Set(),
        close: (key, records) => host.closeSession?.(key, records) ?? 'kept',
        onCannot: () => onTrouble({ kind: 'SessionNotClosed' }),
        onClosed: () => onWorked('SessionNotClosed'),
      });
    this.stopListening = host.onSessions?.((sessions) => this.sessionsAre(sessions));
  }

  /** The agent pressed Accept in this place, on the card or on the host's notification. */
  answered(key: string): void {
    this.answeredHere.add(key);
  }

  update(view: LineView, ringsAreHere: boolean): void {
    this.view = view;
    for (const call of view.calls.filter(hasCustomer)) {
      if (isRinging(call) && ringsAreHere) this.rang(call);
      if (isLive(call)) this.consider(call);
      this.follow(call);
    }
    if (this.here !== undefined) this.news.update(view.calls, this.here);
    this.done?.update(view.calls);
    this.forgetGone(view);
  }

  /** The live calls that have no session here and none on its way. */
  without(calls: readonly CallView[]): readonly string[] {
    const { here } = this;
    if (here === undefined) return [];
    const coming = (key: string): boolean => here.open.has(key) || this.opening.has(key) || this.waiting.has(key);
    return calls.filter((call) => isLive(call) && hasCustomer(call) && !coming(call.key)).map(({ key }) => key);
  }

  /** Opens the session of a call that has none (any more), because the agent asked for it. */
  open(call: CallView): void {
    const { host, onChanged, onTrouble, onWorked } = this.options;
    this.waiting.get(call.key)?.();
    this.waiting.delete(call.key);
    this.opened.set(call.key, recordOf(call)?.id ?? '');
    const opened = host.openSession?.(call);
    if (opened === undefined) return;
    this.opening.add(call.key);
    onChanged();
    opened
      .then(
        () => onWorked('session', { key: call.key }),
        (error: unknown) => onTrouble({ kind: kindOf(error, 'SessionNotOpened') }, call.key),
      )
      .finally(() => {
        this.opening.delete(call.key);
        onChanged();
      });
  }

  stop(): void {
    this.stopListening?.();
    this.done?.stop();
    this.waiting.forEach((cancel) => cancel());
    this.waiting.clear();
  }

  private sessionsAre(sessions: CallSessions): void {
    const before = this.here?.focused;
    this.here = sessions;
    if (this.view !== undefined) this.news.update(this.view.calls, sessions);
    if (sessions.focused !== undefined && sessions.focused !== before) this.options.onFront(sessions.focused);
    this.options.onChanged();
  }

  /** Opened by us or by the agent, here or by an earlier page. */
  hasOpened(key: string): boolean {
    return this.opened.has(key) || this.here?.open.has(key) === true;
  }

  private rang(call: CallView): void {
    this.rangHere.add(call.key);
    // Who nobody knows yet, or who may be several, opens nothing before there is a call.
    const isKnown = recordOf(call) !== undefined;
    if (this.options.screenPop() === 'ring' && isKnown && !this.opened.has(call.key)) this.open(call);
  }

  /** The record of a call that was opened is no longer its customer's: the agent knows better, or the search was late. */
  private follow(call: CallView): void {
    const shown = this.opened.get(call.key);
    const id = recordOf(call)?.id ?? '';
    // Whom the search does not know is not yet somebody else; that it is nobody, the agent says.
    const isSaid = id !== '' || (call.customer?.outcome === 'none' && call.customer.chosen === true);
    if (shown === undefined || !isSaid || shown === id || call.state === 'disconnected') return;
    this.opened.set(call.key, id);
    const { host, onTrouble, onWorked } = this.options;
    host.followCustomer?.(call).then(
      () => onWorked('RecordNotOpened', { key: call.key }),
      (error: unknown) => onTrouble({ kind: kindOf(error, 'RecordNotOpened') }, call.key),
    );
  }

  private consider(call: CallView): void {
    if (this.options.screenPop() === 'manual') return;
    // Without an Accept in this browser it was the desk phone: then the session belongs where the ring was in sight.
    const ours = this.answeredHere.has(call.key) || (this.rangHere.has(call.key) && this.options.browser.isVisible());
    if (!ours || this.opened.has(call.key)) return;
    if ((call.customer ?? call.record) !== undefined) {
      this.open(call);
    } else if (!this.waiting.has(call.key)) {
      this.waiting.set(
        call.key,
        this.options.browser.after(matchBudgetMs, () => {
          const latest = this.view?.calls.find((one) => one.key === call.key);
          if (latest !== undefined && isLive(latest)) this.open(latest);
        }),
      );
      this.options.onChanged();
    }
  }

  private forgetGone(view: LineView): void {
    const known = new Set(view.calls.map((call) => call.key));
    for (const keys of [this.rangHere, this.answeredHere]) {
      keys.forEach((key) => known.has(key) || keys.delete(key));
    }
    this.opened.forEach((_id, key) => known.has(key) || this.opened.delete(key));
    this.waiting.forEach((cancel, key) => {
      if (known.has(key)) return;
      cancel();
      this.waiting.delete(key);
    });
  }
}

/** Who is listened to is no customer, and has no session. */
const hasCustomer = ({ supervision }: CallView): boolean => supervision === undefined;
