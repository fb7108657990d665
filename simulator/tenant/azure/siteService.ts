import { randomUUID } from 'node:crypto';
import { strictObject, string } from 'valibot';
import { readBody } from '../readBody';
import { refused, type TenantRequest, type TenantService } from '../tenantRequest';
import { hostsOf } from './armService';
import type { AzureState } from './azureState';

/** Until a package runs, and until a role on the storage account is effective. */
const deployMs = 30_000;
const startMs = 25_000;

/** What answers at the site's own host once a package runs there. */
export type RunningSite = (request: TenantRequest) => ReturnType<TenantService>;

/** A function app's two hosts: the one that takes packages, and the one that runs them. */
export function siteService(state: AzureState, now: () => number, running: RunningSite): TenantService {
  return (request) => {
    if (!request.host.endsWith('.azurewebsites.net')) return undefined;
    const site = [...state.resources.values()]
      .filter(({ type }) => type === 'Microsoft.Web/sites')
      .map(hostsOf)
      .find((hosts) => hosts.hostNameSslStates.some(({ name }) => name === request.host));
    // A name that somebody built: nobody is there.
    if (site === undefined) return refused(404, 'NotFound', 'No such host.');
    const taken = state.packages.get(site.defaultHostName);
    if (request.host !== site.defaultHostName) return answerDeploy(state, now, request, site.defaultHostName);
    if (taken === undefined || now() < taken.takenAtMs + deployMs + startMs) {
      return { ...refused(503, '', 'Function host is not running.'), headers: { 'retry-after': '5' } };
    }
    return running(request);
  };
}

function answerDeploy(
  state: AzureState,
  now: () => number,
  { method, path, bytes, headers }: TenantRequest,
  host: string,
) {
  if (method === 'POST' && path === '/api/publish') {
    if (headers['content-type'] !== 'application/zip' || bytes.subarray(0, 2).toString() !== 'PK') {
      return refused(400, 'BadRequest', 'The package is no zip.');
    }
    const id = `34bf9c6a-${randomUUID().slice(0, 8)}`;
    state.packages.set(host, { id, takenAtMs: now(), bytes });
    return { status: 202, json: id };
  }
  const taken = state.packages.get(host);
  if (path === '/api/deployments')
    return { status: 200, json: taken === undefined ? [] : [shownDeployment(taken, now())] };
  const id = /^\/api\/deployments\/(.+)$/.exec(path)?.[1];
  if (id === undefined || id !== taken?.id) return refused(404, 'NotFound', 'No such deployment.');
  const since = now() - taken.takenAtMs;
  // At first it is not known yet; then pending, deploying, done.
  if (since < 3_000) return refused(404, 'NotFound', 'No such deployment.');
  return { status: 200, json: shownDeployment(taken, now()) };
}

const shownDeployment = ({ id, takenAtMs }: { readonly id: string; readonly takenAtMs: number }, now: number) => ({
  id,
  status: now - takenAtMs < deployMs ? 2 : 4,
  status_text: null,
  complete: now - takenAtMs >= deployMs,
  received_time: new Date(takenAtMs).toISOString(),
});

/** An adaptor that is well, for tests that do not start the real one. */
export function wellAdaptor(state: AzureState, online: ReadonlySet<string>, rings: string[]): RunningSite {
  return ({ method, path, headers, json }) => {
    const site = [...state.resources.values()].find(({ type }) => type === 'Microsoft.Web/sites');
    const { allowedOrigins = [] } = corsOf(site?.body['properties']);
    const { origin = '' } = headers;
    const cors: Record<string, string> = allowedOrigins.includes(origin)
      ? { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' }
      : {};
    if (method === 'OPTIONS') return { status: 204, headers: cors };
    if (path === '/api/health') return { status: 200, json: { status: 'ok', storage: true, signalr: true } };
    if (method !== 'POST' || path !== '/api/SendMessageToUser')
      return refused(401, 'unauthorized', 'A token is needed.');
    const { aud, roles } = claimsOf(headers['authorization']);
    if (aud !== settingOf(state, 'AzureAd__ClientId')) return refused(401, 'unauthorized', 'A token is needed.');
    if (roles?.includes('Calls.Send') !== true) return refused(403, 'forbidden', 'The role Calls.Send is needed.');
    const read = readBody(ringBody, json);
    if ('refusal' in read) return read.refusal;
    if (!online.has(read.body.userId)) return refused(409, 'agent-not-connected', 'No softphone is open.');
    rings.push(read.body.userId);
    return { status: 202, json: {} };
  };
}

const ringBody = strictObject({ userId: string(), message: string() });

function claimsOf(header: string | undefined): { readonly aud?: string; readonly roles?: readonly string[] } {
  const [, payload = ''] = header?.split('.') ?? [];
  const text = Buffer.from(payload, 'base64url').toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as ReturnType<typeof claimsOf>);
}

function settingOf(state: AzureState, name: string): string | undefined {
  const settings = [...state.resources.values()].find(({ type }) => type === 'Microsoft.Web/sites/config');
  return new Map(Object.entries((settings?.body['properties'] ?? {}) as Record<string, string>)).get(name);
}

function corsOf(properties: unknown): { readonly allowedOrigins?: readonly string[] } {
  const read = properties as { siteConfig?: { cors?: { allowedOrigins?: readonly string[] } } } | undefined;
  return read?.siteConfig?.cors ?? {};
}
