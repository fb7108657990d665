/** All that goes wrong in one world, and the calls it goes wrong with, as plain data: it can be printed, cut and run again. */
export type ChaosEvent = { readonly atMs: number } & (RingEvent | FaultEvent);

export interface RingPlan {
  readonly type: 'ring';
  readonly id: string;
  readonly agent: number;
  /** `text`: the plain message of the sample, whose life we assume. */
  readonly style: 'event' | 'text';
  readonly decision: 'accept' | 'reject' | 'ignore' | 'accept-everywhere';
  readonly decideAfterMs: number;
  /** Who ends it; `cancel`: the caller gives up while it rings. */
  readonly endBy: 'caller' | 'agent' | 'cancel';
  readonly endAfterMs: number;
}
type RingEvent = RingPlan;

/** A fault that lasts: `share` of what passes by is hit. */
interface Lasting {
  readonly forMs: number;
  readonly share: number;
}

export type FaultEvent =
  | { readonly type: 'cut-sockets'; readonly browser: number | 'all' }
  | { readonly type: 'offline'; readonly browser: number; readonly forMs: number }
  | { readonly type: 'restart-signalr'; readonly forMs: number }
  | { readonly type: 'kill-adaptor'; readonly instance: number; readonly forMs: number }
  | { readonly type: 'restart-adaptor'; readonly instance: number }
  | ({ readonly type: 'storage'; readonly fault: 'slow' | '500' | '412' | 'lost' | 'hang' } & Lasting)
  | ({ readonly type: 'upstream'; readonly fault: 'drop' | 'duplicate' | 'late' | 'stray' } & Lasting)
  | ({ readonly type: 'push'; readonly fault: 'drop' | 'duplicate' | 'late' | 'refused' | 'error' } & Lasting)
  | ({ readonly type: 'answers-lost'; readonly of: 'adaptor' | 'signalr' } & Lasting)
  /** Storage takes requests and does nothing, for all alike. */
  | { readonly type: 'storage-stalled'; readonly forMs: number }
  | ({ readonly type: 'webhooks-refused' } & Lasting)
  /** The receiver takes webhooks and never answers, or changes the protocol (101). */
  | ({ readonly type: 'webhooks-hang' } & Lasting)
  | ({ readonly type: 'webhooks-upgrade' } & Lasting)
  /** The telephony system offers the call that was accepted last once more, under its id and as a new event. */
  | { readonly type: 'offered-again' }
  | {
      readonly type: 'tab';
      readonly action: 'open' | 'close' | 'crash' | 'reload' | 'hide' | 'look';
      readonly browser: number;
      readonly tab: number;
    }
  | {
      readonly type: 'freeze';
      readonly browser: number;
      readonly tab: number;
      readonly says: boolean;
      readonly forMs: number;
    }
  /** The PC's time of day jumps. */
  | { readonly type: 'clock-step'; readonly browser: number; readonly byMs: number }
  | { readonly type: 'expire-tokens'; readonly browser: number }
  | { readonly type: 'no-tokens'; readonly browser: number; readonly forMs: number; readonly asksAgent: boolean };

export type FaultType = FaultEvent['type'];

/** One browser of one agent. */
export interface BrowserPlan {
  readonly agent: number;
  readonly tabs: number;
  readonly clockOffsetMs: number;
}

export interface Schedule {
  readonly seed: number;
  readonly agents: number;
  readonly instances: number;
  readonly browsers: readonly BrowserPlan[];
  /** In the order of time. */
  readonly events: readonly ChaosEvent[];
}

/** Until when the world is disturbed: the last fault's end. */
export const disturbedUntilMs = ({ events }: Schedule): number =>
  Math.max(0, ...events.map((event) => event.atMs + ('forMs' in event ? event.forMs : 0)));
