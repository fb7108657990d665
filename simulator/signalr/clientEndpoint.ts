import { randomBytes } from 'node:crypto';
import type { ConnectionRegistry } from './connectionRegistry';
import { bearerToken, type Asked } from './bearerToken';
import type { Claims } from './hs256';
import { isHubName } from './hubName';
import type { ServiceKeys } from './serviceKeys';
import type { ConnectionIdentity } from './upstreamClient';

/** An answer without a body is `body: undefined`. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** What clients reach: `/client/negotiate` and the socket at `/client/`. Only WebSockets, only JSON (text). */
export function clientEndpoint(keys: Pick<ServiceKeys, 'ofClient'>, registry: ConnectionRegistry) {
  function identify(request: Asked, url: URL): ConnectionIdentity | Answer {
    const hubs = url.searchParams.getAll('hub');
    const hub = hubs[0]?.toLowerCase();
    if (hubs.length !== 1 || hub === undefined || !isHubName(hub)) {
      return refusal(400, 'Exactly one valid hub must be named in the query.');
    }
    const claims = keys.ofClient(bearerToken(request, url) ?? '', (audience) =>
      clientAudiences(url, hub).includes(audience.toLowerCase()),
    );
    if (typeof claims === 'string') return refusal(401, claims);
    const userId = claims['asrs.s.uid'] ?? claims['nameid'] ?? claims['sub'];
    return {
      connectionId: randomBytes(16).toString('base64url'),
      hub,
      ...(typeof userId === 'string' ? { userId } : {}),
      userClaims: ownClaims(claims),
      clientQuery: url.search.replace(/([?&])access_token=[^&]*(&|$)/, '$1').replace(/[?&]$/, ''),
    };
  }

  return {
    /** POST /client/negotiate: version 0 knows ids only, version 1 gives a separate secret token. */
    negotiate(request: Asked, url: URL): Answer {
      const identity = identify(request, url);
      if ('status' in identity) return identity;
      const { connectionId } = identity;
      const version = Number(url.searchParams.get('negotiateVersion') ?? 0) >= 1 ? 1 : 0;
      const token = version === 0 ? connectionId : randomBytes(24).toString('base64url');
      registry.expect(token, identity);
      return {
        status: 200,
        body: {
          negotiateVersion: version,
          connectionId,
          ...(version === 1 ? { connectionToken: token } : {}),
          availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text'] }],
        },
      };
    },

    /** Before the WebSocket handshake: whose socket this is, or the status that refuses it. */
    attach(request: Asked, url: URL): { readonly token: string; readonly identity: ConnectionIdentity } | Answer {
      const asking = identify(request, url);
      if ('status' in asking) return asking;
      const token = url.searchParams.get('id');
      if (token === null) {
        // A client that skips the negotiation gets its id here.
        registry.expect(asking.connectionId, asking);
        registry.attach(asking.connectionId);
        return { token: asking.connectionId, identity: asking };
      }
      const found = registry.attach(token);
      if (found === 'taken') return refusal(409, 'The connection already has a socket.');
      if (found === 'unknown' || found.hub !== asking.hub || found.userId !== asking.userId) {
        registry.detach(token);
        return refusal(404, 'No connection with that id has been negotiated in the last seconds.');
      }
      return { token, identity: { ...found, clientQuery: asking.clientQuery } };
    },
  };
}

export const refusal = (status: number, message: string, code = String(status)): Answer => ({
  status,
  headers: status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {},
  body: { code, message },
});

/** The .NET SDK leaves the port out of the audience, others put it in; on Azure nobody sees the difference. */
function clientAudiences(url: URL, hub: string): readonly string[] {
  return [url.host, url.hostname].map((host) => `${url.protocol}//${host}/client/?hub=${hub}`);
}

/** The claims as the webhook's header shows them; the service's own stay with the service. */
function ownClaims(claims: Claims): string {
  return Object.entries(claims)
    .filter(([name]) => !name.startsWith('asrs.s.'))
    .map(([name, value]) => `${name.replace(/^asrs\.u\./, '')}: ${String(value)}`)
    .join(',');
}
