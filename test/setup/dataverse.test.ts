import { kpiNames } from '../../CifSoftphone/core/calls/kpiEvents';
import { kpiEventDefinitions } from '../../protocol/kpiEventDefinitions';
import type { RunningTenant } from '../../simulator/tenant/startTenant';
import { emptyTenant, organisation, runIn } from './runInTenant';

let tenant: RunningTenant;
beforeEach(async () => {
  tenant = await emptyTenant({ replicationMs: 0 });
});
afterEach(() => tenant.stop());

const imports = (writes: readonly string[]) => writes.filter((one) => /Import|StageAndUpgrade/.test(one)).length;

test('the real package is imported with the answers to its four questions, and agents get role and profile', async () => {
  const { exitCode, saved } = await runIn(tenant);
  expect(exitCode).toBe(0);
  const { dataverse } = tenant;
  expect(Object.fromEntries([...dataverse.variables].map(([name, { value }]) => [name, value]))).toEqual({
    cti_AdaptorFunctionUrl: `https://${saved?.adaptorHost}/api`,
    cti_ClientId: saved?.pageClientId,
    cti_Authority: `https://login.microsoftonline.com/${saved?.tenant}`,
    cti_Scope: `api://${saved?.apiClientId}/functionuser`,
  });
  expect(dataverse.provider?.url).toBe(`${organisation}/WebResources/cti_/softphone/panel.html`);
  const [ada, ben] = dataverse.users;
  expect([...(dataverse.profiles.get('cti_softphoneAgents')?.members ?? [])]).toEqual([ada?.id]);
  expect([ada?.roles.size, ben?.roles.size]).toEqual([1, 0]);
});

test('an organisation without Customer Service takes the core package, and no profile is asked for', async () => {
  tenant.dataverse.customerService = false;
  const { exitCode, lines } = await runIn(tenant);
  expect(exitCode).toBe(0);
  expect(lines.join('\n')).toContain('the core package (no Customer Service here)');
  expect([tenant.dataverse.provider, tenant.dataverse.kpiEvents.size]).toEqual([undefined, 0]);
  expect(await runIn(tenant)).toMatchObject({ exitCode: 0, writes: [] });
});

test('a profile of your own is used when it is named, and a name that is none is said', async () => {
  await runIn(tenant, ['--profile', 'contoso_ownProfile']);
  expect(tenant.dataverse.profiles.get('contoso_ownProfile')?.members.size).toBe(1);
  expect(tenant.dataverse.profiles.get('cti_softphoneAgents')?.members.size).toBe(0);
  const { lines } = await runIn(tenant, ['--profile', 'nobody']);
  expect(lines.join(' ')).toContain('no agent experience profile with the unique name "nobody"');
});

test('Customer Service that comes later brings the full package with the next run', async () => {
  tenant.dataverse.customerService = false;
  await runIn(tenant);
  tenant.dataverse.customerService = true;
  const { exitCode, lines } = await runIn(tenant);
  expect([exitCode, lines.join()]).toEqual([0, expect.stringContaining('because Customer Service has come')]);
  expect(tenant.dataverse.profiles.get('cti_softphoneAgents')?.members.size).toBe(1);
  expect(await runIn(tenant)).toMatchObject({ exitCode: 0, writes: [] });
});

test.each([
  ['role', () => tenant.dataverse.roles.clear(), 'the security role "CIF Softphone agent"'],
  ['profile', () => tenant.dataverse.profiles.clear(), 'the profile "cti_softphoneAgents"'],
  ['variable', () => tenant.dataverse.variables.delete('cti_Scope'), 'no environment variable for cti_Scope'],
])('a %s of the package that is missing is not "right already"', async (_what, takeAway, said) => {
  await runIn(tenant, ['--agents', 'ben@example.com']);
  takeAway();
  const { exitCode, lines } = await runIn(tenant);
  expect([exitCode, lines.slice(-3)[0]]).toEqual([1, expect.stringContaining(said)]);
});

test('variables and the address that somebody changed are set right, without another import', async () => {
  await runIn(tenant);
  const scope = tenant.dataverse.variables.get('cti_Scope');
  const before = scope?.value;
  scope!.value = undefined;
  tenant.dataverse.variables.get('cti_Authority')!.value = 'https://login.example.com/x';
  tenant.dataverse.provider!.url = 'https://org.example.com/x';
  const { exitCode, writes } = await runIn(tenant);
  expect([exitCode, imports(writes), writes.length]).toEqual([0, 0, 4]);
  expect(scope?.value).toBe(before);
  expect(tenant.dataverse.provider?.url).toContain(organisation);
});

