import { readFileSync } from 'node:fs';
import type { AzureState } from '../../simulator/tenant/azure/azureState';
import type { RunningSite } from '../../simulator/tenant/azure/siteService';
import { startTenant } from '../../simulator/tenant/startTenant';
import { organisation, runIn } from '../setup/runInTenant';
import { ada, adaptorZip, eventually, startAdaptorWorld, type AdaptorWorld, type Softphone } from './adaptorWorld';

const bytes = new Uint8Array(readFileSync(adaptorZip));
let world: AdaptorWorld | undefined;
let softphone: Softphone | undefined;

const settingsIn = ({ resources }: AzureState): Readonly<Record<string, string>> => {
  const settings = [...resources.values()].find(({ type }) => type === 'Microsoft.Web/sites/config');
  return (settings?.body['properties'] ?? {}) as Record<string, string>;
};

/** The adaptor as it was deployed: its package, with what the template set, but for services that are on loopback here. */
async function start(azure: AzureState): Promise<AdaptorWorld> {
  const { ApiScope = '', AzureAd__ClientId = '', AzureAd__TenantId = '', HubName = '' } = settingsIn(azure);
  const started = await startAdaptorWorld({ ApiScope, AzureAd__ClientId, AzureAd__TenantId, HubName });
  world = started;
  // An agent opens the softphone as soon as there is an adaptor.
  softphone = await started.connect(started.entra.issueToken({ oid: ada, aud: AzureAd__ClientId }));
  return started;
}

/** Asks the real one, at the host name that Azure gave. */
function realAdaptor(azure: AzureState): RunningSite {
  let starting: Promise<AdaptorWorld> | undefined;
  return async ({ method, path, headers, bytes: body }) => {
    const { host } = await (starting ??= start(azure));
    const { authorization, origin } = headers;
    // CORS is Azure's, in front of the app: by the origins that were deployed.
    const cors = { 'access-control-allow-origin': origin ?? '', 'access-control-allow-credentials': 'true' };
    if (method === 'OPTIONS') return { status: 204, headers: isAllowed(azure, origin) ? cors : {} };
    const answer = await fetch(host.url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
      },
      ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    });
    const text = await answer.text();
    return { status: answer.status, json: text.startsWith('{') ? (JSON.parse(text) as unknown) : text };
  };
}

function isAllowed({ resources }: AzureState, origin: string | undefined): boolean {
  const site = [...resources.values()].find(({ type }) => type === 'Microsoft.Web/sites');
  const properties = site?.body['properties'] as { siteConfig?: { cors?: { allowedOrigins?: readonly string[] } } };
  return properties.siteConfig?.cors?.allowedOrigins?.includes(origin ?? '') === true;
}

test('from an empty tenant to the first ring by one command: the package that was deployed rings a softphone', async () => {
  const from = Date.now();
  const tenant = await startTenant({
    people: [{ id: ada, userPrincipalName: 'ada@example.com' }],
    running: realAdaptor,
    signAppToken: (claims) => world?.entra.issueToken({ scp: undefined, ...claims }) ?? '',
  });
  try {
    const args = ['--telephony', 'north', '--ring', 'ada@example.com'];
    const ran = await runIn(tenant, args, true, { readBuilt: () => Promise.resolve(bytes) });
    expect(ran.lines.slice(-6).join('\n')).toContain('it rings where the agent has a softphone open');
    expect(ran.exitCode).toBe(0);
    const pushed = await eventually('the ring at the softphone', () => softphone?.pushes[0]);
    expect(pushed.state).toBe('offered');
    const [deployed] = [...tenant.azure.packages.values()];
    expect(deployed?.bytes.equals(bytes)).toBe(true);
    expect(settingsIn(tenant.azure)['AzureAd__ClientId']).toBe(ran.saved?.apiClientId);
    // What an administrator would wait for, and what this machine took.
    console.info(
      `${organisation}: the first ring after ${Math.round(ran.seconds)} s of the tenant's time, ${ran.writes.length} changes; ${Math.round((Date.now() - from) / 1000)} s here.`,
    );
  } finally {
    await tenant.stop();
    await world?.stop();
  }
}, 60_000);
