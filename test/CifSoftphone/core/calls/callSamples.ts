import type { CallSnapshot } from '../../../../protocol/messages/callSnapshot';
import type { CallsEffect } from '../../../../CifSoftphone/core/calls/callsEffect';
import type { CallsEvent } from '../../../../CifSoftphone/core/calls/callsEvent';
import { initialCallsState, type CallsState } from '../../../../CifSoftphone/core/calls/callsState';
import { updateCalls } from '../../../../CifSoftphone/core/calls/updateCalls';

export const source = '4fac8e3d-5c76-4d3b-9cab-3d7e9f1a2b43';

/** A ring as the adaptor tells it; everything can be replaced. */
export const ring = (callId: string, more: Partial<CallSnapshot> = {}): CallSnapshot => ({
  callId,
  source,
  channel: 'voice',
  direction: 'inbound',
  from: { number: '+12025550123' },
  to: {},
  state: 'offered',
  assumed: false,
  version: 1,
  ringRemainingMs: 30_000,
  ...more,
});

export const keyOf = (callId: string): string => `${source}/${callId}`;

/** Plays events one after the other; gives the last state and all effects. */
export function play(events: readonly CallsEvent[], from: CallsState = initialCallsState) {
  let state = from;
  const effects: CallsEffect[] = [];
  for (const event of events) {
    const [next, more] = updateCalls(state, event);
    state = next;
    effects.push(...more);
  }
  return { state, effects, acknowledged: effects.flatMap((one) => (one.type === 'acknowledge' ? [one.outcome] : [])) };
}
