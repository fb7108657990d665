import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { repoRoot } from '../repoRoot';
import type { BuildOptions } from './buildOptions';
import { joinNullTests } from './joinNullTests';
import { runPcfScripts } from './runPcfScripts';
import { strictEquality } from './strictEquality';

/** The control's folder name under the folder of all controls. */
const controlName = 'CifSoftphone';

/**
 * Builds the form control. The manifest lies at the top, so pcf-scripts would write straight into the folder of
 * all controls; the solution tools expect a folder for each control, hence the sub-folder.
 */
export async function buildControl(options: BuildOptions): Promise<void> {
  const outDir = join(options.controlsFolder, controlName);
  await rm(resolve(repoRoot, outDir), { recursive: true, force: true });
  await runPcfScripts([
    'build',
    '--outDir',
    outDir,
    '--buildMode',
    options.buildMode,
    // Linting is `npm run lint` over everything; doing a part of it twice only costs time.
    '--skipBuildLinting',
    'true',
  ]);
  if (options.buildMode === 'production') {
    const bundle = resolve(repoRoot, outDir, 'bundle.js');
    await writeFile(bundle, strictEquality(joinNullTests(await readFile(bundle, 'utf8'))));
    await leaveOutVoice(resolve(repoRoot, outDir, 'strings'));
  }
}

/** A form has no telephone of its own: whoever opens it need not load the telephone's words. */
async function leaveOutVoice(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(/\s*<data name="Voice_[\s\S]*?<\/data>/g, ''));
  }
}
