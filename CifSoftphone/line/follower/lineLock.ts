import type { LinePorts } from './linePorts';

/** This place and the lock that makes one place the leader. */
export function createLineLock(
  { lock, nowMs }: Pick<LinePorts, 'lock' | 'nowMs'>,
  on: { readonly onHeld: () => void; readonly onLost: () => void },
) {
  let undo: () => void = () => undefined;
  let askedAtMs = 0;
  const leave = (): void => undo();
  return {
    leave,
    /** When this place asked for it last. */
    askedAtMs: () => askedAtMs,
    /** Into the queue for it; `steal` takes it from whoever has it. */
    request: (steal: boolean): void => {
      leave();
      askedAtMs = nowMs();
      undo = lock.request({ steal }, on);
    },
  };
}
