import type { PlaceKind } from '../../core/line/linePort';
import type { KnownPlace } from '../../core/line/knownPlace';
import type { LinePorts } from './linePorts';

/** This place as it tells the others of itself. */
export function createOwnPlace(id: string, kind: PlaceKind, { page, nowMs }: LinePorts): () => KnownPlace {
  let lastFocusedAtMs = 0;
  return () => {
    const focused = page.focused();
    if (focused) lastFocusedAtMs = nowMs();
    return { id, kind, windowId: page.windowId, visible: page.visible(), focused, lastFocusedAtMs };
  };
}
