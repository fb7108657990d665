import type { CloudEvent } from './cloudEvent';
import type { SoftphoneMessage } from './softphoneMessage';

/** Puts a message of the softphone into the CloudEvent that `sendMessage` carries; `parseSoftphoneMessage` reads it. */
export function toSoftphoneEvent(message: SoftphoneMessage): CloudEvent {
  const { type, id, callId, source } = message;
  const data = message.type === 'ring.acknowledged' ? { callId, source, outcome: message.outcome } : { callId, source };
  return {
    specversion: '1.0',
    id,
    source: '/softphone',
    type,
    subject: callId,
    datacontenttype: 'application/json',
    data,
  };
}
