/** A SIP message (RFC 3261) as it goes over a WebSocket: one whole message a frame (RFC 7118). */
export interface SipMessage {
  /** Of a request. */
  readonly method?: string;
  readonly uri?: string;
  /** Of a response. */
  readonly status?: number;
  /** By name in lower case, each value in the order of the message. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
}

export type SipHeaders = readonly (readonly [name: string, value: string])[];

const longestMessage = 65_536;

/** @returns `undefined` for what is no SIP message */
export function parseSip(text: string): SipMessage | undefined {
  if (text.length > longestMessage) return undefined;
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [start = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) return undefined;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    headers.set(name, [...(headers.get(name) ?? []), value]);
  }
  const body = text.slice(end + 4);
  const response = /^SIP\/2\.0 (\d{3}) /.exec(start);
  if (response !== null) return { status: Number(response[1]), headers, body };
  const request = /^([A-Z]+) (\S+) SIP\/2\.0$/.exec(start);
  if (request === null) return undefined;
  return { method: request[1] ?? '', uri: request[2] ?? '', headers, body };
}

export const headerOf = (message: SipMessage, name: string): string => message.headers.get(name)?.[0] ?? '';

/** The tag of a From or To. */
export const tagOf = (value: string): string => /;tag=([^;>\s]+)/.exec(value)?.[1] ?? '';

/** The address between the angles, or the bare one without its parameters. */
export const addressOf = (value: string): string => /<([^>]+)>/.exec(value)?.[1] ?? value.split(';')[0]?.trim() ?? '';

/** The user of a SIP address. */
export const userOf = (address: string): string => decodeURIComponent(/^sips?:([^@;>]+)@/.exec(address)?.[1] ?? '');

export function writeRequest(method: string, uri: string, headers: SipHeaders, body = ''): string {
  return write(`${method} ${uri} SIP/2.0`, headers, body);
}

/** The response to a request: what joins the two is taken from it. */
export function writeResponse(
  request: SipMessage,
  status: number,
  {
    tag = '',
    headers = [],
    body = '',
  }: { readonly tag?: string; readonly headers?: SipHeaders; readonly body?: string },
): string {
  const to = headerOf(request, 'to');
  const joined: SipHeaders = [
    ...(request.headers.get('via') ?? []).map((via) => ['Via', via] as const),
    ['From', headerOf(request, 'from')],
    ['To', tag === '' || tagOf(to) !== '' ? to : `${to};tag=${tag}`],
    ['Call-ID', headerOf(request, 'call-id')],
    ['CSeq', headerOf(request, 'cseq')],
  ];
  return write(`SIP/2.0 ${status} ${reasons.get(status) ?? 'Answer'}`, [...joined, ...headers], body);
}

const reasons: ReadonlyMap<number, string> = new Map([
  [100, 'Trying'],
  [180, 'Ringing'],
  [200, 'OK'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [480, 'Temporarily Unavailable'],
  [481, 'Call/Transaction Does Not Exist'],
  [486, 'Busy Here'],
  [487, 'Request Terminated'],
  [488, 'Not Acceptable Here'],
  [503, 'Service Unavailable'],
  [603, 'Decline'],
]);

const write = (start: string, headers: SipHeaders, body: string): string =>
  [
    start,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
