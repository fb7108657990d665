import type { InferOutput } from 'valibot';
import { isFields } from '../fields';
import {
  icePattern,
  iceTextPattern,
  isPhoneAddress,
  mostIceServers,
  phoneLife,
  phoneSecretPattern,
  phoneUserPattern,
  sipUriPattern,
} from '../phoneRules';
import { parsed, refused, type Parsed } from '../parsed';
import type { phoneSchema } from '../schemas/phoneSchemas';

/** What a browser needs to be a telephone for some minutes: the answer of `phone`, and of the webhook `phone.requested`. */
export type Phone = InferOutput<typeof phoneSchema>;

const is = (value: unknown, pattern: RegExp): value is string => typeof value === 'string' && pattern.test(value);

/** Reads what a browser phone is given, by hand: `voice.js` and the integrators' client carry no schemas. */
export function parsePhone(value: unknown): Parsed<Phone> {
  if (!isFields(value)) return refused('The phone is not a JSON object.');
  const { url, uri, user, secret, expiresInMs, iceServers, echo } = value;
  if (!isPhoneAddress(url)) return refused('url must be a wss address.');
  if (!is(uri, sipUriPattern)) return refused('uri must be a SIP address.');
  if (!is(secret, phoneSecretPattern)) return refused('secret must be a text of 8 to 256 visible characters.');
  if (user !== undefined && !is(user, phoneUserPattern)) return refused('user is malformed.');
  if (typeof expiresInMs !== 'number' || !Number.isSafeInteger(expiresInMs) || !isLife(expiresInMs))
    return refused('expiresInMs is malformed.');
  const servers = iceServers === undefined ? [] : parseIceServers(iceServers);
  if (servers === undefined) return refused('iceServers is malformed.');
  if (echo !== undefined && !is(echo, sipUriPattern)) return refused('echo must be a SIP address.');
  return parsed({
    url,
    uri,
    secret,
    expiresInMs,
    iceServers: servers,
    ...(user === undefined ? {} : { user }),
    ...(echo === undefined ? {} : { echo }),
  });
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
