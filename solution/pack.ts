import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { checkBuiltScripts } from '../scripts/checkBuiltScripts';
import { ensureBuilt } from '../scripts/ensureBuilt';
import { webResourcesFolder } from '../scripts/build/buildWebResources';
import { repoRoot } from '../scripts/repoRoot';
import { checkVersions, solutionVersion } from '../scripts/version';
import { exampleOrganisation, parseOrganisationUrl } from './channelUrl';
import { contentPrint } from './contentPrint';
import { coreSources } from './coreSources';
import { describe } from './describe';
import { allReleases } from './lastRelease';
import { packFolder } from './packFolder';
import { packSolution } from './packSolution';
import { messagesInput } from './messages/messagesInput';
import { readFolder } from './readFolder';
import { wrongRelease } from './wrongRelease';

/**
 * `npm run pack [-- --org-url URL]`: the zips into `solution/bin`, those for a named organisation into a folder of its
 * own there, each unmanaged and managed: the full solution, the core for organisations without Customer Service's tables,
 * and the add-on into which conversations are written.
 * @throws Error when the build or a check fails; then nothing is written.
 */
async function pack(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { 'org-url': { type: 'string', default: exampleOrganisation } },
  });
  const organisation = parseOrganisationUrl(values['org-url']);
  checkVersions();
  ensureBuilt(console.log, ['build']);
  const input = {
    sources: await readFolder(join(repoRoot, 'solution', 'src')),
    control: await readFolder(join(repoRoot, 'out', 'controls', 'CifSoftphone')),
    webResources: await readFolder(webResourcesFolder),
    organisation,
  };
  await checkBuiltScripts();
  const full = packSolution(input);
  const core = packSolution({ ...input, sources: coreSources(input.sources) });
  const messages = packSolution(messagesInput(input));
  const prints = {
    full: contentPrint(full.model.files, organisation),
    core: contentPrint(core.model.files, organisation),
    messages: contentPrint(messages.model.files, organisation),
  };
  const wrong = wrongRelease(full.model.version.replace(/\.0$/, ''), prints, allReleases);
  if (wrong !== undefined) throw new Error(wrong);
  const name = `${full.model.uniqueName}_${solutionVersion().replaceAll('.', '_')}`;
  const bin = packFolder(organisation);
  await mkdir(bin, { recursive: true });
  const zips: readonly (readonly [path: string, bytes: Uint8Array])[] = [
    [join(bin, `${name}.zip`), full.unmanaged],
    [join(bin, `${name}_managed.zip`), full.managed],
    [join(bin, `${name}_core.zip`), core.unmanaged],
    [join(bin, `${name}_core_managed.zip`), core.managed],
    [join(bin, `${name}_messages.zip`), messages.unmanaged],
    [join(bin, `${name}_messages_managed.zip`), messages.managed],
  ];
  // First everything is written, then printed: a reader that hangs up must not leave half a package.
  await Promise.all(zips.map(([path, bytes]) => writeFile(path, bytes)));
  for (const [path, bytes] of zips) {
    console.log(`${relative(repoRoot, path)}  ${(bytes.length / 1024).toFixed(0)} KiB`);
  }
  const lines = [
    'For organisations with Customer Service and CIF 2.0:',
    ...describe(full.model),
    'The core zips, for organisations without them (docs/import.md says which one):',
    ...describe(core.model),
    'The add-on for conversations, after one of them:',
    ...describe(messages.model),
  ];
  for (const line of lines) {
    console.log(line);
  }
}

pack(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
