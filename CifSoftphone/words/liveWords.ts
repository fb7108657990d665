import type { CallView } from '../core/calls/callView';
import type { StringKey } from './stringKeys';

/** How a call that goes on is called. */
export function liveWord({ state, farEndRings }: CallView): StringKey {
  if (state === 'initiated') return farEndRings === true ? 'Call_FarEndRings' : 'Call_Dialling';
  return state === 'held' ? 'Call_Held' : 'Call_Connected';
}
