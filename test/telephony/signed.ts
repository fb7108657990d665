import { createHmac } from 'node:crypto';

/** The three headers of Standard Webhooks, made by hand: neither the adaptor's code nor the client's is asked. */
export function signed(
  secret: string,
  body: string,
  { id = 'msg_1', atMs = Date.now() }: { readonly id?: string; readonly atMs?: number } = {},
): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1000));
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const mac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mac}` };
}
