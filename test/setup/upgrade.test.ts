import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../../scripts/repoRoot';
import { raiseVersion } from '../../setup/dataverse/raiseVersion';
import type { KeptPackages } from '../../setup/engine/keptPackages';
import type { SetupPorts } from '../../setup/ports';
import { shownOf } from '../../simulator/tenant/dataverse/layers';
import type { Fault, RunningTenant } from '../../simulator/tenant/startTenant';
import { coreSources } from '../../solution/coreSources';
import { allReleases } from '../../solution/lastRelease';
import { packSolution } from '../../solution/packSolution';
import { exampleInput, withFile } from '../solution/exampleInput';
import { adaptorOf, emptyTenant, keptInMemory, organisation, runIn, type Ran } from './runInTenant';

/** A release as it is sent: what the command of that release would read. */
interface Made {
  readonly release: string;
  readonly full: Uint8Array;
  readonly core: Uint8Array;
}

const released = allReleases.map(({ version }): Made => {
  const read = (kind: string) =>
    new Uint8Array(readFileSync(join(repoRoot, 'solution/released', version, `${kind}_managed.zip`)));
  return { release: version, full: read('full'), core: read('core') };
});

/** Today's sources with a part that has changed and a control of its own, as a release that does not exist yet. */
async function madeNow(release: string): Promise<Made> {
  const input = await exampleInput(organisation);
  const webResources = withFile(input.webResources, 'cti_/softphone/panel.js', () => `var release = '${release}';`);
  const full = { ...input, webResources };
  return {
    release,
    full: raiseVersion(packSolution(full).managed, `${release}.0`),
    core: raiseVersion(packSolution({ ...full, sources: coreSources(full.sources) }).managed, `${release}.0`),
  };
}

let tenant: RunningTenant;
let kept: KeptPackages;
beforeEach(async () => {
  tenant = await emptyTenant({ replicationMs: 0 });
  kept = keptInMemory();
});
afterEach(() => tenant.stop());

const ports = (made: Made): Partial<SetupPorts> => ({
  release: made.release,
  readSolution: (kind) =>
    kind === 'messages' ? Promise.reject(new Error('Nobody asked for it.')) : Promise.resolve(made[kind]),
  readBuilt: () => Promise.resolve(adaptorOf(made.release)),
  kept,
});
const run = (made: Made, ...args: string[]): Promise<Ran> => runIn(tenant, args, true, ports(made));

const part = (key: string) => tenant.dataverse.imported.parts.get(key);
const panel = 'web resource cti_/softphone/panel.js';
const control = 'control cti_CifSoftphone.CifSoftphone';
const running = () => [...tenant.azure.packages.values()].map(({ bytes }) => bytes.toString())[0];
const version = () => tenant.dataverse.solution?.version;

/** A maker changes a template of ours. @returns its key */
function changeByHand(): string {
  const { parts, controls } = tenant.dataverse.imported;
  const key = [...parts.keys()].find((one) => one.startsWith('template')) ?? '';
  const managed = parts.get(key)?.managed ?? '';
  tenant.dataverse.imported = { parts: new Map(parts).set(key, { managed, unmanaged: 'of a maker' }), controls };
  return key;
}

/** Small, for all that a real package would only make slower. */
let first: Made;
let next: Made;
beforeAll(async () => {
  first = await madeNow('1.0.0');
  next = await madeNow('1.1.0');
});

test.each(released)('$release is upgraded to the sources of today, and what makers changed stays', async (from) => {
  await run(from);
  const notification = changeByHand();
  const [panelBefore, controlBefore] = [part(panel)?.managed, part(control)?.managed];
  const rolesBefore = tenant.dataverse.users.map(({ roles }) => [...roles]);
  const values = [...tenant.dataverse.variables.values()].map(({ value }) => value);
  const { exitCode, lines } = await run(next, 'upgrade');
  expect([exitCode, version(), running()]).toEqual([0, '1.1.0.0', 'PK stand-in for the package of 1.1.0']);
  expect(lines.join()).not.toContain('no way back');
  expect(part(panel)?.managed).not.toBe(panelBefore);
  expect(part(control)?.managed).not.toBe(controlBefore);
  expect(shownOf(part(notification)!)).toBe('of a maker');
  expect([...tenant.dataverse.variables.values()].map(({ value }) => value)).toEqual(values);
  expect(tenant.dataverse.users.map(({ roles }) => [...roles])).toEqual(rolesBefore);
  expect(tenant.dataverse.profiles.get('cti_softphoneAgents')?.members.size).toBe(1);
  expect(await run(next, 'upgrade')).toMatchObject({ exitCode: 0, writes: [] });
});

test('a part that has left the package goes with an upgrade', async () => {
  await run(first);
  tenant.dataverse.imported = {
    ...tenant.dataverse.imported,
    parts: new Map(tenant.dataverse.imported.parts).set('figure old', { managed: 'x', unmanaged: undefined }),
  };
  await run(next, 'upgrade');
  expect(part('figure old')).toBeUndefined();
});

