import timersPromises from 'node:timers/promises';
import type { VirtualTime, VirtualTimer } from './virtualTime';

/** Everything by which code learns of time or waits, as one set of names that can be put in place and taken away. */
export function installTime(time: VirtualTime): () => void {
  const RealDate = Date;
  class VirtualDate extends RealDate {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [time.wallMs()] : given) as [number]));
    }
    static override now(): number {
      return time.wallMs();
    }
  }
  const cancel = (timer: VirtualTimer | undefined): void => timer?.cancel();
  const abortAfter = (delayMs: number): AbortSignal => {
    const abort = new AbortController();
    time.after(delayMs, () => abort.abort(new DOMException('The operation timed out.', 'TimeoutError')));
    return abort.signal;
  };
  return replace([
    [globalThis, 'Date', VirtualDate],
    [
      globalThis,
      'setTimeout',
      (run: (...args: unknown[]) => void, delayMs = 0, ...args: unknown[]) => time.after(delayMs, () => run(...args)),
    ],
    [
      globalThis,
      'setInterval',
      (run: (...args: unknown[]) => void, periodMs = 0, ...args: unknown[]) => time.every(periodMs, () => run(...args)),
    ],
    [globalThis, 'clearTimeout', cancel],
    [globalThis, 'clearInterval', cancel],
    [globalThis.performance, 'now', () => time.nowMs],
    [AbortSignal, 'timeout', abortAfter],
    [timersPromises, 'setTimeout', (delayMs = 0) => time.sleep(delayMs)],
  ]);
}

/** Puts values in place of others; returns the undo. */
export function replace(names: readonly (readonly [object, string, unknown])[]): () => void {
  const before = names.map(([owner, name]) => [owner, name, Object.getOwnPropertyDescriptor(owner, name)] as const);
  names.forEach(([owner, name, value]) =>
    Object.defineProperty(owner, name, { value, configurable: true, writable: true }),
  );
  return () =>
    before.forEach(([owner, name, descriptor]) => {
      if (descriptor === undefined) Reflect.deleteProperty(owner, name);
      else Object.defineProperty(owner, name, descriptor);
    });
}
