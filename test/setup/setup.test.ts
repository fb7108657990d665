import type { Fault, RunningTenant } from '../../simulator/tenant/startTenant';
import { emptyTenant, organisation, runIn } from './runInTenant';

let tenant: RunningTenant;
afterEach(() => tenant.stop());

/** What matters in the directory, without ids that are made anew each time. */
const directoryOf = ({ directory, azure, dataverse }: RunningTenant) => ({
  applications: directory.applications.allNewest.map(({ uniqueName, identifierUris, appRoles, spa }) => ({
    uniqueName,
    uris: identifierUris?.length,
    roles: appRoles?.map(({ id, value }) => [id, value]),
    spa,
  })),
  principals: directory.principals.allNewest.map(({ displayName, appRoleAssignmentRequired }) => [
    displayName,
    appRoleAssignmentRequired,
  ]),
  grants: directory.grants.allNewest.map(({ scope }) => scope),
  assignments: directory.assignments.allNewest.map(({ appRoleId }) => appRoleId),
  group: [...azure.groups.values()].map(({ tags }) => Object.keys(tags).sort()),
  resources: [...azure.resources.keys()].sort(),
  packages: azure.packages.size,
  solution: dataverse.solution,
  variables: [...dataverse.variables.keys()].sort(),
  kpiEvents: dataverse.kpiEvents.size,
  members: dataverse.profiles.get('cti_softphoneAgents')?.members.size,
  roles: dataverse.users.map(({ roles }) => roles.size),
});

async function undisturbed() {
  const one = await emptyTenant();
  const { writes } = await runIn(one);
  await one.stop();
  return { writes, directory: directoryOf(one) };
}

test('an empty tenant is set up in one run, and a second one changes nothing', async () => {
  tenant = await emptyTenant();
  const first = await runIn(tenant);
  expect(first.exitCode).toBe(0);
  expect(first.lines.at(-1)).toBe(`Done: 31 changes in ${Math.round(first.seconds)} s.`);
  const second = await runIn(tenant);
  expect(second).toMatchObject({ exitCode: 0, writes: [] });
  expect(second.lines.at(-1)).toBe('Everything is right already.');
});

test('whichever change fails, the next run goes on and comes to the same end', async () => {
  const whole = await undisturbed();
  // What is done once only can also be done without anybody hearing of it.
  const cases = whole.writes.flatMap((write, at): readonly (readonly [number, Fault])[] =>
    write.startsWith('POST')
      ? [
          [at, 'refuse'],
          [at, 'cut after'],
        ]
      : [[at, 'refuse']],
  );
  expect(cases.length).toBeGreaterThan(20);
  for (const [failing, fault] of cases) {
    tenant = await emptyTenant();
    tenant.fault = (write) => (write === failing ? fault : undefined);
    const first = await runIn(tenant);
    tenant.fault = () => undefined;
    const second = await runIn(tenant);
    const third = await runIn(tenant);
    expect([failing, first.exitCode, second.exitCode, third.writes]).toEqual([failing, 1, 0, []]);
    expect(directoryOf(tenant)).toEqual(whole.directory);
    await tenant.stop();
  }
  tenant = await emptyTenant();
}, 120_000);

test('a missing right is named, in sentences', async () => {
  tenant = await emptyTenant();
  tenant.rights.delete('applications');
  const { exitCode, lines } = await runIn(tenant);
  expect(exitCode).toBe(1);
  expect(lines.slice(-4)).toEqual([
    'Entra ID refused a change (403 Authorization_RequestDenied).',
    'Your account may not manage registrations in this tenant, or the role is eligible in PIM and not active.',
    'Activate the role or ask for it, sign in again, and run the command again: it goes on here.',
    'Missing right: Cloud Application Administrator (Entra ID).',
  ]);
});

test('what has drifted is mended, and nothing else is touched', async () => {
  tenant = await emptyTenant({ replicationMs: 0 });
  await runIn(tenant);
  const [page] = tenant.directory.applications.allNewest.filter(({ spa }) => spa !== undefined);
  tenant.directory.applications.write(page?.id ?? '', {
    ...page!,
    spa: { redirectUris: ['https://other.crm.dynamics.com/x'] },
  });
  const { writes } = await runIn(tenant);
  expect(writes).toEqual([`PATCH /v1.0/applications/${page?.id}`]);
  expect(tenant.directory.applications.newest(page?.id ?? '')?.spa?.redirectUris).toEqual([
    'https://other.crm.dynamics.com/x',
    `${organisation}/WebResources/cti_/softphone/redirect.html`,
  ]);
});

test('a scope and a role that somebody switched off are switched on, by the ids that they have', async () => {
  tenant = await emptyTenant({ replicationMs: 0 });
  await runIn(tenant);
  const [api] = tenant.directory.applications.allNewest.filter(({ spa }) => spa === undefined);
  const off = <T extends object>(one: T) => ({ ...one, isEnabled: false });
  tenant.directory.applications.write(api?.id ?? '', {
    ...api!,
    api: { requestedAccessTokenVersion: 1, oauth2PermissionScopes: api?.api?.oauth2PermissionScopes?.map(off) ?? [] },
    appRoles: api?.appRoles?.map(off) ?? [],
  });
  expect((await runIn(tenant)).exitCode).toBe(0);
  expect(tenant.directory.applications.newest(api?.id ?? '')).toEqual({ ...api, api: { ...api?.api } });
});

