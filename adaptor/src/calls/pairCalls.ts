import type { Changer } from '../changes/createChanger';
import type { CallChange, CallRecord } from '../model/callRecord';
import { paired, parted } from '../model/pairs';
import { callRowKey } from '../model/rowKeys';
import type { StoredCall } from './callRows';

type Changes = Pick<Changer<CallRecord, StoredCall, CallChange>, 'change'>;

interface Decided {
  readonly record: CallRecord;
  readonly change?: CallChange;
}
const decided = (record: CallRecord, change: CallChange | undefined): Decided => ({
  record: change?.record ?? record,
  ...(change === undefined ? {} : { change }),
});

/**
 * A consultation is there: its first call is told of it. Whichever of the two ends meanwhile, the other is told, in
 * whatever order the ends and this are stored; a repeat does no harm. Where the first call cannot have it, it is a call by
 * itself.
 */
export async function pairCalls(changer: Changes, consultation: CallRecord): Promise<void> {
  const { source, oid, callId, relatedCallId } = consultation;
  if (relatedCallId === undefined) return;
  const ownKey = callRowKey(source, callId, oid);
  // The offer may have come again: what is over, or alone by now, must not take the place of a later consultation.
  const stored = await changer.change(ownKey, ({ record }) => decided(record, undefined));
  if (stored === undefined || stored.record.state === 'disconnected' || stored.record.relatedCallId !== relatedCallId)
    return partCalls(changer, consultation);
  const first = await changer.change(callRowKey(source, relatedCallId, oid), ({ record }, nowMs) =>
    decided(record, paired(record, callId, nowMs)),
  );
  const isPair = first !== undefined && first.record.state !== 'disconnected' && first.record.relatedCallId === callId;
  const own = await changer.change(ownKey, ({ record }) =>
    decided(record, isPair ? undefined : parted(record, relatedCallId)),
  );
  if (own === undefined || own.record.state === 'disconnected') await partCalls(changer, consultation);
}

/** A call of a pair is over: the other one goes on alone. */
export async function partCalls(changer: Changes, over: CallRecord): Promise<void> {
  const { source, oid, callId, relatedCallId } = over;
  if (relatedCallId === undefined) return;
  await changer.change(callRowKey(source, relatedCallId, oid), ({ record }) => decided(record, parted(record, callId)));
}
