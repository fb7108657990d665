import { armService, deploymentMs } from './azure/armService';
import { emptySubscription, type AzureState } from './azure/azureState';
import { siteService, wellAdaptor, type RunningSite } from './azure/siteService';
import { dataverseService } from './dataverse/dataverseService';
import { emptyOrganisation, type DataverseState } from './dataverse/dataverseState';
import { loginService } from './loginService';
import { vaultService } from './vaultService';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { emptyDirectory, type GraphState, type Person } from './graph/graphState';
import { graphService } from './graph/graphService';
import {
  isRead,
  refused,
  type Right,
  type TenantAnswer,
  type TenantRequest,
  type TenantService,
} from './tenantRequest';

export interface TenantOptions {
  readonly people: readonly Person[];
  /** Until a write of Entra ID is seen. */
  readonly replicationMs?: number;
  /** What answers at the function app's host once a package runs there; a stand-in for the adaptor unless given. */
  readonly running?: (azure: AzureState) => RunningSite;
  /** Signs tokens of apps as a real issuer does. */
  readonly signAppToken?: (claims: object) => string;
  /** Every n-th request is told to come again later. */
  readonly throttleEvery?: number;
}

/** What happens to one request in place of an answer: a right is missing, or the line breaks before or after the deed. */
export type Fault = 'refuse' | 'cut before' | 'cut after';

/** A whole make-believe tenant on loopback, asked by the names of Microsoft's hosts. */
export interface RunningTenant {
  /** Reaches this tenant in place of the internet. */
  readonly fetch: typeof fetch;
  /** A clock that goes on by waiting: minutes of a real tenant pass at once. */
  readonly clock: { readonly now: () => number; readonly wait: (ms: number) => Promise<void> };
  /** A token of the admin for a service. */
  readonly token: (resource: string) => string;
  readonly directory: GraphState;
  /** Secrets by `vault/name`. */
  readonly vaults: ReadonlyMap<string, string>;
  readonly azure: AzureState;
  readonly dataverse: DataverseState;
  /** Object ids of agents with an open softphone, and those who were rung. */
  readonly online: Set<string>;
  readonly rings: readonly string[];
  readonly rights: Set<Right>;
  /** Requests that change something, in their order. */
  readonly writes: string[];
  /** Asked before each write. */
  fault: (write: number) => Fault | undefined;
  readonly stop: () => Promise<void>;
}

const standInTenantId = '6a1f0c3e-0d3b-4c2a-9d55-1f2e3d4c5b6a';
const adminId = '70000000-0000-4000-8000-0000000000ad';

export async function startTenant(options: TenantOptions): Promise<RunningTenant> {
  let time = Date.parse('2026-11-27T09:00:00Z');
  const now = () => time;
  const rights = new Set<Right>([
    'applications',
    'resources',
    'role assignments',
    'system administrator',
    'key vault secrets',
  ]);
  const directory = emptyDirectory(now, options.replicationMs ?? 8_000, [
    ...options.people,
    { id: adminId, userPrincipalName: 'admin@example.com' },
  ]);
  const has = (right: Right) => rights.has(right);
  const vaults = new Map<string, string>();
  const azure = emptySubscription();
  const online = new Set<string>();
  const rings: string[] = [];
  const dataverse = emptyOrganisation('contoso.crm.dynamics.com', options.people);
  const onIdentity = (id: string) => directory.identities.set(id, now() + deploymentMs + (options.replicationMs ?? 0));
  const services: readonly TenantService[] = [
    graphService(directory, has, now),
    vaultService(vaults, has),
    armService(azure, { now, has, onIdentity, tenantId: standInTenantId }),
    siteService(azure, now, options.running?.(azure) ?? wellAdaptor(azure, online, rings)),
    dataverseService(dataverse, now, has),
    loginService(directory, standInTenantId, options.signAppToken ?? tokenOf),
  ];
  const writes: string[] = [];
  let asked = 0;

  async function answer(request: TenantRequest): Promise<TenantAnswer | 'cut'> {
    asked += 1;
    if (
      options.throttleEvery !== undefined &&
      audienceOf(request) !== undefined &&
      asked % options.throttleEvery === 0
    ) {
      return { ...refused(429, 'TooManyRequests', 'Come again later.'), headers: { 'retry-after': '7' } };
    }
    const refusal = refusedToken(request);
    if (refusal !== undefined) return refusal;
    const fault = isRead(request) ? undefined : tenant.fault(writes.push(`${request.method} ${request.path}`) - 1);
    if (fault === 'cut before') return 'cut';
    if (fault === 'refuse') return refused(403, 'Authorization_RequestDenied', 'Insufficient privileges.');
    for (const service of services) {
      const answered = await service(request);
      if (answered !== undefined) return fault === 'cut after' ? 'cut' : answered;
    }
    return refused(404, 'NotFound', `The stand-in has no ${request.method} ${request.host}${request.path}`);
  }

  const server = createServer((message, response) => {
    readRequest(message)
      .then(answer)
      .then((answered) => send(response, answered))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const tenant: RunningTenant = {
    fetch: (input, init) => {
      const { host, pathname, search } = new URL(String(input));
      const headers = new Headers(init?.headers);
      headers.set('x-stand-in-host', host);
      return fetch(`http://127.0.0.1:${port}${pathname}${search}`, { ...init, headers });
    },
    clock: {
      now,
      wait: (ms) => {
        time += ms;
        return Promise.resolve();
      },
    },
    token: (resource) => tokenFor(resource),
    directory,
    vaults,
    azure,
    dataverse,
    online,
    rings,
    rights,
    writes,
    fault: () => undefined,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return tenant;
}

/** Unsigned, but of a token's form: the services of this tenant read it. */
function tokenOf(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ tid: standInTenantId, ...claims })}.`;
}

const tokenFor = (aud: string): string => tokenOf({ aud, oid: adminId, scp: 'user_impersonation' });

const audiences: readonly (readonly [hosts: RegExp, resource: string])[] = [
  [/^graph\.microsoft\.com$/, 'https://graph.microsoft.com'],
  [/^management\.azure\.com$|\.scm\..+\.azurewebsites\.net$/, 'https://management.azure.com'],
  [/^contoso\.crm\.dynamics\.com$/, 'https://contoso.crm.dynamics.com'],
  [/\.vault\.azure\.net$/, 'https://vault.azure.net'],
];

const audienceOf = ({ host }: TenantRequest): string | undefined => audiences.find(([hosts]) => hosts.test(host))?.[1];

/** Each service takes only a token that was made for it. */
function refusedToken(request: TenantRequest): TenantAnswer | undefined {
  const audience = audienceOf(request);
  if (audience === undefined || request.headers['authorization'] === `Bearer ${tokenFor(audience)}`) return undefined;
  return refused(401, 'InvalidAuthenticationToken', 'Access token validation failure. Invalid audience.');
}

async function readRequest(message: IncomingMessage): Promise<TenantRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://127.0.0.1');
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
  const isJson = headers['content-type']?.startsWith('application/json') === true;
  return {
    method: message.method ?? '',
    host: headers['x-stand-in-host'] ?? '',
    path: decodeURIComponent(pathname),
    query: searchParams,
    headers,
    json: isJson && bytes.length > 0 ? JSON.parse(bytes.toString('utf8')) : undefined,
    bytes,
  };
}

function send(response: ServerResponse, answered: TenantAnswer | 'cut'): void {
  if (answered === 'cut') {
    response.destroy();
    return;
  }
  response.writeHead(answered.status, { ...answered.headers, 'content-type': 'application/json' });
  response.end(answered.json === undefined ? undefined : JSON.stringify(answered.json));
}
