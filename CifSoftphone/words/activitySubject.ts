import type { SubjectFacts } from '../core/calls/subjectFacts';
import type { StringKey } from './stringKeys';
import { fill, type Texts } from './texts';

const inbound: Readonly<Record<SubjectFacts['outcome'], StringKey>> = {
  answered: 'Activity_CallFrom',
  transferred: 'Activity_CallFrom',
  deflected: 'Activity_Deflected',
  missed: 'Activity_Missed',
  rejected: 'Activity_Rejected',
  'answered-elsewhere': 'Activity_AnsweredElsewhere',
  'not-connected': 'Activity_Missed',
};

/** Of a caller who hides the number and gives no name. */
const withheldKeys: Readonly<Record<SubjectFacts['outcome'], StringKey>> = {
  answered: 'Activity_CallWithheld',
  transferred: 'Activity_CallWithheld',
  deflected: 'Activity_DeflectedWithheld',
  missed: 'Activity_MissedWithheld',
  rejected: 'Activity_RejectedWithheld',
  'answered-elsewhere': 'Activity_ElsewhereWithheld',
  'not-connected': 'Activity_MissedWithheld',
};

/** The subject of a phone-call activity: what people read in a timeline. */
export function activitySubject(
  { outcome, direction, party, withheld, isSupervision, isReply }: SubjectFacts,
  texts: Texts,
): string {
  if (direction === 'inbound' && withheld && !isReply && party === undefined) return texts(withheldKeys[outcome]);
  const outbound: StringKey = isSupervision
    ? 'Activity_Supervision'
    : outcome === 'answered' || outcome === 'transferred'
      ? 'Activity_CallTo'
      : 'Activity_NotConnected';
  const key = direction === 'inbound' ? (isReply ? 'Activity_Replied' : inbound[outcome]) : outbound;
  return fill(texts(key), { party: party ?? texts(withheld ? 'Caller_Withheld' : 'Caller_Unknown') });
}
