import { createHmac } from 'node:crypto';

/** Headers of Standard Webhooks: one signature for each key, so that a secret can be changed without a gap. */
export function signWebhook(
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
