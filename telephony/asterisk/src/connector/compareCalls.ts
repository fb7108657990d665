import type { ToldCall } from '../../../../protocol/messages/answers';
import type { Leg } from '../pbx/leg';
import { readOfferId, type Told } from '../telling/nextStep';
import { stageOf } from '../telling/callTeller';

export interface Comparison {
  /** What the adaptor knows of legs that are there. */
  readonly known: ReadonlyMap<Leg, Told>;
  /** Calls of which the PBX has nothing: over, and nobody told it. */
  readonly gone: readonly string[];
  /** The same, that may only be about to begin: gone, when the next comparison finds them again. */
  readonly strangers: ReadonlySet<string>;
}

/**
 * Compares the adaptor's open calls with one agent's legs. @param legs of the agent @param before the strangers of the
 * last comparison
 */
export function compareCalls(
  calls: readonly ToldCall[],
  legs: readonly Leg[],
  before: ReadonlySet<string>,
): Comparison {
  const known = new Map<Leg, Told>();
  const gone: string[] = [];
  const strangers = new Set<string>();
  for (const call of calls) {
    const { callId, ...offer } = readOfferId(call.callId);
    const leg = legs.find((one) => one.callId === callId);
    if (leg !== undefined) {
      const other = known.get(leg);
      if (other === undefined || other.attempt < offer.attempt)
        known.set(leg, {
          stage: stageOf(call.state),
          muted: call.muted === true,
          ...supervisedOf(call),
          ...offer,
        });
      // What is being dialled has its call before its channel.
    } else if (call.state === 'initiated' && !before.has(call.callId)) strangers.add(call.callId);
    else gone.push(call.callId);
  }
  return { known, gone, strangers };
}

const supervisedOf = ({ supervised }: ToldCall) => (supervised === true ? { supervised } : {});
