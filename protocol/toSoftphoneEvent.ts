import type { CloudEvent } from './cloudEvent';
import type { SoftphoneMessage } from './softphoneMessage';

/** Puts a message of the softphone into the CloudEvent that `sendMessage` carries; `parseSoftphoneMessage` reads it. */
export const toSoftphoneEvent = ({ type, id, ...data }: SoftphoneMessage): CloudEvent => ({
  specversion: '1.0',
  id,
  source: '/softphone',
  type,
  ...('callId' in data ? { subject: data.callId } : {}),
  datacontenttype: 'application/json',
  data,
});
