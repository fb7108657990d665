import type { IncomingMessage } from 'node:http';

/** What the emulator looks at in a request. */
export type Asked = Pick<IncomingMessage, 'headers' | 'method'>;

/** The token from the header, or from `access_token=` where a browser cannot set headers (WebSockets). */
export function bearerToken(request: Asked, url: URL): string | undefined {
  const header = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return header ?? url.searchParams.get('access_token') ?? undefined;
}
