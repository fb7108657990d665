import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** Headers that let a page of an allowed origin call with credentials. `*` in the list allows every origin. */
export function corsHeaders(request: IncomingMessage, allowed: readonly string[]): OutgoingHttpHeaders {
  const { origin } = request.headers;
  if (origin === undefined || !(allowed.includes(origin) || allowed.includes('*'))) return {};
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'POST, GET, OPTIONS',
    'Access-Control-Allow-Headers': request.headers['access-control-request-headers'] ?? '*',
    'Access-Control-Max-Age': '600',
    Vary: 'Origin',
  };
}
