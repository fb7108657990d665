import { createHmac, timingSafeEqual } from 'node:crypto';
import { wrongOption, WebhookRefused } from '../telephonyError';
import { timings } from '../timings';
import { headerOf, type ArrivedWebhook } from './arrivedWebhook';

/** Who sent it and when, proven by the signature. */
export interface VerifiedWebhook {
  /** The same in each repeat. */
  readonly id: string;
  readonly sentAtMs: number;
}

/** More than a sender that changes its secret has; each is compared. */
const maxSignatures = 16;

/** Without a dot, because dots part id, time and body in what is signed. */
const idPattern = /^[\x21-\x2d\x2f-\x7e]{1,256}$/;

/** The key in a secret `whsec_<base64>`. @throws TelephonyError `wrong-option` */
export function keyOf(secret: string): Buffer {
  const text = secret.replace(/^whsec_/, '');
  const key = Buffer.from(text, 'base64');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || key.length < 16) {
    throw wrongOption(
      'A webhook secret is not base64 of at least 16 bytes.',
      'Give it as the adaptor has it, whsec_….',
    );
  }
  return key;
}

/**
 * Says who sent a webhook; for those who do not use the handlers of `createWebhooks`. Whether it was seen before is theirs
 * to know: a repeat has the same id. @throws WebhookRefused 401, TelephonyError `wrong-option`
 */
export const verifyWebhook = (
  webhook: ArrivedWebhook,
  secrets: string | readonly string[],
  nowMs: number = Date.now(),
  toleranceMs: number = timings.toleranceMs,
): VerifiedWebhook => verifySignature(webhook, [secrets].flat().map(keyOf), nowMs, toleranceMs);

/**
 * Checks a webhook as Standard Webhooks asks a receiver to: the three headers, a time inside the tolerance, and one
 * valid signature among those sent. Compares in constant time. Whether the id was seen before is not looked at here.
 * @param keys one, or two while the secret is changed @throws WebhookRefused 401
 */
export function verifySignature(
  webhook: ArrivedWebhook,
  keys: readonly Buffer[],
  nowMs: number,
  toleranceMs: number,
): VerifiedWebhook {
  const id = headerOf(webhook, 'webhook-id');
  const timestamp = headerOf(webhook, 'webhook-timestamp');
  const signatures = headerOf(webhook, 'webhook-signature');
  if (id === undefined || timestamp === undefined || signatures === undefined || !idPattern.test(id)) {
    throw new WebhookRefused(
      401,
      'unsigned',
      'A webhook came without its three headers.',
      'Only the adaptor may send.',
    );
  }
  const sentAtMs = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1000 : NaN;
  if (!(Math.abs(nowMs - sentAtMs) <= toleranceMs)) {
    throw new WebhookRefused(
      401,
      'too-old',
      "A webhook's time is too far from this machine's clock.",
      'Set the clock; if it is right, somebody may be sending old webhooks again.',
    );
  }
  const given = signatures
    .split(' ')
    .slice(0, maxSignatures)
    .map((one) => Buffer.from(one));
  // All are compared, whichever fits: the time that it takes says nothing.
  const fitting = keys
    .map((key) => Buffer.from(signatureOf(key, id, timestamp, webhook.body)))
    .flatMap((expected) => given.map((one) => one.length === expected.length && timingSafeEqual(one, expected)));
  if (fitting.includes(true)) return { id, sentAtMs };
  throw new WebhookRefused(
    401,
    'wrong-signature',
    'No signature of a webhook fits the secret.',
    "Check that the secret is the adaptor's, and that nothing changes the body on its way.",
  );
}

function signatureOf(key: Buffer, id: string, timestamp: string, body: Uint8Array | string): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}
