import { chooseSubscription } from '../../setup/arm/groupSteps';
import type { RunningTenant } from '../../simulator/tenant/startTenant';
import { emptyTenant, runIn } from './runInTenant';

let tenant: RunningTenant;
beforeEach(async () => {
  tenant = await emptyTenant({ replicationMs: 0 });
});
afterEach(() => tenant.stop());

const deployments = (writes: readonly string[]) => writes.filter((one) => /^PUT .*deployments/.test(one));
const site = () => [...tenant.azure.resources.values()].find(({ type }) => type === 'Microsoft.Web/sites');
const origins = () => JSON.stringify(site()?.body['properties']);

test('without the right to give rights it says which role is missing, and goes on once it is there', async () => {
  tenant.rights.delete('role assignments');
  const refused = await runIn(tenant);
  expect(refused.exitCode).toBe(1);
  expect(refused.lines.at(-1)).toBe(
    'Missing right: Role Based Access Control Administrator (Azure, on the resource group), besides Contributor.',
  );
  tenant.rights.add('role assignments');
  const second = await runIn(tenant);
  expect([second.exitCode, deployments(second.writes).length]).toEqual([0, 1]);
  expect(second.writes.some((one) => one.includes('applications'))).toBe(false);
});

test('without a role in the subscription nothing is made there, and the role is named', async () => {
  tenant.rights.delete('resources');
  const { lines } = await runIn(tenant);
  expect(lines.at(-1)).toBe('Missing right: Contributor and Role Based Access Control Administrator (Azure).');
  expect(tenant.azure.groups.size).toBe(0);
});

test('a deployment that is still under way is waited for, not started again', async () => {
  // Killed while Azure works: the line is lost after the deployment has begun, three times.
  tenant.fault = () => (tenant.writes.at(-1)?.includes('deployments') ? 'cut after' : undefined);
  expect((await runIn(tenant)).exitCode).toBe(1);
  tenant.fault = () => undefined;
  const second = await runIn(tenant);
  expect([second.exitCode, deployments(second.writes)]).toEqual([0, []]);
  expect(second.lines.join('\n')).toContain('the deployment that is under way, to its end');
});

/** An administrator adds a setting to the adaptor by hand. */
function addSetting() {
  const settings = [...tenant.azure.resources.values()].find(({ type }) => type === 'Microsoft.Web/sites/config');
  const properties = {
    ...(settings?.body['properties'] as object),
    TelephonyWebhookUrl: 'https://pbx.example.com/hook',
  };
  tenant.azure.resources.set(settings?.id ?? '', { ...settings!, body: { ...settings!.body, properties } });
  return () => tenant.azure.resources.get(settings?.id ?? '')?.body['properties'];
}

test('settings that somebody added stay when a deployment has failed, or its history was deleted', async () => {
  await runIn(tenant);
  const settings = addSetting();
  tenant.rights.delete('role assignments');
  expect((await runIn(tenant, ['--signalr-sku', 'Premium_P1'])).exitCode).toBe(1);
  tenant.rights.add('role assignments');
  expect((await runIn(tenant, ['--signalr-sku', 'Premium_P1'])).exitCode).toBe(0);
  expect(settings()).toHaveProperty('TelephonyWebhookUrl');
  tenant.azure.deployments.clear();
  expect((await runIn(tenant)).exitCode).toBe(0);
  expect(settings()).toHaveProperty('TelephonyWebhookUrl');
});

test('a function app that somebody deleted is made again, with its package', async () => {
  await runIn(tenant);
  tenant.azure.packages.clear();
  for (const [id, { type }] of tenant.azure.resources) {
    if (type.startsWith('Microsoft.Web/sites')) tenant.azure.resources.delete(id);
  }
  expect((await runIn(tenant)).exitCode).toBe(0);
  expect(tenant.azure.packages.size).toBe(1);
  expect(await runIn(tenant)).toMatchObject({ exitCode: 0, writes: [] });
});

test('a resource that somebody deleted is made again, and settings that somebody added stay', async () => {
  await runIn(tenant);
  const [settings] = [...tenant.azure.resources.values()].filter(({ type }) => type === 'Microsoft.Web/sites/config');
  const properties = settings?.body['properties'] as Record<string, string>;
  tenant.azure.resources.set(settings?.id ?? '', {
    ...settings!,
    body: { ...settings!.body, properties: { ...properties, TelephonyWebhookUrl: 'https://pbx.example.com/hook' } },
  });
  const signalR = [...tenant.azure.resources.keys()].find(
    (id) => id.includes('SignalRService/signalR/') && !id.includes('roleAssignments'),
  );
  tenant.azure.resources.delete(signalR ?? '');
  const { exitCode, writes } = await runIn(tenant);
  expect([exitCode, deployments(writes).length, writes.length]).toEqual([0, 1, 1]);
  expect(tenant.azure.resources.has(signalR ?? '')).toBe(true);
  const after = tenant.azure.resources.get(settings?.id ?? '')?.body['properties'];
  expect(after).toEqual({ ...properties, TelephonyWebhookUrl: 'https://pbx.example.com/hook' });
});

test('a comparison that always tells of a difference does not deploy again in each run, and real drift is still mended', async () => {
  tenant.azure.alwaysDiffers = true;
  expect((await runIn(tenant)).exitCode).toBe(0);
  const second = await runIn(tenant);
  expect(second).toMatchObject({ exitCode: 0, writes: [] });
  expect(second.lines).toContain('      ! Azure told of the same 1 differences right after the deployment: left alone');
  const [signalR = ''] = [...tenant.azure.resources.keys()].filter((id) => /signalR\/[^/]+$/i.test(id));
  tenant.azure.resources.delete(signalR);
  const third = await runIn(tenant);
  expect([third.exitCode, deployments(third.writes).length]).toEqual([0, 1]);
  expect(await runIn(tenant)).toMatchObject({ exitCode: 0, writes: [] });
  tenant.azure.alwaysDiffers = false;
  expect(await runIn(tenant)).toMatchObject({ exitCode: 0, writes: [] });
});

