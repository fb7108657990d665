import type { BrowserSide } from '../../../CifSoftphone/place/placePorts';

/** Time and paint in the test's hand. */
export class FakeBrowserSide implements BrowserSide {
  visible = true;
  private nowMs = 0;
  private timers: { atMs: number; callback: () => void }[] = [];
  private waitingForPaint: (() => void)[] = [];

  isVisible(): boolean {
    return this.visible;
  }
  whenPainted(_element: Element, callback: () => void): () => void {
    this.waitingForPaint.push(callback);
    return () => (this.waitingForPaint = this.waitingForPaint.filter((one) => one !== callback));
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
  readonly saved: { readonly fileName: string; readonly text: string }[] = [];
  save(fileName: string, text: string): void {
    this.saved.push({ fileName, text });
  }
  paint(): void {
    this.waitingForPaint.splice(0).forEach((callback) => callback());
  }
  pass(durationMs: number): void {
    this.nowMs += durationMs;
    const due = this.timers.filter((timer) => timer.atMs <= this.nowMs);
    this.timers = this.timers.filter((timer) => timer.atMs > this.nowMs);
    due.forEach((timer) => timer.callback());
  }
}
