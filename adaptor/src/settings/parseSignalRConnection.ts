import type { ManagedIdentity } from './settings';

/** Where the SignalR Service is. */
export interface SignalRAddress {
  /** Base of what clients are told, with port, without trailing slash. */
  readonly clientEndpoint: string;
  /** Base of REST calls. */
  readonly serverEndpoint: string;
  /** Scheme and host of Endpoint without its port: what the service compares audiences with. */
  readonly audience: string;
}

/** Asked with tokens that we sign ourselves. */
export interface SignalRByKey extends SignalRAddress {
  /** HMAC key, used as UTF-8 text. */
  readonly accessKey: string;
}

/** Asked with tokens of the adaptor's own identity. */
export interface SignalRByIdentity extends SignalRAddress {
  readonly identity: ManagedIdentity;
}

export type SignalRConnection = SignalRByKey | SignalRByIdentity;

/**
 * Reads `Endpoint=…;AccessKey=…;Version=1.0;` (keys in any case, optional Port, ClientEndpoint, ServerEndpoint).
 * @returns the connection, or a sentence that says what is wrong without repeating the key.
 */
export function parseSignalRConnection(text: string): SignalRByKey | string {
  const pairs = new Map<string, string>();
  for (const part of text.split(';')) {
    const at = part.indexOf('=');
    if (at < 1) continue;
    const key = part.slice(0, at).trim().toLowerCase();
    if (pairs.has(key)) return `it names ${key} twice`;
    pairs.set(key, part.slice(at + 1).trim());
  }
  const endpoint = webAddress(pairs.get('endpoint'));
  const accessKey = pairs.get('accesskey');
  const version = pairs.get('version');
  if (endpoint === undefined) return 'it has no Endpoint with an http or https address';
  if (accessKey === undefined || accessKey === '')
    return 'it has no AccessKey (without keys, use AzureSignalRConnectionString__serviceUri instead)';
  if (version !== undefined && !/^1\.\d+$/.test(version)) return 'its Version is not 1.x';
  const port = pairs.get('port');
  if (port !== undefined) {
    if (!/^\d{1,5}$/.test(port)) return 'its Port is not a number';
    endpoint.port = port;
  }
  const base = baseOf(endpoint);
  return {
    clientEndpoint: baseOf(webAddress(pairs.get('clientendpoint')) ?? endpoint),
    serverEndpoint: baseOf(webAddress(pairs.get('serverendpoint')) ?? endpoint),
    audience: base.replace(/:\d+$/, ''),
    accessKey,
  };
}

/** The address alone, as the Functions host takes it for an identity; `undefined` when it is none. */
export function parseServiceUri(text: string): SignalRAddress | undefined {
  const address = webAddress(text);
  if (address === undefined) return undefined;
  const base = baseOf(address);
  return { clientEndpoint: base, serverEndpoint: base, audience: base.replace(/:\d+$/, '') };
}

function webAddress(text: string | undefined): URL | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}

const baseOf = (url: URL): string => `${url.protocol}//${url.host}`;
