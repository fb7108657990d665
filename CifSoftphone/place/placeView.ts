import type { LineView } from '../line/lineView';

/** The line as one place shows it: what only this place knows comes to it. */
export interface PlaceView extends LineView {
  /** Of several live calls the one that is shown in full; the others are one line each. */
  readonly frontKey: string | undefined;
  /** Live calls that could have a session in this host and have none: closed, refused, or lost by a reload. */
  readonly withoutSession: readonly string[];
}
