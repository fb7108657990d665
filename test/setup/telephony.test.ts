import type { RunningTenant } from '../../simulator/tenant/startTenant';
import { emptyTenant, runIn } from './runInTenant';

let tenant: RunningTenant;
beforeEach(async () => {
  tenant = await emptyTenant();
  await runIn(tenant);
});
afterEach(() => tenant.stop());

const north = () => tenant.directory.applications.allNewest.find(({ uniqueName }) => uniqueName?.endsWith('-north'));

test('a telephony system gets a registration, the right to ring and a secret that is shown once', async () => {
  const { exitCode, lines, revealed, writes } = await runIn(tenant, ['telephony', 'north']);
  expect([exitCode, revealed]).toEqual([
    0,
    [`cif-softphone-north: ${tenant.directory.secrets.get(north()?.appId ?? '')}`],
  ]);
  expect(lines.join()).not.toContain(revealed[0]?.slice(-20));
  expect(lines.at(-2)).toBe(`Its client id: ${north()?.appId}`);
  expect(writes).toHaveLength(5);
  const again = await runIn(tenant, ['telephony', 'north']);
  expect(again).toMatchObject({ exitCode: 0, writes: [], revealed: [] });
});

test('another secret is made when asked for, and the old one stays', async () => {
  await runIn(tenant, ['telephony', 'north']);
  const { writes, revealed } = await runIn(tenant, ['telephony', 'north', '--new-secret']);
  expect([writes.length, revealed.length, north()?.passwordCredentials.length]).toEqual([2, 1, 2]);
});

test('a secret that never arrived does not count, and neither does one that has expired', async () => {
  tenant.fault = () => (tenant.writes.at(-1)?.endsWith('addPassword') ? 'cut after' : undefined);
  expect((await runIn(tenant, ['telephony', 'north'])).exitCode).toBe(1);
  expect(north()?.passwordCredentials).toHaveLength(1);
  tenant.fault = () => undefined;
  expect((await runIn(tenant, ['telephony', 'north'])).revealed).toHaveLength(1);
  expect((await runIn(tenant, ['telephony', 'north'])).revealed).toEqual([]);
  await tenant.clock.wait(366 * 24 * 3600 * 1000);
  expect((await runIn(tenant, ['telephony', 'north'])).revealed).toHaveLength(1);
});

test('the secret goes into the Key Vault that is named, and is not shown', async () => {
  const { revealed } = await runIn(tenant, ['telephony', 'north', '--key-vault', 'contoso']);
  expect(revealed).toEqual([]);
  expect(tenant.vaults.get('contoso/cif-softphone-north')).toBe(tenant.directory.secrets.get(north()?.appId ?? ''));
});

test('a secret that could not be stored is taken back, and the next run makes one', async () => {
  tenant.rights.delete('key vault secrets');
  const refused = await runIn(tenant, ['telephony', 'north', '--key-vault', 'contoso']);
  expect(refused.lines.at(-1)).toBe('Missing right: Key Vault Secrets Officer (on the Key Vault).');
  expect([north()?.passwordCredentials, tenant.directory.secrets.size]).toEqual([[], 0]);
  tenant.rights.add('key vault secrets');
  expect((await runIn(tenant, ['telephony', 'north', '--key-vault', 'contoso'])).exitCode).toBe(0);
  expect(tenant.vaults.size).toBe(1);
});

test('a certificate takes the place of a secret, and a private key is not taken', async () => {
  expect((await runIn(tenant, ['telephony', 'north', '--certificate', 'public.pem'])).exitCode).toBe(0);
  expect([north()?.keyCredentials?.length, north()?.passwordCredentials]).toEqual([1, []]);
  expect(await runIn(tenant, ['telephony', 'north', '--certificate', 'public.pem'])).toMatchObject({ writes: [] });
  expect((await runIn(tenant, ['telephony', 'south', '--certificate', 'private.pem'])).lines.join()).toContain(
    'without the private key',
  );
});

test('another certificate comes besides the one in use', async () => {
  await runIn(tenant, ['telephony', 'north', '--certificate', 'public.pem']);
  expect((await runIn(tenant, ['telephony', 'north', '--certificate', 'next.pem'])).exitCode).toBe(0);
  expect(north()?.keyCredentials).toHaveLength(2);
});

test('before the softphone is set up, it says what is missing', async () => {
  const empty = await emptyTenant();
  const { exitCode, lines } = await runIn(empty, ['telephony', 'north']);
  await empty.stop();
  expect(exitCode).toBe(1);
  expect(lines.join(' ')).toContain("the client id of the adaptor's registration (--api-client-id) is not known");
});

test('with the new secret an agent is rung at once, and it is said whether anybody could hear it', async () => {
  const [ada] = tenant.directory.people;
  const silent = await runIn(tenant, ['telephony', 'north', '--ring', 'ada@example.com']);
  expect(silent.lines).toContain('      the adaptor took it; the agent has no softphone open, so nothing rang');
  tenant.online.add(ada?.id ?? '');
  const heard = await runIn(tenant, ['telephony', 'south', '--ring', 'ada@example.com']);
  expect(heard.lines).toContain('      it rings where the agent has a softphone open');
  expect([silent.exitCode, heard.exitCode, tenant.rings]).toEqual([0, 0, [ada?.id]]);
});

test('a secret of an earlier run cannot ring, and it is said how to', async () => {
  await runIn(tenant, ['telephony', 'north']);
  const { exitCode, lines } = await runIn(tenant, ['telephony', 'north', '--ring', 'ada@example.com']);
  expect([exitCode, lines.at(-1)?.startsWith('Add --new-secret')]).toEqual([1, true]);
});

test('the whole command makes a telephony system too, and rings at its end: the own panel, or an agent who is named', async () => {
  const empty = await emptyTenant();
  const admin = '70000000-0000-4000-8000-0000000000ad';
  empty.online.add(admin);
  const first = await runIn(empty, ['--telephony', 'north']);
  expect([first.exitCode, first.revealed.length, empty.rings]).toEqual([0, 1, [admin]]);
  expect(first.lines).toContain('      it rings where the agent has a softphone open');
  const second = await runIn(empty, ['--telephony', 'north']);
  expect(second).toMatchObject({ exitCode: 0, writes: [], revealed: [] });
  expect(second.lines.join()).toContain('not rung: the secret was made in an earlier run');
  const [ada] = empty.directory.people;
  empty.online.add(ada?.id ?? '');
  await runIn(empty, ['--telephony', 'north', '--new-secret', '--ring', 'ada@example.com']);
  expect(empty.rings).toEqual([admin, ada?.id]);
  await empty.stop();
});
