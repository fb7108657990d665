import type { LineView } from '../core/line/lineView';

/**
 * One part of what a place shows and does, in a file of its own with its words for the view and its actions. What it
 * needs of others it is given where all are put together (`createFeatures`); no feature knows another's file.
 */
export interface Feature {
  /** What it adds to the view. */
  readonly view?: () => object;
  /** What the agent can do with it. */
  readonly actions?: object;
  /** Hears of the line before the view is made: only what the view needs. */
  readonly update?: (line: LineView) => void;
  /** Hears of the line when it is drawn: a ring is on the screen before anything slower is asked. */
  readonly follow?: (line: LineView) => void;
  /** Lets go of all that it took. */
  readonly stop?: () => void;
}
