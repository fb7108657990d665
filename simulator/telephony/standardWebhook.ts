import { createHmac, timingSafeEqual } from 'node:crypto';

/** A webhook as it arrived; header names in lower case, as Node gives them. */
export interface ArrivedWebhook {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export type WebhookVerdict = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly why: string };

/** Standard Webhooks advises five minutes: long enough for clocks that differ, short enough for replays. */
export const replayWindowMs = 5 * 60_000;
const secretPrefix = 'whsec_';

/** The signature of one webhook, `v1,<base64>`; the secret is `whsec_` + base64 of the key. */
export function signWebhook(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : secret, 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

/**
 * Checks a webhook as the Standard Webhooks specification asks a receiver to: all three headers, a timestamp inside
 * the replay window, and one valid signature among those sent (a sender that rotates its secret sends two).
 */
export function verifyWebhook(webhook: ArrivedWebhook, secret: string, nowMs: number): WebhookVerdict {
  const id = oneHeader(webhook, 'webhook-id');
  const timestamp = oneHeader(webhook, 'webhook-timestamp');
  const signatures = oneHeader(webhook, 'webhook-signature');
  if (!id || !timestamp || !signatures) return { ok: false, why: 'a webhook header is missing' };
  if (!/^\d{1,12}$/.test(timestamp)) return { ok: false, why: 'the timestamp is not in seconds' };
  if (Math.abs(nowMs - Number(timestamp) * 1000) > replayWindowMs) {
    return { ok: false, why: 'the timestamp is outside the replay window' };
  }
  const expected = Buffer.from(signWebhook(secret, id, timestamp, webhook.body));
  const valid = signatures.split(' ').some((one) => {
    const given = Buffer.from(one);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
  return valid ? { ok: true, id } : { ok: false, why: 'no signature fits' };
}

type WebhookHeader = 'webhook-id' | 'webhook-timestamp' | 'webhook-signature';

function oneHeader(webhook: ArrivedWebhook, name: WebhookHeader): string | undefined {
  const value = webhook.headers[name];
  return typeof value === 'string' ? value : undefined;
}