test('a tenant that throttles every third request only takes longer', async () => {
  tenant = await emptyTenant({ throttleEvery: 3 });
  const { exitCode, seconds } = await runIn(tenant);
  expect(exitCode).toBe(0);
  expect(seconds).toBeGreaterThan(70);
});

test('a directory that shows nothing for minutes ends the run, and the next one finds it all', async () => {
  tenant = await emptyTenant({ replicationMs: 400_000 });
  const first = await runIn(tenant);
  expect(first.exitCode).toBe(1);
  expect(first.lines.at(-1)).toContain('Run the command again in a few minutes');
  await tenant.clock.wait(400_000);
  const second = await runIn(tenant);
  expect(second.writes.filter((one) => one.includes('cif-softphone-adaptor'))).toEqual([]);
  expect(tenant.directory.applications.allNewest.filter(({ appRoles }) => appRoles !== undefined)).toHaveLength(1);
});

test('--what-if and a no change nothing; what-if tells a pipeline that something would', async () => {
  tenant = await emptyTenant();
  expect(await runIn(tenant, ['--what-if'])).toMatchObject({ exitCode: 2, writes: [] });
  expect(await runIn(tenant, [], false)).toMatchObject({ exitCode: 4, writes: [] });
  expect(await runIn(tenant, ['--yes'], false)).toMatchObject({ exitCode: 0 });
  expect(await runIn(tenant, ['--what-if'])).toMatchObject({ exitCode: 0, writes: [] });
});

test('an agent whom the tenant does not know ends it before anything is made', async () => {
  tenant = await emptyTenant();
  const { exitCode, lines, writes } = await runIn(tenant, ['--agents', 'nobody@example.com,ben@example.com']);
  expect(exitCode).toBe(1);
  expect(lines).toContain('There is no user "nobody@example.com" in this tenant.');
  expect(writes).toEqual([]);
});

test('an agent who is named twice is one', async () => {
  tenant = await emptyTenant();
  const [ada] = tenant.directory.people;
  const { exitCode, writes } = await runIn(tenant, ['--agents', `ada@example.com,ADA@example.com,${ada?.id}`]);
  expect([exitCode, writes.filter((one) => one.includes('systemuserroles')).length]).toEqual([0, 1]);
});

test('registrations that were made by hand are taken over by their client ids', async () => {
  tenant = await emptyTenant({ replicationMs: 0 });
  const appId = '2d8a6c1b-3a54-4b1f-9a8f-1b5c7d9e0f21';
  tenant.directory.applications.write('by-hand', {
    id: 'by-hand',
    appId,
    uniqueName: undefined,
    displayName: 'Made by hand',
    passwordCredentials: [],
  });
  const { exitCode, saved } = await runIn(tenant, ['--api-client-id', appId]);
  expect(exitCode).toBe(0);
  expect(saved).toMatchObject({ apiClientId: appId, orgUrl: organisation });
  expect(tenant.directory.applications.allNewest).toHaveLength(2);
  expect(tenant.directory.applications.newest('by-hand')?.displayName).toBe('Made by hand');
});

test('agents who are not named are not locked out of a registration that was made by hand, unless asked for', async () => {
  tenant = await emptyTenant({ replicationMs: 0 });
  const appId = '2d8a6c1b-3a54-4b1f-9a8f-1b5c7d9e0f21';
  const byHand = { id: 'by-hand', appId, uniqueName: undefined, displayName: 'Made by hand', passwordCredentials: [] };
  tenant.directory.applications.write('by-hand', byHand);
  const required = () => tenant.directory.principals.allNewest.find((one) => one.appId === appId);
  const { exitCode, lines } = await runIn(tenant, ['--api-client-id', appId]);
  expect([exitCode, required()?.appRoleAssignmentRequired]).toEqual([0, false]);
  expect((await runIn(tenant, ['--api-client-id', appId])).lines.join()).toContain('"assignment required" stays off');
  expect(lines.at(-1)).toMatch(/^Done/);
  await runIn(tenant, ['--api-client-id', appId, '--require-assignment']);
  expect(required()?.appRoleAssignmentRequired).toBe(true);
});

test('an agent who is no user of the organisation is told before anything is made', async () => {
  tenant = await emptyTenant();
  tenant.dataverse.users.splice(0, 1);
  const { exitCode, lines, writes } = await runIn(tenant);
  expect([exitCode, writes]).toEqual([1, []]);
  expect(lines.slice(-3)[0]).toContain('is no enabled user of this organisation.');
});

