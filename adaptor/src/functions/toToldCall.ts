import type { ToldCall } from '../../../protocol/messages/answers';
import type { StoredCall } from '../calls/callRows';

/** One offer of a call, as the telephony app that made it is told. */
export function toToldCall({ record, connections }: StoredCall): ToldCall {
  const { callId, oid, state, reason, muted, supervised, lastReport } = record;
  return {
    callId,
    userId: oid,
    state,
    ...(reason === undefined ? {} : { reason }),
    ...(muted === true ? { muted } : {}),
    ...(supervised === true ? { supervised } : {}),
    ...(lastReport === undefined ? {} : { outcome: lastReport.outcome }),
    final: lastReport?.final ?? false,
    connections,
  };
}
