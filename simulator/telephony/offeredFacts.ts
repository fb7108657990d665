import { callFacts } from '../../protocol/callFacts';
import { isCallId } from '../../protocol/callId';
import { isFields, type Fields } from '../../protocol/fields';
import type { RingRequest as ClientRing } from '../../telephony/client/src/telephonyClient';

/** What an `event` call can say besides who calls. */
export type OfferedFacts = Pick<
  ClientRing,
  | 'queue'
  | 'waitedMs'
  | 'campaign'
  | 'menu'
  | 'reference'
  | 'reply'
  | 'answerAtPhone'
  | 'noReject'
  | 'record'
  | 'relatedCallId'
>;

/** Out of what was posted; whether it may be said, the adaptor decides. */
export function readOfferedFacts(wish: Fields): OfferedFacts {
  const { queue, waitedMs, campaign, menu, reference, reply, answerAtPhone, noReject } = callFacts(wish);
  const { record, relatedCallId } = wish;
  return {
    ...(queue === undefined ? {} : { queue }),
    ...(waitedMs === undefined ? {} : { waitedMs }),
    ...(campaign === undefined ? {} : { campaign }),
    ...(menu === undefined ? {} : { menu }),
    ...(reference === undefined ? {} : { reference }),
    ...(reply === undefined ? {} : { reply }),
    ...(answerAtPhone === undefined ? {} : { answerAtPhone }),
    ...(noReject === undefined ? {} : { noReject }),
    ...(isFields(record) ? { record: { table: String(record.table), id: String(record.id) } } : {}),
    ...(isCallId(relatedCallId) ? { relatedCallId } : {}),
  };
}
