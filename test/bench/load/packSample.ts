import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { strToU8, zipSync } from 'fflate';

/** Bundles the sample's way as the adaptor is bundled, so that both run in the same host. Returns the zip and its undo. */
export async function packSample(): Promise<{ readonly zipPath: string; remove(): Promise<void> }> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'sampleWay.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['@azure/functions-core'],
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: true,
    logLevel: 'warning',
  });
  const folder = await mkdtemp(join(tmpdir(), 'cif-sample-'));
  const zipPath = join(folder, 'sample.zip');
  const script = outputFiles[0]?.contents ?? strToU8('');
  const manifest = JSON.stringify({ name: 'sample', version: '1.0.0', private: true, main: 'main.js' });
  await writeFile(
    zipPath,
    zipSync({ 'package.json': strToU8(manifest), 'host.json': strToU8('{"version":"2.0"}'), 'main.js': script }),
  );
  return { zipPath, remove: () => rm(folder, { recursive: true, force: true }) };
}
