import type { KnownPlace } from '../../core/line/knownPlace';
import type { PlaceKind } from '../../core/line/linePort';
import { lineTimings } from '../lineTimings';
import type { LinePorts } from './linePorts';

/** More tabs nobody has; more places are somebody's mistake. */
const maxPlaces = 100;

/** The other places of this browser, as they announced themselves. */
export class KnownPlaces {
  private readonly places = new Map<string, { readonly place: KnownPlace; readonly heardAtMs: number }>();

  heard(place: KnownPlace, nowMs: number): void {
    // Nobody was looked at later than now: a place that says so would have the rings for ever.
    const lastFocusedAtMs = Math.min(place.lastFocusedAtMs, nowMs);
    this.places.delete(place.id);
    this.places.set(place.id, { place: { ...place, lastFocusedAtMs }, heardAtMs: nowMs });
    const [oldest] = this.places.keys();
    if (this.places.size > maxPlaces && oldest !== undefined) this.places.delete(oldest);
  }

  has(id: string): boolean {
    return this.places.has(id);
  }

  gone(id: string): void {
    this.places.delete(id);
  }

  /** A visible place that says nothing for long has crashed; a hidden one may be silent as long as it likes. */
  list(nowMs: number): readonly KnownPlace[] {
    return Array.from(this.places.values(), (one) => one)
      .filter(({ place, heardAtMs }) => !place.visible || nowMs - heardAtMs < lineTimings.placeSilenceMs)
      .map(({ place }) => place);
  }
}

/** This place as it tells the others of itself. */
export function createOwnPlace(id: string, kind: PlaceKind, { page, nowMs }: LinePorts): () => KnownPlace {
  let lastFocusedAtMs = 0;
  return () => {
    const focused = page.focused();
    if (focused) lastFocusedAtMs = nowMs();
    return { id, kind, windowId: page.windowId, visible: page.visible(), focused, lastFocusedAtMs };
  };
}
