import { signWebhook, verifyWebhook } from '../../../simulator/telephony/standardWebhook';

// The key and the signature that the Standard Webhooks libraries publish as their example.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const timestamp = '1614265330';
const body = '{"test": 2432232314}';
const published = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const nowMs = Number(timestamp) * 1000;

const webhook = (changes: Record<string, string> = {}, text = body) => ({
  headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': published, ...changes },
  body: text,
});

test('a webhook is signed as the published example', () => {
  expect(signWebhook(secret, id, timestamp, body)).toBe(published);
});

test('a valid webhook is taken, also when an older signature stands beside the valid one', () => {
  expect(verifyWebhook(webhook(), secret, nowMs)).toEqual({ ok: true, id });
  const rotated = webhook({ 'webhook-signature': `v1,${'A'.repeat(43)}= ${published}` });
  expect(verifyWebhook(rotated, secret, nowMs)).toEqual({ ok: true, id });
});

test.each([
  ['a changed body', webhook({}, '{"test": 1}'), nowMs],
  ['a changed id', webhook({ 'webhook-id': 'msg_other' }), nowMs],
  ['no signature', webhook({ 'webhook-signature': '' }), nowMs],
  ['a signature of another version', webhook({ 'webhook-signature': published.replace('v1', 'v2') }), nowMs],
  ['a webhook of six minutes ago', webhook(), nowMs + 6 * 60_000],
  ['a webhook from the future', webhook(), nowMs - 6 * 60_000],
  ['a timestamp that is no number', webhook({ 'webhook-timestamp': 'today' }), nowMs],
])('%s is refused', (_what, arrived, atMs) => {
  expect(verifyWebhook(arrived, secret, atMs).ok).toBe(false);
});
