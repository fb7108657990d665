/**
 * Hears events of one element, document or window.
 * @param capture before anybody below hears them
 * @returns its undo
 */
export function listen<E extends Event>(
  target: EventTarget,
  names: readonly string[],
  heard: (event: E) => void,
  capture = false,
): () => void {
  names.forEach((name) => target.addEventListener(name, heard as EventListener, capture));
  return () => names.forEach((name) => target.removeEventListener(name, heard as EventListener, capture));
}

/** Several undos as one. */
export const together =
  (...undo: readonly (() => void)[]) =>
  (): void =>
    undo.forEach((one) => one());
