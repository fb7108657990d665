import type { Place } from '../../surface/place';

/** A search for the customer that was open when its card left. */
export interface OpenSearch {
  readonly text: string;
  readonly hadFocus: boolean;
}

const left = new WeakMap<Place, Map<string, OpenSearch>>();

/** The card of this call leaves with its search open; it may come back as another card of the same place. */
export function leaveSearch(place: Place, key: string, search: OpenSearch): void {
  left.set(place, (left.get(place) ?? new Map<string, OpenSearch>()).set(key, search));
}

/** The former card of this call left its search open. */
export const isSearchLeft = (place: Place, key: string): boolean => left.get(place)?.has(key) === true;

/** What the former card of this call left, once. */
export function takeSearch(place: Place, key: string): OpenSearch | undefined {
  const search = left.get(place)?.get(key);
  left.get(place)?.delete(key);
  return search;
}
