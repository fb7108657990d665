import type { ToldCalls } from '../../../protocol/messages/answers';
import { isCallId } from '../../../protocol/callId';
import type { Adaptor } from '../app/adaptor';
import { jsonResponse, type Work } from '../http/handler';
import { unknownCall } from '../http/problems';
import { toToldCall } from './toToldCall';

/** What became of a call, for the telephony app that made it; somebody else's call does not exist for it. */
export function getCall({ verifier, calls }: Adaptor): Work {
  return async (request) => {
    const { appId } = await verifier.telephony(request.headers.get('authorization'));
    const { callId } = request.params;
    if (!isCallId(callId)) throw unknownCall();
    const rings = (await calls.ofCallId(appId, callId)).map(toToldCall);
    const [newest] = rings;
    if (newest === undefined) throw unknownCall();
    // One call id can have been offered to several agents, one after the other.
    return jsonResponse(200, { ...newest, rings } satisfies ToldCalls);
  };
}
