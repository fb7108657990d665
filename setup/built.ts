import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import manifest from '../package.json';
import { SetupFailure } from './engine/failure';

/** The repository's top folder. */
export const top = resolve(__dirname, '..');

/** Builds and packs as a developer does, by the scripts of package.json. @throws SetupFailure */
async function runScript(script: string, args: readonly string[] = []): Promise<void> {
  await new Promise<void>((done, failed) => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const all = ['run', '--silent', script, ...(args.length === 0 ? [] : ['--', ...args])];
    const options = { cwd: top, maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' };
    execFile(npm, all, options, (error) => (error === null ? done() : failed(notBuilt(script))));
  });
}

/** The adaptor as it is deployed, made anew of its sources. */
export async function builtAdaptor(): Promise<Uint8Array<ArrayBuffer>> {
  await runScript('build:adaptor');
  return new Uint8Array(await readFile(resolve(top, 'adaptor/dist/adaptor.zip')));
}

/** Which release these sources are. */
export const thisRelease = manifest.version;

/** The managed package for one organisation, made anew of the sources. */
export async function builtSolution(organisation: string, kind: 'full' | 'core' | 'messages'): Promise<Uint8Array> {
  await runScript('pack', ['--org-url', organisation]);
  const folder = resolve(top, 'solution/bin', new URL(organisation).host.replaceAll(':', '_'));
  const which = kind === 'full' ? '' : `_${kind}`;
  return readFile(resolve(folder, `CifSoftphone_${thisRelease.replaceAll('.', '_')}_0${which}_managed.zip`));
}

const notBuilt = (script: string): SetupFailure =>
  new SetupFailure({
    happened: `npm run ${script} failed.`,
    means: 'What is to be sent could not be made of the sources here.',
    todo: `Run npm ci, then npm run ${script} by itself: it says what is wrong.`,
  });
