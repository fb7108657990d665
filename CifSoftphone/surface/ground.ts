import type { BrowserSide } from '../browser/browserPorts';
import type { CallView } from '../core/calls/callView';
import type { LinePort } from '../core/line/linePort';
import { nothingKnown, type LineView } from '../core/line/lineView';

/** What every feature of a place stands on. */
export interface Ground {
  readonly line: LinePort;
  readonly browser: BrowserSide;
  /** What the line told last. */
  readonly lineView: () => LineView;
  readonly callOf: (key: string) => CallView | undefined;
  /** Rings have their buttons and their sound in this place. */
  readonly ringsAreHere: () => boolean;
  /** Asks the line for it; until that has come back a second click changes nothing. */
  readonly sendOnce: (type: 'accept' | 'reject' | 'hangup' | 'dismiss', key: string) => void;
  /** What a feature shows is not what it was. */
  readonly changed: () => void;
}

/** @returns with `hear` the ground learns what the line tells */
export function createGround(
  line: LinePort,
  browser: BrowserSide,
  changed: () => void,
): Ground & { readonly hear: (view: LineView) => void } {
  let latest = nothingKnown;
  const underWay = new Set<string>();
  return {
    line,
    browser,
    changed,
    hear: (view) => (latest = view),
    lineView: () => latest,
    callOf: (key) => latest.calls.find((call) => call.key === key),
    ringsAreHere: () => latest.ringPlaceId === line.placeId,
    sendOnce: (type, key) => {
      const once = `${type} ${key}`;
      if (underWay.has(once)) return;
      underWay.add(once);
      void line
        .send(type === 'hangup' ? { type: 'command', key, command: { command: type } } : { type, key })
        .then(() => underWay.delete(once));
    },
  };
}
