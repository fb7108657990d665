import type { CallView } from '../core/calls/callView';
import type { Texts } from './texts';

/** Who calls, in the best words there are: the record's name, the name that came with the call, the number. */
export const callerName = (call: CallView, texts: Texts): string =>
  knownName(call) ?? texts(call.withheld ? 'Caller_Withheld' : 'Caller_Unknown');

/** There is neither a name nor a number. */
export const isNameless = (call: CallView): boolean => knownName(call) === undefined;

const knownName = ({ customer, displayName, number }: CallView): string | undefined =>
  (customer?.outcome === 'one' && customer.customer.name !== '' ? customer.customer.name : undefined) ??
  displayName ??
  number;