test('whoever runs it may let the own panel ring for a test; an app in a pipeline has no panel', async () => {
  tenant = await emptyTenant({ replicationMs: 0 });
  const rolesOf = (id: string) => {
    const roles = tenant.directory.applications.allNewest.flatMap(({ appRoles }) => appRoles ?? []);
    const given = tenant.directory.assignments.allNewest.filter(({ principalId }) => principalId === id);
    return given.map(({ appRoleId }) => roles.find((role) => role.id === appRoleId)?.value);
  };
  const { exitCode, lines } = await runIn(tenant);
  expect(exitCode).toBe(0);
  expect(lines.join('\n')).toContain('the role Softphone.Administer for you');
  const claims = (resource: string) =>
    JSON.parse(Buffer.from(tenant.token(resource).split('.')[1] ?? '', 'base64url').toString()) as { oid: string };
  expect(rolesOf(claims('x').oid)).toEqual(['Softphone.Administer']);
});

test('a second sign-in in one run with another account does nothing', async () => {
  tenant = await emptyTenant();
  const other = (resource: string) => {
    const [head, payload = '', end] = tenant.token(resource).split('.');
    const claims = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), oid: 'somebody-else' };
    return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), end].join('.');
  };
  const get = (resource: string) =>
    Promise.resolve(resource.includes('management') ? other(resource) : tenant.token(resource));
  const { exitCode, lines, writes } = await runIn(tenant, [], true, { tokens: { get } });
  expect([exitCode, writes]).toEqual([1, []]);
  expect(lines).toContain('The second sign-in of this run is another account, or of another tenant.');
});

test('a registration that was deleted is made anew, also when the file of answers still has its client id', async () => {
  tenant = await emptyTenant({ replicationMs: 0 });
  const { saved } = await runIn(tenant);
  const page = tenant.directory.applications.allNewest.find(({ spa }) => spa !== undefined);
  tenant.directory.applications.write(page?.id ?? '', undefined);
  const again = await runIn(tenant, ['--page-client-id', saved?.pageClientId ?? '']);
  expect(again.exitCode).toBe(0);
  expect(again.saved?.pageClientId).not.toBe(saved?.pageClientId);
});

test('answers are written by a run that only shows, too', async () => {
  tenant = await emptyTenant();
  const { saved } = await runIn(tenant, ['--what-if']);
  expect(saved).toMatchObject({ orgUrl: organisation, name: 'softphone', agents: ['ada@example.com'] });
});

test('no token and no secret is in what is said or saved', async () => {
  tenant = await emptyTenant();
  const { lines, saved } = await runIn(tenant);
  const all = JSON.stringify([lines, saved]);
  expect(all).not.toContain(tenant.token('https://graph.microsoft.com').slice(0, 20));
  expect(all).not.toMatch(/secret|password|Bearer/i);
});

test('a sign-in of another tenant than the one that is named changes nothing there', async () => {
  tenant = await emptyTenant();
  const other = '00000000-0000-4000-8000-00000000000f';
  const { exitCode, lines, writes, saved } = await runIn(tenant, ['--tenant', other]);
  expect([exitCode, writes, saved]).toEqual([1, [], undefined]);
  expect(lines).toContain(`The sign-in is not of the tenant ${other}.`);
});

/** The tenant with an answer of its own to one question. */
const answering =
  (path: string, answer: () => Response): typeof fetch =>
  async (input, init) =>
    String(input).includes(path) ? answer() : tenant.fetch(input, init);

test('a sign-in that has ended is no missing right', async () => {
  tenant = await emptyTenant();
  const ended = () => Response.json({ error: { code: 'InvalidAuthenticationToken', message: 'x' } }, { status: 401 });
  const { exitCode, lines } = await runIn({ ...tenant, fetch: answering('/subscriptions?', ended) });
  expect([exitCode, lines.slice(-3)[0]]).toEqual([
    1,
    'management.azure.com did not accept your sign-in (401 InvalidAuthenticationToken).',
  ]);
});

test.each([
  [
    '{"error":{"code":"No","message":"\\u001b[2J\\n##vso[task.setvariable]x\\u202egnp"}}',
    '418 No:  [2J # #vso[task.setvariable]x gnp.',
  ],
  ['<html><body>Proxy</body></html>', '418.'],
])('what a server says is no order for a terminal or a pipeline: %s', async (body, said) => {
  tenant = await emptyTenant();
  const strange = () => new Response(body, { status: 418 });
  const { lines } = await runIn({ ...tenant, fetch: answering('/subscriptions?', strange) });
  expect(lines.slice(-3)[0]).toBe(`GET management.azure.com/subscriptions was refused with ${said}`);
});

test("a page in the adaptor's place does not keep the rest from being mended", async () => {
  tenant = await emptyTenant({ replicationMs: 0 });
  await runIn(tenant);
  tenant.dataverse.provider!.url = 'https://org.example.com/x';
  const page = () => new Response('<html>Sign in</html>');
  const { lines, writes } = await runIn({ ...tenant, fetch: answering('/api/health', page) });
  expect(writes.filter((one) => one.includes('msdyn_channelproviders'))).toHaveLength(1);
  expect(lines.slice(-3)[0]).toBe('The adaptor has not been well for 15 minutes.');
});
