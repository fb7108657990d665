import type { KnownPlace } from '../../core/line/knownPlace';

/**
 * Where a ring has its buttons and its sound: in the tab the agent looks at (focus may be in the form while the
 * panel is beside it), there in the panel, else in the form. With no visible tab, in the one looked at last.
 *
 * @returns the place's id; `undefined` only when there is no place at all
 */
export function chooseRingPlace(places: readonly KnownPlace[]): string | undefined {
  const seen = places.filter((place) => place.visible);
  const candidates = seen.length > 0 ? seen : places;
  let best: KnownPlace | undefined;
  for (const place of candidates) {
    if (best === undefined || isBetter(place, best, candidates)) best = place;
  }
  return best?.id;
}

function isBetter(one: KnownPlace, other: KnownPlace, all: readonly KnownPlace[]): boolean {
  if (one.windowId !== other.windowId) {
    const [a, b] = [lookedAt(one.windowId, all), lookedAt(other.windowId, all)];
    return a.focused === b.focused ? a.lastMs > b.lastMs : a.focused;
  }
  if (one.kind !== other.kind) return one.kind === 'panel';
  return one.focused === other.focused ? one.lastFocusedAtMs > other.lastFocusedAtMs : one.focused;
}

function lookedAt(
  windowId: string,
  all: readonly KnownPlace[],
): { readonly focused: boolean; readonly lastMs: number } {
  const here = all.filter((place) => place.windowId === windowId);
  return {
    focused: here.some((place) => place.focused && place.visible),
    lastMs: Math.max(...here.map((place) => place.lastFocusedAtMs)),
  };
}
