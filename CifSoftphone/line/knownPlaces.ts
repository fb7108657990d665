import type { Place } from './place';
import { timings } from './timings';

/** The other places of this browser, as they announced themselves. */
export class KnownPlaces {
  private readonly places = new Map<string, { readonly place: Place; readonly heardAtMs: number }>();

  heard(place: Place, nowMs: number): void {
    this.places.set(place.id, { place, heardAtMs: nowMs });
  }

  gone(id: string): void {
    this.places.delete(id);
  }

  /** A visible place that says nothing for long has crashed; a hidden one may be silent as long as it likes. */
  list(nowMs: number): readonly Place[] {
    return Array.from(this.places.values(), (one) => one)
      .filter(({ place, heardAtMs }) => !place.visible || nowMs - heardAtMs < timings.placeSilenceMs)
      .map(({ place }) => place);
  }
}
