import { unzipSync } from 'fflate';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repoRoot } from '../scripts/repoRoot';
import { exampleOrganisation } from './channelUrl';
import { contentPrint } from './contentPrint';
import { allReleases } from './lastRelease';
import { packFolder } from './packFolder';

/**
 * `npm run release [-- --rehearsal]`, after `npm run pack`: keeps the managed packages of this version in
 * `solution/released/`, so that every later one is tried as an upgrade of it, and no other gets its number.
 */
async function release(rehearsal: boolean): Promise<void> {
  const names = { full: '_managed.zip', core: '_core_managed.zip', messages: '_messages_managed.zip' };
  const bin = packFolder(exampleOrganisation);
  const { version } = JSON.parse(await readFile(join(repoRoot, 'package.json'), 'utf8')) as { version: string };
  const there = allReleases.find((one) => one.version === version);
  if (there !== undefined && there.rehearsal !== true) throw new Error(`${version} is released already.`);
  const folder = join(repoRoot, 'solution', 'released', version);
  await mkdir(folder, { recursive: true });
  const prints = { full: '', core: '', messages: '' };
  for (const kind of ['full', 'core', 'messages'] as const) {
    const bytes = await readFile(join(bin, `CifSoftphone_${version.replaceAll('.', '_')}_0${names[kind]}`));
    await writeFile(join(folder, `${kind}_managed.zip`), bytes);
    prints[kind] = contentPrint(new Map(Object.entries(unzipSync(bytes))), exampleOrganisation);
  }
  const others = allReleases.filter((one) => one !== there);
  const all = [...others, { version, ...(rehearsal ? { rehearsal } : {}), ...prints }];
  await writeFile(join(repoRoot, 'solution', 'released', 'releases.json'), `${JSON.stringify(all, undefined, 2)}\n`);
  console.log(`solution/released/${version}: commit it with the tag of the release.`);
}

void release(process.argv.includes('--rehearsal'));
