import type { CallView } from '../core/calls/callView';
import type { StringKey } from './stringKeys';
import type { Texts } from './texts';

/** Reasons that mean something else at the end of a call that the agent dialled. */
const dialledWords: Partial<Record<NonNullable<CallView['reason']>, StringKey>> = {
  rejected: 'Dialled_Rejected',
  cancelled: 'Dialled_Cancelled',
};

/** Why a call is over. */
export function endWords({ reason, direction, supervision }: CallView, texts: Texts): string {
  const word = reason ?? 'normal';
  if (supervision !== undefined && word === 'not-dialled') return texts('Trouble_NotListened_What');
  return texts((direction === 'outbound' ? dialledWords[word] : undefined) ?? `End_${word}`);
}
