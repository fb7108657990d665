import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { answerInTime } from '../http/answerInTime';
import type { HttpAnswer } from '../http/httpAnswer';
import { shareLookup, type Lookup } from './shareLookup';
import { hostOf } from '../settings/webhookTarget';

/** What became of a POST: an HTTP status, or why there is none. */
export type PostResult = number | 'address-refused' | 'no-answer';

export interface PostOptions {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  /** Asked for each address that the host resolves to, when the connection is made. */
  readonly allows: (address: string) => boolean;
  /** For tests; by default the system's. */
  readonly lookup?: Lookup;
}

/** No answer that we ask for is longer; a receiver that goes on talking is cut off. */
const maxAnswerBytes = 65_536;

class AddressRefused extends Error {}

const sharedSystemLookup = shareLookup(systemLookup);

/**
 * One POST on a connection of its own, to an address that was looked at when it was connected to: what a name resolved
 * to earlier does not count, so that it cannot be exchanged in between. Redirects are not followed. Never throws, and ends
 * by its time-out whatever the receiver (or the resolver) does.
 */
export async function postOnce(options: PostOptions): Promise<PostResult> {
  const answer = await postForAnswer(options);
  return typeof answer === 'string' ? answer : answer.status;
}

/** The same, for a question: with what the receiver answered. */
export function postForAnswer(options: PostOptions): Promise<HttpAnswer | Exclude<PostResult, number>> {
  const { url, headers, body, timeoutMs, allows } = options;
  const host = hostOf(url);
  // Sockets do not look up what is an address already.
  if (isIP(host) !== 0 && !allows(host)) return Promise.resolve('address-refused');
  const request = (url.protocol === 'https:' ? https : http).request(url, {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    agent: false,
    lookup: checkedLookup(options.lookup ?? sharedSystemLookup, allows),
  });
  return answerInTime(request, body, { timeoutMs, maxAnswerBytes }).catch((error: unknown) =>
    error instanceof AddressRefused ? 'address-refused' : 'no-answer',
  );
}

/** Looks a host up and lets none of its addresses through when one is not allowed: a mixture is an attempt. */
function checkedLookup(lookup: Lookup, allows: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[] | string) => {
      const addresses = Array.isArray(found) ? found : [];
      const [first] = addresses;
      if (error !== null) return callback(error, []);
      if (first === undefined || !addresses.every(({ address }) => allows(address))) {
        return callback(new AddressRefused('This address is not allowed.'), []);
      }
      if (options.all === true) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
