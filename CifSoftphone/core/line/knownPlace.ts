import type { PlaceKind } from './linePort';

/** A place as the others know it. Times are on the steady clock of whoever holds it. */
export interface KnownPlace {
  readonly id: string;
  readonly kind: PlaceKind;
  /** Same for the panel and the forms of one browser tab. */
  readonly windowId: string;
  readonly visible: boolean;
  readonly focused: boolean;
  readonly lastFocusedAtMs: number;
}
