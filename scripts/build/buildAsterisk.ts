import { copyFile, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { repoRoot } from '../repoRoot';

const folder = join(repoRoot, 'telephony/asterisk');

/** Writes `telephony/asterisk/dist/connector.mjs`: one file that needs Node and nothing else. */
export async function buildAsterisk(): Promise<number> {
  const dist = join(folder, 'dist');
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  await build({
    entryPoints: [join(folder, 'src/main.ts')],
    outfile: join(dist, 'connector.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // Nothing may be left outside: the container has Node and this file.
    packages: 'bundle',
    logLevel: 'warning',
  });
  // What is bundled is passed on, so its licence goes with it.
  await copyFile(join(dirname(require.resolve('valibot')), '../LICENSE.md'), join(dist, 'valibot-licence.md'));
  console.log('telephony/asterisk/dist: connector.mjs');
  return 0;
}
