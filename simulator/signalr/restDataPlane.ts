import { bearerToken, type Asked } from './bearerToken';
import type { ClientConnection } from './clientConnection';
import type { Answer } from './clientEndpoint';
import type { ConnectionRegistry } from './connectionRegistry';
import { generateToken } from './generateToken';
import { isHubName } from './hubName';
import { restRefusal } from './restRefusal';
import { refusedVersion } from './restVersion';
import { isRefused, type ServiceKeys } from './serviceKeys';

/** Largest body of a REST call. */
export const maxRestBodyBytes = 1024 * 1024;
const route = /^\/api\/hubs\/([^/]+)(?:\/(connections|users)\/([^/]+))?(?:\/:(send|closeConnections|generateToken))?$/;

/**
 * The data plane, `/api/hubs/{hub}/…`: send to a connection, a user or all, ask whether one exists, close, make a client's token.
 * A send to somebody unknown is 202, as the service answers: accepted is not delivered.
 */
export function restDataPlane(keys: ServiceKeys, registry: ConnectionRegistry) {
  return function answer(request: Asked, url: URL, body: string | undefined): Answer {
    const caller = keys.ofRest(bearerToken(request, url) ?? '', (aud) => isRestAudience(aud, url));
    if (isRefused(caller)) {
      return restRefusal(caller.status, caller.why, caller.status === 401 ? 'Unauthorized' : 'Forbidden');
    }
    const found = route.exec(url.pathname);
    if (!found) return restRefusal(404, 'This emulator has no such address.', 'NotFound');
    const [, hubName = '', kind, encodedId = '', action] = found;
    const hub = decode(hubName)?.toLowerCase();
    const id = decode(encodedId);
    if (hub === undefined || id === undefined || !isHubName(hub)) return badRequest('The hub or id is not valid.');
    const wrongVersion = refusedVersion(url);
    if (wrongVersion !== undefined) return wrongVersion;
    const addressed = (): readonly ClientConnection[] => {
      if (kind === 'users') return registry.ofUser(hub, id);
      if (kind === undefined) return registry.ofHub(hub);
      const one = registry.connection(hub, id);
      return one ? [one] : [];
    };
    const excluded = url.searchParams.getAll('excluded');
    const targets = addressed().filter((one) => !excluded.includes(one.identity.connectionId));
    const reason = url.searchParams.get('reason') ?? undefined;
    const isConnection = kind === 'connections' && action === undefined;
    switch (`${request.method ?? ''} ${action ?? ''}`) {
      case 'POST send':
        return send(targets, body);
      case 'POST generateToken':
        if (kind !== undefined) break;
        return generateToken(keys.own, hub, url);
      case 'POST closeConnections':
        if (kind === 'connections') break;
        for (const one of targets) one.close(reason);
        return { status: 204 };
      case 'HEAD ':
        if (kind === undefined) break;
        return targets.length > 0 ? { status: 200 } : missing(kind);
      case 'DELETE ':
        if (!isConnection) break;
        for (const one of targets) one.close(reason);
        return targets.length > 0 ? { status: 200 } : missing(kind);
    }
    return restRefusal(404, 'This emulator has no such call.', 'NotFound');
  };
}

function send(targets: readonly ClientConnection[], body: string | undefined): Answer {
  if (body === undefined) return restRefusal(413, 'The body is larger than 1 MB.', 'PayloadTooLarge');
  let message: unknown;
  try {
    message = JSON.parse(body);
  } catch {
    return badRequest('The body is not JSON.');
  }
  if (typeof message !== 'object' || message === null) return badRequest('The body is not an object.');
  const { target, arguments: args } = message as Record<string, unknown>;
  if (typeof target !== 'string' || target === '') return badRequest('The body names no target.');
  if (!Array.isArray(args)) return badRequest('The body has no array of arguments.');
  for (const one of targets) one.deliver(target, args);
  return { status: 202 };
}

/** Documented without query; the .NET SDK signs with it. Either with or without the port. */
function isRestAudience(audience: string, url: URL): boolean {
  return [url.host, url.hostname].some((host) => {
    const address = `${url.protocol}//${host}${url.pathname}`;
    return audience === address || audience === address + url.search;
  });
}

const badRequest = (message: string): Answer => restRefusal(400, message, 'BadRequest');

const missing = (kind: string | undefined): Answer => ({
  status: 404,
  headers: { 'x-ms-error-code': kind === 'users' ? 'Warning.User.NotExisted' : 'Warning.Connection.NotExisted' },
});

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
