import { plainId, type AppPage } from './appPage';
import type { CifFramework, CifTemplateInput } from './cifFramework';
import type { CallSessions, SessionClosing } from './hostPort';
import { textOf } from './fromCifResult';
import { callKeyEntry, fromSession } from './fromSession';
import { NoRoomForSession } from './noRoomForSession';
import { SessionWork } from './sessionWork';
import { settled } from './settled';

/**
 * Which session of the workspace belongs to which call. The host alone knows it for certain: what an earlier page of
 * ours opened is found again by the call's key in the session's context. Other sessions are none of our business.
 */
export class CifSessions {
  private readonly callBySession = new Map<string, string>();
  private readonly opening = new Map<string, Promise<void>>();
  private readonly listeners = new Set<(sessions: CallSessions) => void>();
  private readonly closedListeners = new Set<(callKey: string) => void>();
  private focusedId: string | undefined;
  private isFound = false;
  private readonly found: Promise<void>;

  private readonly work: SessionWork | undefined;

  /** @param app without it no session can be closed */
  constructor(
    private readonly cif: CifFramework,
    app?: AppPage,
  ) {
    this.work = app && new SessionWork(app, () => this.focusedId);
    cif.addHandler('onSessionClosed', this.closed);
    cif.addHandler('onSessionSwitched', this.switched);
    this.found = this.find();
  }

  /** Opens the session of the call, unless it is there already. @throws NoRoomForSession */
  open(callKey: string, template: CifTemplateInput): Promise<void> {
    const known = this.opening.get(callKey);
    if (known !== undefined) return known;
    // A window of its own asks for it, too.
    if (this.idOf(callKey) !== undefined) return Promise.resolve();
    const opened = this.create(callKey, template).finally(() => this.opening.delete(callKey));
    this.opening.set(callKey, opened);
    return opened;
  }

  /**
   * Somebody else is the customer of this call, or nobody: its session gets the title and, where it is in front, the
   * record in a tab of this template.
   */
  async follow(callKey: string, slugs: CifTemplateInput['templateParameters'], tab?: string): Promise<void> {
    await this.opening.get(callKey);
    const sessionId = this.idOf(callKey);
    if (sessionId === undefined) return;
    const { cif } = this;
    await settled(() => cif.updateContext(slugs, sessionId));
    // Only the session in front may be given a title; the record is what the agent needs.
    await settled(() => cif.setSessionTitle({ ...slugs, sessionId })).catch(() => undefined);
    if (tab === undefined || sessionId !== this.focusedId) return;
    const id = await settled(() => cif.createTab({ templateName: tab, templateParameters: slugs, isFocused: true }));
    this.work?.added(sessionId, typeof id === 'string' ? id : undefined);
  }

  /** The agent is done with the call: its session goes, unless the agent works on in it. @param records of the call */
  close(callKey: string, records: readonly string[]): SessionClosing {
    const sessionId = this.idOf(callKey);
    if (sessionId === undefined) return 'kept';
    return this.work?.close({ sessionId, records: new Set(records.map(plainId)) }) ?? 'cannot';
  }

  /** A number on the session in the rail, until the agent goes there. Nothing where it is in front or gone. */
  mark(callKey: string, count: number): void {
    for (const [sessionId, key] of this.callBySession) {
      if (key !== callKey || sessionId === this.focusedId) continue;
      void settled(() => this.cif.notifyNewActivity(sessionId, count)).catch(() => undefined);
    }
  }

  /** Calls back once the sessions are known, and on each change; returns its undo. */
  subscribe(listener: (sessions: CallSessions) => void): () => void {
    this.listeners.add(listener);
    if (this.isFound) listener(this.now());
    return () => void this.listeners.delete(listener);
  }

  onClosed(listener: (callKey: string) => void): () => void {
    this.closedListeners.add(listener);
    return () => void this.closedListeners.delete(listener);
  }

  stop(): void {
    this.work?.stop();
    this.cif.removeHandler('onSessionClosed', this.closed);
    this.cif.removeHandler('onSessionSwitched', this.switched);
    this.listeners.clear();
    this.closedListeners.clear();
  }

  private idOf(callKey: string): string | undefined {
    return [...this.callBySession].find(([, key]) => key === callKey)?.[0];
  }

  private now(): CallSessions {
    return {
      open: new Set(this.callBySession.values()),
      focused: this.focusedId === undefined ? undefined : this.callBySession.get(this.focusedId),
    };
  }

  private changed(): void {
    if (this.isFound) this.listeners.forEach((listener) => listener(this.now()));
  }

  private async create(callKey: string, template: CifTemplateInput): Promise<void> {
    await this.found;
    if ([...this.callBySession.values()].includes(callKey)) return;
    if ((await this.cif.canCreateSession()) !== true) throw new NoRoomForSession();
    const id = await this.cif.createSession({ ...template, context: { [callKeyEntry]: callKey } });
    const sessionId = typeof id === 'string' ? id : textOf(id, 'sessionId');
    if (sessionId === undefined) throw new Error('Dynamics named no session');
    this.callBySession.set(sessionId, callKey);
    this.work?.opened(sessionId);
    this.changed();
  }

  private async find(): Promise<void> {
    const { cif } = this;
    const [all, focused] = await Promise.all(
      [() => cif.getAllSessions(), () => cif.getFocusedSession()].map((ask) => settled(ask).catch(() => undefined)),
    );
    const ids = Array.isArray(all) ? all.filter((id): id is string => typeof id === 'string') : [];
    await Promise.all(
      ids.map(async (id) => {
        const { callKey } = fromSession(await settled(() => cif.getSession(id)).catch(() => undefined));
        if (callKey !== undefined) this.callBySession.set(id, callKey);
      }),
    );
    // An event that came meanwhile is newer than the answer.
    if (typeof focused === 'string') this.focusedId ??= focused;
    this.isFound = true;
    this.changed();
  }

  private readonly switched = (payload: unknown): Promise<void> => {
    const { sessionId, callKey, focused } = fromSession(payload);
    if (sessionId !== undefined) {
      if (callKey !== undefined) this.callBySession.set(sessionId, callKey);
      if (focused) this.focusedId = sessionId;
      else if (this.focusedId === sessionId) this.focusedId = undefined;
      this.changed();
    }
    return Promise.resolve();
  };

  private readonly closed = (payload: unknown): Promise<void> => {
    const facts = fromSession(payload);
    const { sessionId } = facts;
    const key = facts.callKey ?? (sessionId === undefined ? undefined : this.callBySession.get(sessionId));
    this.callBySession.forEach((callKey, id) => {
      if (id === sessionId || (sessionId === undefined && callKey === key)) this.callBySession.delete(id);
    });
    if (sessionId !== undefined) this.work?.gone(sessionId);
    if (this.focusedId === sessionId) this.focusedId = undefined;
    this.changed();
    if (key !== undefined) this.closedListeners.forEach((listener) => listener(key));
    return Promise.resolve();
  };
}
