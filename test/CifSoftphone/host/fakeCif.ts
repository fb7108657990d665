import type { CifFramework, CifHandler } from '../../../CifSoftphone/host/cifFramework';

/** The library as a test wants it: every call answers what the test put there. */
export class FakeCif implements CifFramework {
  readonly calls: { method: string; input?: unknown }[] = [];
  readonly handlers = new Map<string, CifHandler>();
  notifyAnswer: () => Promise<unknown> = () => new Promise(() => undefined);
  canCreate: () => Promise<unknown> = () => Promise.resolve(true);
  sessionAnswer: () => Promise<unknown> = () => Promise.resolve('session-id-1');
  environment: () => Promise<unknown> = () => Promise.resolve(JSON.stringify({ userLcid: 1031 }));
  /** What getSession gives. */
  readonly sessionFacts = new Map<string, unknown>();
  /** How the host answers the questions about sessions. */
  found: (answer: unknown) => Promise<unknown> = (answer) => Promise.resolve(answer);
  modeAnswer: () => Promise<unknown> = () => Promise.resolve(null);
  /** What the panel is in now; `setMode` changes it as the host does, unless `modeAnswer` rejects. */
  mode: unknown = 0;
  focusedSession: unknown = null;
  sessions: readonly string[] = [];
  tabAnswer: () => Promise<unknown> = () => Promise.resolve('tab-id-2');
  formAnswer: () => Promise<unknown> = () => Promise.resolve('{}');
  clickToActAnswer: () => Promise<unknown> = () => Promise.resolve(null);

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
    return this.record('getAllSessions', undefined, () => this.found(this.sessions));
  }
  getSession(input: string): Promise<unknown> {
    return this.record('getSession', input, () => this.found(this.sessionFacts.get(input)));
  }
  getFocusedSession(): Promise<unknown> {
    return this.record('getFocusedSession', undefined, () => this.found(this.focusedSession));
  }
  notifyNewActivity(sessionId: string, count: number): Promise<unknown> {
    return this.record('notifyNewActivity', [sessionId, count], () => Promise.resolve(null));
  }
  setMode(input: number): Promise<unknown> {
    return this.record('setMode', input, async () => {
      const answer = await this.modeAnswer();
      this.mode = input;
      return answer;
    });
  }
  setSessionTitle(input: unknown): Promise<unknown> {
    return this.record('setSessionTitle', input, () => Promise.resolve(null));
  }
  updateContext(input: unknown, sessionId: string): Promise<unknown> {
    return this.record('updateContext', [input, sessionId], () => Promise.resolve('{}'));
  }
  createTab(input: unknown): Promise<unknown> {
    return this.record('createTab', input, this.tabAnswer);
  }
  getMode(): Promise<unknown> {
    return Promise.resolve(this.mode);
  }
  setClickToAct(input: boolean): Promise<unknown> {
    return this.record('setClickToAct', input, this.clickToActAnswer);
  }
  openForm(options: string, parameters?: string): Promise<unknown> {
    const input: unknown = [JSON.parse(options), ...(parameters === undefined ? [] : [JSON.parse(parameters)])];
    return this.record('openForm', input, this.formAnswer);
  }
  renderSearchPage(entityName: string, text: string): Promise<unknown> {
    return this.record('renderSearchPage', [entityName, text], () => Promise.resolve(null));
  }
  /** Raises an event as the library does. */
  async raise(name: string, payload: unknown): Promise<void> {
    await Promise.all(
      [...this.handlers]
        .filter(([key]) => key.split('/')[0] === name)
        .map(([, handler]) => handler(JSON.stringify(payload))),
    );
  }
  getEnvironment(): Promise<unknown> {
    return this.record('getEnvironment', undefined, this.environment);
  }
  addHandler(eventName: string, handler: CifHandler): undefined {
    this.handlers.set(this.handlers.has(eventName) ? `${eventName}/${this.handlers.size}` : eventName, handler);
    return undefined;
  }
  removeHandler(eventName: string, handler: CifHandler): undefined {
    for (const [key, known] of this.handlers)
      if (key.split('/')[0] === eventName && known === handler) this.handlers.delete(key);
    return undefined;
  }
  inputsOf(method: string): unknown[] {
    return this.calls.filter((call) => call.method === method).map((call) => call.input);
  }
  private record(method: string, input: unknown, answer: () => Promise<unknown>): Promise<unknown> {
    this.calls.push({ method, input });
    return answer();
  }
}
