import type { CallView } from '../../../CifSoftphone/core/calls/callView';
import type {
  CallSessions,
  HostPort,
  HostRingOutcome,
  RecordReference,
  SavedRecord,
  SessionClosing,
} from '../../../CifSoftphone/host/hostPort';

/** A workspace whose agent is the test. */
export class FakeHost implements HostPort {
  readonly name = 'cif-v2';
  readonly notified: string[] = [];
  readonly cancelled: string[] = [];
  readonly renamed: string[] = [];
  readonly sessions: CallView[] = [];
  readonly followed: CallView[] = [];
  readonly opened: string[] = [];
  readonly created: Readonly<Record<string, string>>[] = [];
  recordFails = false;
  saved: SavedRecord | undefined;
  docked = 0;
  rested = 0;
  sessionFails: false | Error = false;
  readonly closedByUs: string[] = [];
  closing: SessionClosing = 'closed';
  readonly marked: string[] = [];
  private sessionsListener: ((sessions: CallSessions) => void) | undefined;
  private readonly answers = new Map<string, (outcome: HostRingOutcome) => void>();
  private closed: ((callKey: string) => void) | undefined;

  notifyRing(call: CallView, { headerText }: { readonly headerText: string }) {
    this.notified.push(headerText);
    return {
      outcome: new Promise<HostRingOutcome>((resolve) => this.answers.set(call.key, resolve)),
      update: (_call: CallView, title: string) => void this.renamed.push(title),
      cancel: () => void this.cancelled.push(call.key),
    };
  }
  openSession(call: CallView): Promise<void> {
    this.sessions.push(call);
    return this.sessionFails ? Promise.reject(this.sessionFails) : Promise.resolve();
  }
  followCustomer(call: CallView): Promise<void> {
    this.followed.push(call);
    return Promise.resolve();
  }
  openRecord({ entityName, id }: RecordReference): Promise<void> {
    this.opened.push(`${entityName} ${id}`);
    return this.recordFails ? Promise.reject(new Error('no form')) : Promise.resolve();
  }
  openNewRecord(entityName: string, values: Readonly<Record<string, string>>): Promise<SavedRecord | undefined> {
    this.created.push({ entityName, ...values });
    return Promise.resolve(this.saved);
  }
  onSessions(listener: (sessions: CallSessions) => void): () => void {
    this.sessionsListener = listener;
    return () => (this.sessionsListener = undefined);
  }
  markSession(callKey: string, news: number): void {
    this.marked.push(`${callKey} ${news}`);
  }
  /** The host tells which calls have a session, and whose is in front. */
  tellSessions(open: readonly string[], focused?: string): void {
    this.sessionsListener?.({ open: new Set(open), focused });
  }
  show(): Promise<void> {
    this.docked += 1;
    return Promise.resolve();
  }
  rest(): Promise<void> {
    this.rested += 1;
    return Promise.resolve();
  }
  onSessionClosed(listener: (callKey: string) => void): () => void {
    this.closed = listener;
    return () => (this.closed = undefined);
  }
  stop(): void {
    this.answers.clear();
  }
  /** The host's notification of the call ends so. */
  async answer(key: string, outcome: HostRingOutcome): Promise<void> {
    this.answers.get(key)?.(outcome);
    await new Promise((resolve) => setImmediate(resolve));
  }
  agentClosesSession(key: string): void {
    this.closed?.(key);
  }
  closeSession(key: string, records: readonly string[]): SessionClosing {
    this.closedByUs.push([key, ...records].join(' '));
    return this.closing;
  }
}
