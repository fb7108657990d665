import type { IncomingMessage } from 'node:http';

/** The CORS setting of a Function App with "allow credentials" switched on; unknown origins get nothing. */
export function corsHeaders(request: IncomingMessage, origins: readonly string[]): Readonly<Record<string, string>> {
  const { headers } = request;
  const { origin } = headers;
  if (origin === undefined || !origins.includes(origin)) return {};
  const base = {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  };
  if (request.method !== 'OPTIONS') return base;
  return {
    ...base,
    'access-control-allow-methods': headers['access-control-request-method'] ?? 'GET',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '',
    'access-control-max-age': '600',
  };
}
