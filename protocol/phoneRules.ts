/** What is held to be a telephone of a browser: its schema and its reader by hand go by these. */
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
