import type { CallView } from '../../core/calls/callView';

/**
 * In which order calls stand below the rings. A call keeps its place while others come and go, so that nothing moves
 * under a hand that works with it: a new one comes under the live ones and above all that is over, and what leaves
 * nothing to do but to be read (missed, answered elsewhere) goes to the end.
 *
 * @param before the keys in the order of the last drawing
 * @param calls without rings, oldest first
 */
export function orderCalls(before: readonly string[], calls: readonly CallView[]): readonly CallView[] {
  const work = calls.filter((call) => !isOver(call));
  const known = before.flatMap((key) => work.find((call) => call.key === key) ?? []);
  const added = work.filter((call) => !before.includes(call.key));
  const lastLive = known.reduce((last, call, index) => (isDone(call) ? last : index), -1) + 1;
  return [
    ...known.slice(0, lastLive),
    ...added.filter((call) => !isDone(call)),
    ...known.slice(lastLive),
    ...added.filter(isDone),
    ...calls.filter(isOver),
  ];
}

const isDone = (call: CallView): boolean => call.state === 'disconnected';
/** Nothing can be written about it any more. */
const isOver = (call: CallView): boolean => isDone(call) && call.draft === undefined;
