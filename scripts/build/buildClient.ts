import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { repoRoot } from '../repoRoot';
import { clientTypes } from './clientTypes';

const clientFolder = join(repoRoot, 'telephony/client');

/** Writes `telephony/client/dist`: one module for `import`, one for `require`, and types that need nothing beside them. */
export async function buildClient(): Promise<number> {
  const dist = join(clientFolder, 'dist');
  const entry = join(clientFolder, 'src/index.ts');
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const formats = [
    ['esm', 'index.mjs'],
    ['cjs', 'index.cjs'],
  ] as const;
  for (const [format, file] of formats) {
    await build({
      entryPoints: [entry],
      outfile: join(dist, file),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format,
      // Nothing may be left outside: whoever installs it has Node and nothing else.
      packages: 'bundle',
      logLevel: 'warning',
    });
  }
  // What is bundled is passed on, so its licence goes with it.
  await copyFile(join(dirname(require.resolve('valibot')), '../LICENSE.md'), join(dist, 'valibot-licence.md'));
  const types = clientTypes(entry);
  for (const [file, text] of types) {
    await mkdir(join(dist, file, '..'), { recursive: true });
    await writeFile(join(dist, file), text);
  }
  console.log(`telephony/client/dist: index.mjs, index.cjs, ${types.size} files of types`);
  return 0;
}