test('a package that somebody deployed by hand is seen, and the right one sent again', async () => {
  await runIn(tenant);
  const [[host = '', ours] = []] = [...tenant.azure.packages];
  const byHand = { id: 'by-hand', takenAtMs: tenant.clock.now() - 100_000, bytes: Buffer.from('PK other') };
  tenant.azure.packages.set(host, byHand);
  const { exitCode, lines } = await runIn(tenant);
  expect([exitCode, lines.join()]).toEqual([0, expect.stringContaining('because another one was deployed by hand')]);
  expect(tenant.azure.packages.get(host)?.bytes).toEqual(ours?.bytes);
  expect(await runIn(tenant)).toMatchObject({ exitCode: 0, writes: [] });
});

test('a row of the SignalR Service that somebody took away is put back: without it no connect is told', async () => {
  await runIn(tenant);
  const service = [...tenant.azure.resources.values()].find(({ type }) => type === 'Microsoft.SignalRService/signalR');
  const properties = service?.body['properties'] as { upstream: { templates: unknown[] } };
  const templates = properties.upstream.templates.slice(1);
  const changed = { ...service!, body: { ...service!.body, properties: { ...properties, upstream: { templates } } } };
  tenant.azure.resources.set(service?.id ?? '', changed);
  const { exitCode, lines } = await runIn(tenant);
  expect([exitCode, lines.join()]).toEqual([0, expect.stringContaining('upstream of the SignalR Service')]);
  expect(tenant.azure.resources.get(service?.id ?? '')?.body['properties']).toEqual(properties);
  expect(await runIn(tenant)).toMatchObject({ exitCode: 0, writes: [] });
});

test('two administrators at once: the second is told so, in sentences', async () => {
  await runIn(tenant, ['--only', 'entra']);
  const active = () => Response.json({ error: { code: 'DeploymentActive', message: 'x' } }, { status: 409 });
  const racing: typeof fetch = async (input, init) =>
    init?.method === 'PUT' && String(input).includes('/deployments/') ? active() : tenant.fetch(input, init);
  const { lines } = await runIn({ ...tenant, fetch: racing });
  expect(lines.slice(-3)).toEqual([
    'Something else is being changed there right now (409 DeploymentActive).',
    'Another administrator, a pipeline or an earlier run is at work on the same resource group.',
    'Run the command again when that has ended: it looks first, and goes on where it stopped.',
  ]);
});

test('a second organisation comes besides the first, in Entra ID and in Azure', async () => {
  await runIn(tenant);
  await runIn(tenant, ['--org-url', 'https://fabrikam.crm.dynamics.com', '--only', 'entra,azure']);
  expect(origins()).toContain('contoso.crm.dynamics.com');
  expect(origins()).toContain('fabrikam.crm.dynamics.com');
  const page = tenant.directory.applications.allNewest.find(({ spa }) => spa !== undefined);
  expect(page?.spa?.redirectUris).toHaveLength(2);
  expect(await runIn(tenant)).toMatchObject({ exitCode: 0, writes: [] });
});

test("another softphone's resource group is not taken over", async () => {
  await runIn(tenant);
  const { exitCode, lines, writes } = await runIn(tenant, ['--name', 'test', '--resource-group', 'rg-cif-softphone']);
  expect([exitCode, writes]).toEqual([1, []]);
  expect(lines.join(' ')).toContain('is that of the softphone "softphone", and this one is "test"');
});

test('the host name is the one that Azure gave', async () => {
  const { saved } = await runIn(tenant);
  expect(saved?.adaptorHost).toMatch(/^func-softphone-.*-01\.azurewebsites\.net$/);
  expect(
    tenant.azure.packages
      .get(saved?.adaptorHost ?? '')
      ?.bytes.subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

test('an adaptor that is not well is told after a quarter of an hour, with what to do', async () => {
  await runIn(tenant);
  const [host] = [...tenant.azure.packages.keys()];
  tenant.azure.packages.set(host ?? '', { id: 'x', takenAtMs: tenant.clock.now() + 10 ** 9, bytes: Buffer.from('PK') });
  const { exitCode, lines, seconds } = await runIn(tenant);
  expect([exitCode, lines.at(-3)]).toEqual([1, 'The adaptor has not been well for 15 minutes.']);
  expect(seconds).toBeLessThan(1_000);
});

describe('which subscription', () => {
  const one = { subscriptionId: 's1', displayName: 'First', state: 'Enabled', tenantId: 't' };
  const two = { subscriptionId: 's2', displayName: 'Second', state: 'Enabled', tenantId: 't' };
  const off = { subscriptionId: 's3', displayName: 'Off', state: 'Disabled', tenantId: 't' };
  const wishes = { installation: 'x', resourceGroup: 'x', location: 'x', organisation: 'x', tenantId: 't' };

  test('the only one that is enabled, or the one that is named by id or name', () => {
    expect(chooseSubscription([one, off], wishes)).toBe(one);
    expect(chooseSubscription([one, two], { ...wishes, subscription: 'second' })).toBe(two);
  });

  test.each([
    [[one, two], {}, 'First (s1), Second (s2)'],
    [[off], {}, 'No Azure subscription'],
    [[one], { subscription: 's9' }, 'No Azure subscription'],
    [[{ ...one, tenantId: 'other' }], {}, '--tenant other'],
  ])('never a guess', (all, more, message) => {
    expect(() => chooseSubscription(all, { ...wishes, ...more })).toThrow(message);
  });
});
