import type { ActivityLog } from '../../activity/activityLog';
import { reportLater } from '../../browser/attempt';
import type { CallsState } from '../../core/calls/callsState';
import type { CallView } from '../../core/calls/callView';
import { otherParty } from '../../core/calls/otherParty';
import { toCallViews } from '../../core/calls/toCallViews';
import type { KeptWords } from '../../core/draft/keptWords';
import type { NumberWords } from '../../core/numbers/numberWords';

type WriteNumber = (number: string) => NumberWords;

/** The calls as every place shows them, each with what the agent writes about it. */
export const shownCalls = (state: CallsState, log: ActivityLog, write: WriteNumber): readonly CallView[] =>
  toCallViews(state, (number) => written(write, number)).map((view) => {
    const draft = log.draftOf(view.key);
    return draft === undefined ? view : { ...view, draft };
  });

/** A call while nobody hears what telephony says of it: a recording that is told as paused or off may have begun. */
export const unheard = (call: CallView): CallView =>
  call.recording === 'paused' || call.recording === 'off' ? { ...call, recording: 'possible' } : call;

/** What Dynamics did not take, with who the call was with. */
export const keptWords = (log: ActivityLog, write: WriteNumber): readonly KeptWords[] =>
  log.keptRows.view((call, match) => {
    const { displayName, number } = otherParty(call);
    const name = match?.outcome === 'one' ? match.customer.name : displayName;
    return name ?? (number === undefined ? undefined : written(write, number).display);
  });

/** A number that cannot be written is shown as it came: it must not cost the other calls their cards. */
function written(write: WriteNumber, number: string): NumberWords {
  try {
    return write(number);
  } catch (error) {
    reportLater(error);
    return { display: number, e164: undefined };
  }
}
