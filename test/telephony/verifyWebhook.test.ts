import { verifyWebhook } from '../../telephony/client/src/webhooks/verifyWebhook';
import { WebhookRefused } from '../../telephony/client/src/telephonyError';
import { signed } from './signed';

// The key and the signature that the Standard Webhooks libraries publish as their example.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const timestamp = '1614265330';
const body = '{"test": 2432232314}';
const published = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const nowMs = Number(timestamp) * 1000;
const other = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

const webhook = (changes: Record<string, string | string[]> = {}, text: string | Uint8Array = body) => ({
  headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': published, ...changes },
  body: text,
});

test.each([
  ['as it is published', webhook(), secret],
  ['with its body as bytes', webhook({}, Buffer.from(body)), secret],
  ['with an older signature before it', webhook({ 'webhook-signature': `v1,${'A'.repeat(43)}= ${published}` }), secret],
  ['with one of another version behind it', webhook({ 'webhook-signature': `${published} v1a,aGVsbG8=` }), secret],
  ['while the receiver still has the secret before', webhook(), [other, secret]],
  ['by a secret without its prefix', webhook(), secret.replace('whsec_', '')],
])('the example is believed %s', (_how, arrived, secrets) => {
  expect(verifyWebhook(arrived, secrets, nowMs)).toEqual({ id, sentAtMs: nowMs });
});

test('it is believed by the Headers of a fetch-style request, and five minutes early or late', () => {
  const headers = new Headers(webhook().headers as Record<string, string>);
  expect(verifyWebhook({ headers, body }, secret, nowMs)).toMatchObject({ id });
  for (const atMs of [nowMs - 300_000, nowMs + 300_000]) expect(verifyWebhook(webhook(), secret, atMs).id).toBe(id);
});

const long = signed(secret, body, { id: 'x'.repeat(257), atMs: nowMs });
const dotted = signed(secret, body, { id: 'msg.1', atMs: nowMs });
test.each([
  ['a changed body', webhook({}, '{"test": 1}'), 'wrong-signature'],
  ['a body with a space more', webhook({}, `${body} `), 'wrong-signature'],
  ['a changed id', webhook({ 'webhook-id': 'msg_other' }), 'wrong-signature'],
  ['a time that is not the signed one', webhook({ 'webhook-timestamp': '1614265331' }), 'wrong-signature'],
  [
    'a signature of another version',
    webhook({ 'webhook-signature': published.replace('v1', 'v2') }),
    'wrong-signature',
  ],
  ['a signature without its version', webhook({ 'webhook-signature': published.slice(3) }), 'wrong-signature'],
  ['half a signature', webhook({ 'webhook-signature': published.slice(0, 20) }), 'wrong-signature'],
  ['a signature in other letters', webhook({ 'webhook-signature': published.toUpperCase() }), 'wrong-signature'],
  ['signatures parted by commas', webhook({ 'webhook-signature': `v1,AA==,${published}` }), 'wrong-signature'],
  [
    'the right one behind hundreds',
    webhook({ 'webhook-signature': `${'v1,AA== '.repeat(300)}${published}` }),
    'wrong-signature',
  ],
  ['an empty signature', webhook({ 'webhook-signature': '' }), 'wrong-signature'],
  ['an id that came twice', webhook({ 'webhook-id': [id, id] }), 'unsigned'],
  ['no id', webhook({ 'webhook-id': '' }), 'unsigned'],
  ['an id with a dot, by which parts could be moved', { headers: dotted, body }, 'unsigned'],
  ['an id without end', { headers: long, body }, 'unsigned'],
  ['a time that is no number', webhook({ 'webhook-timestamp': 'today' }), 'too-old'],
  ['a time in another writing', webhook({ 'webhook-timestamp': '1.614265330e9' }), 'too-old'],
  ['a time with a sign', webhook({ 'webhook-timestamp': '+1614265330' }), 'too-old'],
  ['no headers', { headers: {}, body }, 'unsigned'],
  [
    'headers that every object has',
    { headers: Object.create(webhook().headers) as Record<string, string>, body },
    'unsigned',
  ],
])('%s is refused as %s', (_what, arrived, code) => {
  expect(() => verifyWebhook(arrived, secret, nowMs)).toThrow(expect.objectContaining({ code, status: 401 }));
});

test.each([
  ['a second more than five minutes ago', 301_000],
  ['from the future', -301_000],
])('a webhook %s is refused', (_when, offMs) => {
  expect(() => verifyWebhook(webhook(), secret, nowMs + offMs)).toThrow(expect.objectContaining({ code: 'too-old' }));
});

test('a refusal is three sentences and names neither secret nor signature', () => {
  const refused = (): unknown => verifyWebhook(webhook(), other, nowMs);
  expect(refused).toThrow(WebhookRefused);
  expect(refused).toThrow(/^No signature .*\. Nothing was done with it\. Check /);
  expect(refused).not.toThrow(published.slice(3));
});

test.each(['', 'whsec_', 'whsec_dG9vLXNob3J0', 'whsec_not base64 at all, but long', 'sk_live_0123456789abcdef'])(
  'the secret "%s" is refused when it is given, not when a webhook comes',
  (given) => {
    expect(() => verifyWebhook(webhook(), given, nowMs)).toThrow(expect.objectContaining({ code: 'wrong-option' }));
  },
);
