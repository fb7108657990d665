import type { CloudEvent } from '../../../protocol/messages/cloudEvent';
import { createHmac } from 'node:crypto';

/** What a webhook says; `id` is the same in every attempt. */
export interface WebhookWords {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A webhook as it goes out: a CloudEvents 1.0 event with the headers of Standard Webhooks. */
export function webhookMessage(
  { id, type, data }: WebhookWords,
  subject: string,
  keys: readonly Buffer[],
  nowMs: number,
): { readonly headers: Readonly<Record<string, string>>; readonly body: string } {
  const event: CloudEvent = {
    specversion: '1.0',
    id,
    source: '/cif-softphone/adaptor',
    type,
    subject,
    datacontenttype: 'application/json',
    data,
  };
  const body = JSON.stringify(event);
  return { headers: { 'content-type': 'application/cloudevents+json', ...signWebhook(id, body, keys, nowMs) }, body };
}

/** Headers of Standard Webhooks: one signature for each key, so that a secret can be changed without a gap. */
function signWebhook(
  id: string,
  body: string,
  keys: readonly Buffer[],
  nowMs: number,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(nowMs / 1000));
  const signatures = keys.map(
    (key) => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  );
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
