import type { BrowserSide } from '../../../CifSoftphone/browser/browserPorts';

/** Time, and what the agent sees, in the test's hand. */
export class FakeBrowserSide implements BrowserSide {
  visible = true;
  private nowMs = 0;
  private timers: { atMs: number; callback: () => void }[] = [];
  private watched: { seen: boolean; readonly onSeen: (seen: boolean) => void }[] = [];

  isVisible(): boolean {
    return this.visible;
  }
  watchSeen(_parts: readonly Element[], onSeen: (seen: boolean) => void): () => void {
    const one = { seen: false, onSeen };
    this.watched.push(one);
    return () => (this.watched = this.watched.filter((other) => other !== one));
  }
  after(delayMs: number, callback: () => void): () => void {
    const timer = { atMs: this.nowMs + delayMs, callback };
    this.timers.push(timer);
    return () => (this.timers = this.timers.filter((one) => one !== timer));
  }
  now(): string {
    return new Date(this.nowMs).toISOString();
  }
  facts(): readonly string[] {
    return ['browser Test/1.0'];
  }
  /** What was put on the clipboard; `undefined` where the browser does not let us. */
  clipboard: string | undefined = '';
  copy(text: string): Promise<boolean> {
    if (this.clipboard === undefined) return Promise.resolve(false);
    this.clipboard = text;
    return Promise.resolve(true);
  }
  readonly saved: { readonly fileName: string; readonly text: string }[] = [];
  save(fileName: string, text: string): void {
    this.saved.push({ fileName, text });
  }
  /** All that is watched comes into sight, or leaves it. */
  see(seen = true): void {
    for (const one of this.watched) {
      if (one.seen === seen) continue;
      one.seen = seen;
      one.onSeen(seen);
    }
  }
  pass(durationMs: number): void {
    this.nowMs += durationMs;
    const due = this.timers.filter((timer) => timer.atMs <= this.nowMs);
    this.timers = this.timers.filter((timer) => timer.atMs > this.nowMs);
    due.forEach((timer) => timer.callback());
  }
}
