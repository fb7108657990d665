import type { AppPage, AppSession, ShownPage } from './appPage';
import { sessionLookMs } from './hostTimings';

/** What a session holds that is not the agent's work. */
export interface OwnParts {
  readonly sessionId: string;
  /** Records of the call: its customer, and who was taken for it before. */
  readonly records: ReadonlySet<string>;
}

/**
 * Knows whether the agent works on in a session that we opened. The app tells of the page in front only, so that one is
 * looked at again and again; what was seen last of a tab holds when the agent has gone elsewhere.
 */
export class SessionWork {
  /** The tabs with which a session of ours opened, and those that we added. */
  private readonly ours = new Map<string, Set<string>>();
  private readonly seen = new Map<string, ShownPage>();
  private readonly ticker: ReturnType<typeof setInterval>;

  constructor(
    private readonly app: AppPage,
    private readonly focusedId: () => string | undefined,
  ) {
    this.ticker = setInterval(() => this.look(), sessionLookMs);
  }

  stop(): void {
    clearInterval(this.ticker);
  }

  /** A session was opened just now: the tabs that it has are the template's. */
  opened(sessionId: string): void {
    this.ours.set(sessionId, new Set(this.app.session(sessionId)?.tabIds));
  }

  added(sessionId: string, tabId: string | undefined): void {
    if (tabId !== undefined) this.ours.get(sessionId)?.add(tabId);
  }

  gone(sessionId: string): void {
    this.ours.delete(sessionId);
  }

  /** Closes the session, unless the agent works on in it. `cannot`: the app does not let us, or does not tell. */
  close({ sessionId, records }: OwnParts): 'closed' | 'kept' | 'cannot' {
    this.look();
    const session = this.app.session(sessionId);
    if (session?.canClose !== true || this.app.shown() === undefined) return 'cannot';
    if (!this.isDone(sessionId, session, records)) return 'kept';
    try {
      session.close();
      return 'closed';
    } catch {
      return 'cannot';
    }
  }

  private isDone(sessionId: string, { tabIds }: AppSession, records: ReadonlySet<string>): boolean {
    const ours = this.ours.get(sessionId) ?? new Set(tabIds.slice(0, 1));
    return (
      tabIds.some((tabId) => this.seen.has(tabId)) &&
      tabIds.every((tabId) => {
        const page = this.seen.get(tabId);
        const isCalls = page?.recordId === undefined ? ours.has(tabId) : records.has(page.recordId);
        return isCalls && page?.unsaved !== true;
      })
    );
  }

  private look(): void {
    const sessionId = this.focusedId();
    const tabId = sessionId === undefined ? undefined : this.app.session(sessionId)?.focusedTabId;
    const page = tabId === undefined ? undefined : this.app.shown();
    if (tabId !== undefined && page !== undefined) this.seen.set(tabId, page);
  }
}
