import type { CallView } from '../core/calls/callView';

/** Words that a host shows for us. */
export interface PlaceTexts {
  headerText(call: CallView): string;
}