test('an older version is upgraded; a newer or an unmanaged one stops the run with the reason', async () => {
  await runIn(tenant);
  tenant.dataverse.solution = { version: '0.9.0.0', managed: true };
  const { exitCode, writes } = await runIn(tenant);
  expect([exitCode, writes.filter((one) => one.includes('StageAndUpgradeAsync')).length]).toEqual([0, 1]);
  tenant.dataverse.solution = { version: '99.0.0.0', managed: true };
  expect((await runIn(tenant)).lines.join(' ')).toContain('which is newer than this one');
  tenant.dataverse.solution = { version: '0.9.0.0', managed: false };
  expect((await runIn(tenant)).lines.join(' ')).toContain('unmanaged, as developers have it');
});

test("somebody else's import is waited for", async () => {
  tenant.dataverse.running = {
    id: 'other',
    endsAtMs: tenant.clock.now() + 500_000,
    finish: () => undefined,
    failure: undefined,
  };
  expect((await runIn(tenant)).exitCode).toBe(0);
});

test('an import that fails is told in the words of Dynamics, and the next run imports', async () => {
  tenant.dataverse.failNextImport = 'Webresource content size is too big.';
  const failed = await runIn(tenant);
  expect(failed.lines.slice(-3)).toEqual([
    'The import of the solution failed.',
    'Webresource content size is too big.',
    'Power Apps → Solutions → History shows the failing component. Mend it and run the command again.',
  ]);
  const second = await runIn(tenant);
  expect([second.exitCode, imports(second.writes)]).toEqual([0, 1]);
});

test('without System Administrator nothing is imported, and the privilege is named', async () => {
  tenant.rights.delete('system administrator');
  const { lines } = await runIn(tenant);
  expect(lines.slice(-4)[0]).toBe('Dynamics refused a change (403 0x80040220, prvImportCustomization).');
  expect(lines.at(-1)).toBe('Missing right: System Administrator (Dynamics 365 organisation).');
});

test('an import whose begin nobody heard of is not begun twice', async () => {
  tenant.fault = () => (tenant.writes.at(-1)?.endsWith('ImportSolutionAsync') ? 'cut after' : undefined);
  expect((await runIn(tenant)).exitCode).toBe(1);
  tenant.fault = () => undefined;
  const { running } = tenant.dataverse;
  const second = await runIn(tenant);
  expect(second.exitCode).toBe(0);
  // It asked until the first had ended, and then found that this was its own.
  expect(tenant.dataverse.running?.id).toBe(running?.id);
});

test('one person does Entra and Azure, another Dynamics, with the file of answers between them', async () => {
  const first = await runIn(tenant, ['--only', 'entra,azure']);
  expect(first.exitCode).toBe(0);
  tenant.rights.delete('applications');
  tenant.rights.delete('resources');
  const { apiClientId = '', pageClientId = '', adaptorHost = '' } = first.saved ?? {};
  const given = ['--api-client-id', apiClientId, '--page-client-id', pageClientId, '--adaptor-host', adaptorHost];
  const second = await runIn(tenant, ['--only', 'dataverse,check', ...given]);
  expect(second.exitCode).toBe(0);
  expect(tenant.dataverse.profiles.get('cti_softphoneAgents')?.members.size).toBe(1);
});

test('Enable Analytics, which somebody has switched off, is switched on again, and nothing else is done', async () => {
  await runIn(tenant);
  tenant.dataverse.provider!.analytics = false;
  const { exitCode, writes } = await runIn(tenant);
  expect([exitCode, writes.length, tenant.dataverse.provider?.analytics]).toEqual([0, 1, true]);
});

test('Dynamics knows every event that the softphone reports, and a definition that somebody made by hand is left alone', async () => {
  expect(kpiEventDefinitions.map(({ name }) => name)).toEqual([...kpiNames]);
  tenant.dataverse.kpiEvents.set('by-hand', 'cti_missed');
  expect((await runIn(tenant)).exitCode).toBe(0);
  const { kpiEvents } = tenant.dataverse;
  expect([...kpiEvents.values()].sort()).toEqual([...kpiNames].sort());
  expect(tenant.dataverse.provider?.analytics).toBe(true);
  kpiEvents.clear();
  expect((await runIn(tenant)).writes.length).toBe(9);
});
