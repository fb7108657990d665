import type { CallTeller } from '../telling/callTeller';
import type { ReadySync } from '../ready/readySync';

/** One agent as the connector has it. */
export interface Agent {
  readonly userId: string;
  readonly endpoint: string;
  readonly ready: ReadySync;
  /** Calls that are told, by the id of the leg. */
  readonly tellers: Map<string, CallTeller>;
  /** The adaptor's open calls have been compared with the PBX at least once. */
  compared: boolean;
  /** Calls of the adaptor that the PBX does not have, as the last comparison found them. */
  strangers: ReadonlySet<string>;
}
