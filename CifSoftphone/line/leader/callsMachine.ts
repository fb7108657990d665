import type { CallsEvent } from '../../core/calls/callsEvent';
import type { CallsState } from '../../core/calls/callsState';

/** The call machine as the parts of the leader meet it: what comes back to them goes in as an event. */
export interface CallsMachine {
  readonly state: CallsState;
  readonly stopped: boolean;
  /** Resolves when all that follows from it is stored. */
  dispatch(event: CallsEvent): Promise<void>;
}
