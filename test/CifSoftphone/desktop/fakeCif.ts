import type { CifFramework, CifHandler } from '../../../CifSoftphone/desktop/cifFramework';

/** The library as a test wants it: every call answers what the test put there. */
export class FakeCif implements CifFramework {
  readonly calls: { method: string; input?: unknown }[] = [];
  readonly handlers = new Map<string, CifHandler>();
  notifyAnswer: () => Promise<unknown> = () => new Promise(() => undefined);
  canCreate: () => Promise<unknown> = () => Promise.resolve(true);
  sessionAnswer: () => Promise<unknown> = () => Promise.resolve('session-id-1');
  environment: () => Promise<unknown> = () => Promise.resolve(JSON.stringify({ userLcid: 1031 }));
  /** Sessions that an earlier page opened, as getSession gives them. */
  readonly sessions = new Map<string, unknown>();
  focusedSession: string | null = null;
  /** How the host answers the questions about sessions. */
  found: (answer: unknown) => Promise<unknown> = (answer) => Promise.resolve(answer);
  modeAnswer: () => Promise<unknown> = () => Promise.resolve(null);

  notifyEvent(input: unknown): Promise<unknown> {
    return this.record('notifyEvent', input, this.notifyAnswer);
  }
  cancelEvent(input: string): Promise<unknown> {
    return this.record('cancelEvent', input, () => Promise.resolve(input));
  }
  canCreateSession(): Promise<unknown> {
    return this.record('canCreateSession', undefined, this.canCreate);
  }
  createSession(input: unknown): Promise<unknown> {
    return this.record('createSession', input, this.sessionAnswer);
  }
  getAllSessions(): Promise<unknown> {
    return this.record('getAllSessions', undefined, () => this.found([...this.sessions.keys()]));
  }
  getSession(input: string): Promise<unknown> {
    return this.record('getSession', input, () => this.found(this.sessions.get(input)));
  }
  getFocusedSession(): Promise<unknown> {
    return this.record('getFocusedSession', undefined, () => this.found(this.focusedSession));
  }
  notifyNewActivity(sessionId: string, count: number): Promise<unknown> {
    return this.record('notifyNewActivity', [sessionId, count], () => Promise.resolve(null));
  }
  setMode(input: number): Promise<unknown> {
    return this.record('setMode', input, this.modeAnswer);
  }
  getEnvironment(): Promise<unknown> {
    return this.record('getEnvironment', undefined, this.environment);
  }
  addHandler(eventName: string, handler: CifHandler): undefined {
    this.handlers.set(eventName, handler);
    return undefined;
  }
  removeHandler(eventName: string): undefined {
    this.handlers.delete(eventName);
    return undefined;
  }
  /** The host raises an event; undefined when nobody listens. */
  raise(eventName: string, payload: unknown): Promise<void> | undefined {
    return this.handlers.get(eventName)?.(JSON.stringify(payload));
  }
  inputsOf(method: string): unknown[] {
    return this.calls.filter((call) => call.method === method).map((call) => call.input);
  }
  private record(method: string, input: unknown, answer: () => Promise<unknown>): Promise<unknown> {
    this.calls.push({ method, input });
    return answer();
  }
}
