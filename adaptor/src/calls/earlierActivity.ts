import type { TelephonyEvent } from '../../../protocol/messages/telephonyEvent';
import { timings } from '../base/timings';
import { withTimeout } from '../base/withTimeout';
import { activityRowId } from '../model/activityRowId';
import type { CallRows } from './callRows';

type Offer = Extract<TelephonyEvent, { type: 'call.offered' }>;

/**
 * A call that follows another one of its system: the activity of whoever talked in that one last. Nothing need be told
 * for it, because an activity's id is made of call and agent. `undefined` where there is none, or storage does not
 * say so soon: a ring waits for no notes.
 */
export async function earlierActivity(
  calls: Pick<CallRows, 'ofCallId'>,
  { direction, callId, relatedCallId }: Offer,
  source: string,
  oid: string,
): Promise<string | undefined> {
  if (direction !== 'inbound' || relatedCallId === undefined) return undefined;
  const rows = await withTimeout(
    timings.earlierCallMs,
    () => calls.ofCallId(source, relatedCallId).catch(() => []),
    () => [],
  );
  const isThis = (agent: string): boolean => relatedCallId === callId && agent === oid;
  const earlier = rows.find(({ record }) => record.connectedAtMs !== undefined && !isThis(record.oid));
  return earlier && activityRowId(earlier.record);
}
