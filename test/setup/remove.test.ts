import type { Fault, RunningTenant } from '../../simulator/tenant/startTenant';
import { emptyTenant, organisation, runIn } from './runInTenant';

let tenant: RunningTenant;
const prepared = async () => {
  const made = await emptyTenant({ replicationMs: 0 });
  await runIn(made);
  await runIn(made, ['telephony', 'north']);
  return made;
};
beforeEach(async () => {
  tenant = await prepared();
});
afterEach(() => tenant.stop());

const left = () => ({
  applications: tenant.directory.applications.allNewest.map(({ displayName }) => displayName),
  principals: tenant.directory.principals.allNewest.length,
  assignments: tenant.directory.assignments.allNewest.length,
  groups: tenant.azure.groups.size,
  resources: tenant.azure.resources.size,
  solution: tenant.dataverse.solution,
  variables: tenant.dataverse.variables.size,
  kpiEvents: [...tenant.dataverse.kpiEvents.values()],
});
const nothing = {
  applications: [],
  principals: 0,
  assignments: 0,
  groups: 0,
  resources: 0,
  solution: undefined,
  variables: 0,
  kpiEvents: [],
};

test('all that was made goes, what stays is said, and a second run finds nothing', async () => {
  const shown = await runIn(tenant, ['remove', '--what-if']);
  expect([shown.exitCode, shown.writes]).toEqual([2, []]);
  expect(shown.lines.filter((line) => line.includes('!'))).toEqual([
    '      ! phone calls, notes, and places of agents in profiles of your own stay',
    '      ! Azure keeps the log workspace for 14 days, to be restored',
    '      ! Entra ID keeps deleted registrations for 30 days (App registrations → Deleted applications)',
  ]);
  expect(await runIn(tenant, ['remove'], false)).toMatchObject({ exitCode: 4, writes: [] });
  expect((await runIn(tenant, ['remove', '--yes'], false)).exitCode).toBe(0);
  expect(left()).toEqual(nothing);
  expect(await runIn(tenant, ['remove'])).toMatchObject({ exitCode: 0, writes: [] });
});

test('each deletion fails once and its answer is lost once, and the next run comes to the end', async () => {
  const { writes } = await runIn(tenant, ['remove']);
  expect(writes.length).toBeGreaterThan(12);
  // Nine definitions go in the same way.
  const some = [...writes.keys()].filter((at) => at === 0 || !writes[at]?.includes('kpievent'));
  for (const at of some) {
    for (const fault of ['refuse', 'cut after'] satisfies Fault[]) {
      await tenant.stop();
      tenant = await prepared();
      const from = tenant.writes.length;
      tenant.fault = (write) => (write === from + at ? fault : undefined);
      await runIn(tenant, ['remove']);
      tenant.fault = () => undefined;
      expect([writes[at], fault, (await runIn(tenant, ['remove'])).exitCode]).toEqual([writes[at], fault, 0]);
      expect(left()).toEqual(nothing);
    }
  }
}, 60_000);

test('forms that carry the control stop it before anything is deleted', async () => {
  tenant.dataverse.formsWithControl = 2;
  const { exitCode, lines, writes } = await runIn(tenant, ['remove']);
  expect([exitCode, writes]).toEqual([1, []]);
  expect(lines).toContain('2 parts of the organisation use the solution, 2 of them forms.');
});

test("another's resource in the group, and another group, are not deleted", async () => {
  const id = `/subscriptions/s/resourceGroups/rg-cif-softphone/providers/Microsoft.Sql/servers/payroll`;
  tenant.azure.othersResources.push(id);
  const { exitCode, lines, writes } = await runIn(tenant, ['remove']);
  expect([exitCode, writes]).toEqual([1, []]);
  expect(lines.join(' ')).toContain('also holds what this command has not made: payroll.');
  tenant.azure.othersResources.length = 0;
  for (const group of tenant.azure.groups.keys()) tenant.azure.groups.set(group, { location: 'x', tags: {} });
  await runIn(tenant, ['remove']);
  expect([tenant.azure.groups.size, left().solution]).toEqual([1, undefined]);
});

test('while another organisation uses it, only this one goes', async () => {
  await runIn(tenant, ['--org-url', 'https://fabrikam.crm.dynamics.com', '--only', 'entra,azure']);
  const { exitCode, lines } = await runIn(tenant, ['remove']);
  expect(exitCode).toBe(0);
  expect(lines).toContain('      ! stays, because these use it: fabrikam.crm.dynamics.com');
  expect([left().groups, left().applications.length, left().solution]).toEqual([1, 3, undefined]);
  const page = tenant.directory.applications.allNewest.find(({ spa }) => spa !== undefined);
  expect(page?.spa?.redirectUris?.join()).not.toContain(organisation);
  expect(await runIn(tenant, ['remove'])).toMatchObject({ exitCode: 0, writes: [] });
});

test("a registration that was made by hand stays, and an own definition of the organisation's, too", async () => {
  tenant.dataverse.kpiEvents.set('by-hand', 'cti_own');
  tenant.directory.applications.write('by-hand', {
    id: 'by-hand',
    appId: '2d8a6c1b-3a54-4b1f-9a8f-1b5c7d9e0f21',
    uniqueName: undefined,
    displayName: 'Made by hand',
    passwordCredentials: [],
  });
  expect((await runIn(tenant, ['remove'])).exitCode).toBe(0);
  expect([left().applications, left().kpiEvents]).toEqual([['Made by hand'], ['cti_own']]);
});
