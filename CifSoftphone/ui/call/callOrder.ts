import type { CallView } from '../../core/calls/callView';

/**
 * In which order calls stand in the page, below the rings: what goes on, what is still written about, and what leaves
 * nothing to do but to be read (missed, answered elsewhere). Within each a call keeps its place while others come and go.
 *
 * @param before the keys in the order of the last drawing
 * @param calls without rings, oldest first
 * @param busy the keyboard is in one of them: a field that is moved in the page would lose it, so that none is moved.
 *   `placeOf` puts them where they belong for the eye.
 */
export function orderCalls(before: readonly string[], calls: readonly CallView[], busy: boolean): readonly CallView[] {
  const ordered = [
    ...before.flatMap((key) => calls.find((call) => call.key === key) ?? []),
    ...calls.filter((call) => !before.includes(call.key)),
  ];
  return busy ? ordered : [0, 1, 2].flatMap((place) => ordered.filter((call) => placeOf(call) === place));
}

/** Where it stands for the eye: among the calls that go on, those that are written about, or those that are over. */
export function placeOf({ state, draft }: CallView): 0 | 1 | 2 {
  if (state !== 'disconnected') return 0;
  return draft === undefined ? 2 : 1;
}
