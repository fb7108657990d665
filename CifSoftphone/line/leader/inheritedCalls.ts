import type { CallView } from '../../core/calls/callView';
import { lineTimings } from '../lineTimings';

/** When a ring that the former owner showed is over, though nobody could say so yet; of other calls nobody knows. */
const overAtMs = ({ state, ringEndsAtMs }: CallView): number =>
  state === 'offered' || state === 'alerting' ? (ringEndsAtMs ?? Infinity) + lineTimings.ringGraceMs : Infinity;

/** Of what the former owner showed all that may still go on. Until the adaptor answers, the clock is all there is. */
export const stillGoingOn = (calls: readonly CallView[], nowMs: number): readonly CallView[] =>
  calls.filter((call) => nowMs < overAtMs(call));

/** When the next of these rings is over; `Infinity` for never. */
export const nextOverAtMs = (calls: readonly CallView[]): number => Math.min(Infinity, ...calls.map(overAtMs));