describe('the way back', () => {
  test('one command restores the adaptor and the solution of the release before, and a later setup leaves it so', async () => {
    await run(first);
    const before = [part(panel)?.managed, running()];
    await run(next, 'upgrade');
    const changed = changeByHand();
    const back = await run(next, 'upgrade', '--back');
    expect(back.exitCode).toBe(0);
    expect([part(panel)?.managed, running(), version()]).toEqual([...before, '1.1.1.10000']);
    // The control's script is really the old one: its number rose.
    expect(tenant.dataverse.imported.controls.get('cti_CifSoftphone.CifSoftphone')).toBe('1.1.1');
    expect(shownOf(part(changed)!)).toBe('of a maker');
    expect(await run(next, 'upgrade', '--back')).toMatchObject({ exitCode: 0, writes: [] });
    const mended = await run(next);
    expect(mended).toMatchObject({ exitCode: 0, writes: [] });
    expect(mended.lines.join()).toContain('was taken back to 1.0.0 and stays there');
  });

  test('and forward again, also by the next release', async () => {
    await run(first);
    await run(next, 'upgrade');
    await run(next, 'upgrade', '--back');
    expect((await run(next, 'upgrade')).exitCode).toBe(0);
    expect([version(), running()]).toEqual(['1.1.2.10100', 'PK stand-in for the package of 1.1.0']);
    expect(await run(next)).toMatchObject({ exitCode: 0, writes: [] });
    const mending = await madeNow('1.1.1');
    expect((await run(mending, 'upgrade')).exitCode).toBe(0);
    expect([version(), running()]).toEqual(['1.1.3.10101', 'PK stand-in for the package of 1.1.1']);
    const later = await madeNow('1.2.0');
    expect((await run(later, 'upgrade')).exitCode).toBe(0);
    expect([version(), running()]).toEqual(['1.2.0.0', 'PK stand-in for the package of 1.2.0']);
    expect((await run(later, 'upgrade', '--back', '--to', '1.0.0')).exitCode).toBe(0);
    expect(running()).toBe('PK stand-in for the package of 1.0.0');
  }, 20_000);

  test('without the earlier packages it is said before the upgrade, and nothing is changed on the way back', async () => {
    await run(first);
    kept = keptInMemory();
    expect((await run(next, 'upgrade', '--what-if')).lines.join()).toContain(
      'the package of 1.0.0 is not kept in memory: there will be no way back to it',
    );
    await run(next, 'upgrade');
    const back = await run(next, 'upgrade', '--back');
    expect([back.exitCode, back.writes]).toEqual([1, []]);
    expect(back.lines).toContain('No release before 1.1.0 is kept in memory.');
  });

  test('a package that cannot be kept is not sent', async () => {
    await run(first);
    const full = { ...kept, keep: () => Promise.reject(new Error('no space')) };
    const { exitCode } = await runIn(tenant, ['upgrade'], true, { ...ports(next), kept: full });
    expect([exitCode, version()]).toEqual([1, '1.0.0.0']);
    expect(running()).toBe('PK stand-in for the package of 1.0.0');
  });
});

describe.each([
  ['upgrade', ['upgrade']],
  ['way back', ['upgrade', '--back']],
])('each change of the %s', (name, args) => {
  test('fails once, its answer is lost once, and the next run comes to the same end', async () => {
    const prepared = async () => {
      kept = keptInMemory();
      await tenant.stop();
      tenant = await emptyTenant({ replicationMs: 0 });
      await run(first);
      if (name === 'way back') await run(next, 'upgrade');
    };
    await prepared();
    const { writes } = await run(next, ...args);
    const end = [version(), running(), part(panel)?.managed];
    expect(writes.length).toBeGreaterThan(2);
    for (const at of writes.keys()) {
      for (const fault of ['refuse', 'cut after'] satisfies Fault[]) {
        await prepared();
        const from = tenant.writes.length;
        tenant.fault = (write) => (write === from + at ? fault : undefined);
        await run(next, ...args);
        tenant.fault = () => undefined;
        expect([writes[at], fault, (await run(next, ...args)).exitCode]).toEqual([writes[at], fault, 0]);
        expect([version(), running(), part(panel)?.managed]).toEqual(end);
        expect(await run(next, ...args)).toMatchObject({ exitCode: 0, writes: [] });
      }
    }
  }, 60_000);
});

test('an older release does not go over a newer one, in Dynamics or in Azure, and an upgrade needs something to upgrade', async () => {
  const nothing = await run(next, 'upgrade', '--what-if');
  expect([nothing.exitCode, nothing.writes]).toEqual([1, []]);
  expect(nothing.lines).toContain('The solution is not in this organisation yet.');
  await run(next);
  const { exitCode, lines, writes } = await run(first);
  expect([exitCode, writes]).toEqual([1, []]);
  expect(lines).toContain('This is release 1.0.0, and Azure has been set up from 1.1.0.');
});

test('what Dynamics warns of after an import is said', async () => {
  tenant.dataverse.warnings = ['The control was not upgraded.'];
  const { exitCode, lines } = await run(first);
  expect([exitCode, lines.includes('      ! Dynamics warns: The control was not upgraded.')]).toEqual([0, true]);
});
