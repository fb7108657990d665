import type { CallView } from '../calls/callView';
import type { Texts } from './texts';

/** Who calls, in the best words there are: the record's name, the name that came with the call, the number. */
export function callerName(call: CallView, texts: Texts): string {
  if (call.customer?.outcome === 'one') return call.customer.customer.name;
  return call.displayName ?? call.number ?? texts(call.withheld ? 'Caller_Withheld' : 'Caller_Unknown');
}
