import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningPart } from '../parts';
import type { RunningEntra } from './runningEntra';

/** A user-assigned identity. */
export interface Identity {
  readonly clientId: string;
  /** Of its service principal: the token's `oid`. */
  readonly objectId: string;
}

/** Address and header by which an app on App Service gets tokens of its identities; both go into its environment. */
export interface RunningIdentityEndpoint extends RunningPart {
  readonly settings: { readonly IDENTITY_ENDPOINT: string; readonly IDENTITY_HEADER: string };
  /** How often it was asked. */
  requests(): number;
  /** Answers everything with this status until it is set back to 200. */
  setStatus(status: number): void;
}

type Issuer = Pick<RunningEntra, 'issueToken' | 'authority'>;

/** As Entra names itself in tokens of version 1, which Azure's own services ask for. */
export const firstIssuer = ({ authority }: Pick<RunningEntra, 'authority'>): string =>
  `https://sts.windows.net/${authority.split('/').at(-1) ?? ''}/`;

/**
 * An app-only token of an identity for a resource, as Entra signs it: no scope, and nobody's name. The version is what
 * the resource asks for: 1 for Azure's services, 2 for our API.
 */
export const identityToken = (
  entra: Issuer,
  { clientId, objectId }: Identity,
  resource: string,
  claims: Readonly<Record<string, unknown>> = {},
): string =>
  entra.issueToken({
    aud: resource,
    oid: objectId,
    sub: objectId,
    ...(resource.startsWith('https://')
      ? { iss: firstIssuer(entra), ver: '1.0', azp: undefined, azpacr: undefined, appid: clientId, appidacr: '2' }
      : { azp: clientId, azpacr: '2' }),
    idtyp: 'app',
    name: undefined,
    preferred_username: undefined,
    scp: undefined,
    ...claims,
  });

/**
 * The token endpoint of App Service, protocol 2019-08-01, on loopback: `X-IDENTITY-HEADER` proves who asks, `client_id`
 * chooses among user-assigned identities. Which ways of being wrong are 400 and which 401 is inferred.
 */
export async function startManagedIdentities(
  entra: Issuer,
  identities: readonly Identity[],
): Promise<RunningIdentityEndpoint> {
  const header = randomBytes(16).toString('hex');
  let asked = 0;
  let status = 200;
  const server = http.createServer((request, response) => {
    asked += 1;
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const say = (code: number, body: object): void =>
      void response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const { searchParams } = url;
    const resource = searchParams.get('resource') ?? '';
    const found = identities.find(({ clientId }) => clientId === searchParams.get('client_id'));
    if (status !== 200) return say(status, { message: 'A test asked for this answer.' });
    if (request.headers['x-identity-header'] !== header) return say(401, { message: 'The header is not the one.' });
    if (url.pathname !== '/msi/token' || request.method !== 'GET') return say(404, { message: 'Not found.' });
    if (searchParams.get('api-version') !== '2019-08-01') return say(400, { message: 'No such api-version.' });
    // Azure's own services are asked with their address; a scope, which ends in /.default, is another protocol's.
    if (!resource.startsWith('https://') || resource.endsWith('/.default'))
      return say(400, { message: 'No resource.' });
    if (found === undefined) return say(400, { message: 'No managed identity was found for this app.' });
    const expiresOn = Math.floor(Date.now() / 1000) + 3600;
    return say(200, {
      access_token: identityToken(entra, found, resource, { exp: expiresOn }),
      client_id: found.clientId,
      expires_on: String(expiresOn),
      resource,
      token_type: 'Bearer',
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    settings: { IDENTITY_ENDPOINT: `${url}/msi/token`, IDENTITY_HEADER: header },
    requests: () => asked,
    setStatus: (next) => {
      status = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
