import type { InferOutput } from 'valibot';
import { isFields } from './fields';
import { parsed, refused, type Parsed } from './parsed';
import type { phoneSchema } from './schemas/phoneSchemas';

/** What a browser needs to be a telephone for some minutes: the answer of `phone`, and of the webhook `phone.requested`. */
export type Phone = InferOutput<typeof phoneSchema>;

export const phoneIdPattern = /^[\w-]{1,64}$/;
export const sipUriPattern = /^sips?:[\w.!~*'()&=+$,;?/%-]{1,128}@[A-Za-z0-9.-]{1,253}(:\d{1,5})?$/;
/** Visible, and nothing that would end a quoted string of a SIP header. */
export const phoneSecretPattern = /^[\x21\x23-\x5b\x5d-\x7e]{8,256}$/;
export const phoneUserPattern = /^[\x21\x23-\x5b\x5d-\x7e]{1,128}$/;
export const icePattern = /^(stun|turn)s?:[A-Za-z0-9.:[\]-]{1,253}(\?transport=(udp|tcp))?$/;
export const iceTextPattern = /^[\x21-\x7e]{1,512}$/;

/** Shorter ones would be renewed all the time; longer ones are no short-lived ones. */
export const phoneLife = { leastMs: 60_000, mostMs: 24 * 3_600_000 };
export const mostIceServers = 8;

/** The header of an INVITE that names the call: a browser phone joins sound and ring by it. */
export const callIdHeader = 'X-Call-Id';

/** Encrypted, or on this very machine. */
export function isPhoneAddress(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 512 || !URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  if (username !== '' || password !== '') return false;
  return protocol === 'wss:' || (protocol === 'ws:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

const is = (value: unknown, pattern: RegExp): value is string => typeof value === 'string' && pattern.test(value);

/** Reads what a browser phone is given, by hand: `voice.js` carries no schemas. */
export function parsePhone(value: unknown): Parsed<Phone> {
  if (!isFields(value)) return refused('The phone is not a JSON object.');
  const { url, uri, user, secret, expiresInMs, iceServers } = value;
  if (!isPhoneAddress(url)) return refused('url must be a wss address.');
  if (!is(uri, sipUriPattern)) return refused('uri must be a SIP address.');
  if (!is(secret, phoneSecretPattern)) return refused('secret must be a text of 8 to 256 visible characters.');
  if (user !== undefined && !is(user, phoneUserPattern)) return refused('user is malformed.');
  if (typeof expiresInMs !== 'number' || !Number.isSafeInteger(expiresInMs) || !isLife(expiresInMs))
    return refused('expiresInMs is malformed.');
  const servers = iceServers === undefined ? [] : parseIceServers(iceServers);
  if (servers === undefined) return refused('iceServers is malformed.');
  return parsed({ url, uri, secret, expiresInMs, iceServers: servers, ...(user === undefined ? {} : { user }) });
}

const isLife = (ms: number): boolean => ms >= phoneLife.leastMs && ms <= phoneLife.mostMs;

function parseIceServers(value: unknown): Phone['iceServers'] | undefined {
  if (!Array.isArray(value) || value.length > mostIceServers) return undefined;
  const servers = (value as readonly unknown[]).map(parseIceServer);
  return servers.every((one) => one !== undefined) ? servers : undefined;
}

function parseIceServer(value: unknown): Phone['iceServers'][number] | undefined {
  if (!isFields(value)) return undefined;
  const { urls, username, credential } = value;
  if (!Array.isArray(urls) || urls.length === 0 || urls.length > mostIceServers) return undefined;
  const list = urls as readonly unknown[];
  if (!list.every((one): one is string => is(one, icePattern))) return undefined;
  if (username !== undefined && !is(username, iceTextPattern)) return undefined;
  if (credential !== undefined && !is(credential, iceTextPattern)) return undefined;
  return {
    urls: list,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  };
}
