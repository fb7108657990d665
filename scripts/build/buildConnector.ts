import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { repoRoot } from '../repoRoot';

/** Packages that were written for `require` find Node's own by it, also inside of a module. */
const banner = "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);";

/** Writes `telephony/<name>/dist/connector.mjs`: one file that needs Node and nothing else. */
export async function buildConnector(name: 'asterisk' | 'xmpp'): Promise<number> {
  const folder = join(repoRoot, 'telephony', name);
  const dist = join(folder, 'dist');
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: repoRoot,
    entryPoints: [join(folder, 'src/main.ts')],
    outfile: join(dist, 'connector.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    metafile: true,
    ...(name === 'xmpp' ? { banner: { js: banner } } : {}),
    // Nothing may be left outside: the container has Node and this file.
    packages: 'bundle',
    logLevel: 'warning',
  });
  // What is bundled is passed on, so its licence goes with it.
  await copyFile(join(dirname(require.resolve('valibot')), '../LICENSE.md'), join(dist, 'valibot-licence.md'));
  if (name === 'xmpp') await writeFile(join(dist, 'licences.md'), await licencesOf(metafile));
  console.log(`telephony/${name}/dist: connector.mjs`);
  return 0;
}

/** The licences of all packages in a bundle: their own files, and of one without a file what its package.json says. */
async function licencesOf({ inputs }: Metafile): Promise<string> {
  const folders = new Set(
    Object.keys(inputs).flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? []),
  );
  const parts = [...folders].sort().map(async (folder) => {
    const where = join(repoRoot, folder);
    const about = JSON.parse(await readFile(join(where, 'package.json'), 'utf8')) as Record<string, unknown>;
    const file = (await readdir(where)).find((one) => /^licen[cs]e/i.test(one));
    const text = file === undefined ? '' : await readFile(join(where, file), 'utf8');
    return `## ${String(about.name)} ${String(about.version)}: ${String(about.license)}\n\n${text.trim()}\n`;
  });
  return `# Licences of what is bundled\n\n${(await Promise.all(parts)).join('\n')}`;
}
