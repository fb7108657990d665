import type { CallView } from '../../../CifSoftphone/calls/callView';
import type { DesktopPort, HostRingOutcome } from '../../../CifSoftphone/desktop/desktopPort';

/** A workspace whose agent is the test. */
export class FakeDesktop implements DesktopPort {
  readonly name = 'cif-v2';
  readonly notified: string[] = [];
  readonly cancelled: string[] = [];
  readonly sessions: CallView[] = [];
  docked = 0;
  rested = 0;
  sessionFails = false;
  private readonly answers = new Map<string, (outcome: HostRingOutcome) => void>();
  private closed: ((callKey: string) => void) | undefined;

  notifyRing(call: CallView, { headerText }: { readonly headerText: string }) {
    this.notified.push(headerText);
    return {
      outcome: new Promise<HostRingOutcome>((resolve) => this.answers.set(call.key, resolve)),
      cancel: () => void this.cancelled.push(call.key),
    };
  }
  openSession(call: CallView): Promise<void> {
    this.sessions.push(call);
    return this.sessionFails ? Promise.reject(new Error('no session')) : Promise.resolve();
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
  closeSession(key: string): void {
    this.closed?.(key);
  }
}
