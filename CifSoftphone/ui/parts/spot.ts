import { sameSpotPx } from './pressTimings';

/** A place in the window, in CSS pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export const spotOf = ({ clientX, clientY }: MouseEvent): Spot => ({ x: clientX, y: clientY });

/** A hand that rests trembles by less. */
export const isSameSpot = (one: Spot, other: Spot): boolean =>
  Math.hypot(one.x - other.x, one.y - other.y) <= sameSpotPx;
