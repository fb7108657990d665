import type { WriteSubject } from '../core/calls/subjectFacts';
import type { LinePort, PlaceKind } from '../core/line/linePort';

/** How a place joins the line of this browser. `joinLine` (entries/joinLine.ts) is the only implementation that ships. */
export interface JoinLineOptions {
  readonly kind: PlaceKind;
  /** Where `line.js` lies, relative to the organisation's root: `/WebResources/cti_/softphone/line.js`. */
  readonly lineScriptUrl: string;
  /** LCID of the agent's language, for number formats. */
  readonly languageId: number;
  /** The subject of an activity in the agent's language, as it is known when it is written. */
  readonly writeSubject: WriteSubject;
}
export type JoinLine = (options: JoinLineOptions) => LinePort;
