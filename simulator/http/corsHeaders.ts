import type { IncomingMessage } from 'node:http';

/**
 * Headers that let a page of an allowed origin call with credentials, as Azure sends them with "allow credentials"
 * switched on; other origins get nothing. `*` in the list allows every origin.
 */
export function corsHeaders(request: IncomingMessage, allowed: readonly string[]): Readonly<Record<string, string>> {
  const { method, headers } = request;
  const { origin } = headers;
  if (origin === undefined || !(allowed.includes(origin) || allowed.includes('*'))) return {};
  const every = {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  };
  if (method !== 'OPTIONS') return every;
  return {
    ...every,
    'access-control-allow-methods': headers['access-control-request-method'] ?? 'GET',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '',
    'access-control-max-age': '600',
  };
}
