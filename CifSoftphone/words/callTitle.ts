import type { CallView } from '../core/calls/callView';
import { isRinging } from '../core/calls/callPhase';
import { callerName, isNameless } from './callerName';
import { fill, type Texts } from './texts';

/** A call in one line, for a title: what it is and with whom; of a ring also what of the two answers has no effect here. */
export function callTitle(call: CallView, texts: Texts): string {
  const { answerAtPhone, noReject } = isRinging(call) ? call : {};
  return [
    title(call, texts),
    ...(answerAtPhone ? [texts('Ring_AtPhone')] : []),
    ...(noReject ? [texts('Ring_NoReject')] : []),
  ].join('. ');
}

function title(call: CallView, texts: Texts): string {
  if (call.direction === 'outbound') {
    const words = texts(call.supervision === undefined ? 'Activity_CallTo' : 'Activity_Supervision');
    return fill(words, { party: callerName(call, texts) });
  }
  return call.withheld && isNameless(call)
    ? texts('Ring_Withheld')
    : fill(texts('Ring_From'), { caller: callerName(call, texts) });
}
