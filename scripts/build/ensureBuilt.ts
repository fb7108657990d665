import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { repoRoot } from '../repoRoot';
import { build } from './build';

const sources = [
  'CifSoftphone',
  'protocol',
  'strings',
  'ControlManifest.Input.xml',
  'package-lock.json',
  'tsconfig.json',
];
const results = [
  'out/controls/CifSoftphone/bundle.js',
  'out/controls/CifSoftphone/ControlManifest.xml',
  ...['panel.html', 'panel.js', 'line.js', 'redirect.html', 'redirect.js'].map(
    (f) => `out/webresources/cti_/softphone/${f}`,
  ),
];

/**
 * Builds when `out/` lacks something or is older than a source.
 * @throws Error when that build fails.
 */
export async function ensureBuilt(): Promise<void> {
  const built = await Promise.all(results.map((path) => changedAtMs(join(repoRoot, path))));
  const newestSource = Math.max(...(await Promise.all(sources.map((path) => newestBelowMs(join(repoRoot, path))))));
  if (built.every((atMs) => atMs !== undefined && atMs >= newestSource)) {
    return;
  }
  console.log('Building first: out/ is missing or older than its sources.');
  if ((await build([])) !== 0) {
    throw new Error('The build failed (its messages are above), so there is nothing to pack.');
  }
}

async function changedAtMs(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return undefined;
  }
}

async function newestBelowMs(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (!found) {
    return 0;
  }
  if (!found.isDirectory()) {
    return found.mtimeMs;
  }
  const names = await readdir(path);
  return Math.max(0, ...(await Promise.all(names.map((name) => newestBelowMs(join(path, name))))));
}
