import type { Place } from '../../surface/place';

const given = new WeakMap<Place, Map<string, string>>();

/** The agent gives this call to somebody, or asks somebody who may get it: the last one counts. */
export function keepGivenTo(place: Place, key: string, who: string): void {
  given.set(place, (given.get(place) ?? new Map<string, string>()).set(key, who));
}

/** To whom it went, once it is known to have been transferred; of what was given away elsewhere nothing is known. */
export const givenTo = (place: Place, key: string): string | undefined => given.get(place)?.get(key);
