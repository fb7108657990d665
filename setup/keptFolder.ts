import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, SetupFailure } from './engine/failure';
import type { KeptPackages, PackageName } from './engine/keptPackages';

/** A folder with one folder for each release. */
export function keptFolder(folder: string): KeptPackages {
  const file = (release: string, name: PackageName) => join(folder, release, `${name}.zip`);
  return {
    where: folder,
    releases: () => (existsSync(folder) ? readdirSync(folder).filter((name) => /^\d+\.\d+\.\d+$/.test(name)) : []),
    has: (release, name) => existsSync(file(release, name)),
    read: async (release, name) => new Uint8Array(await readFile(file(release, name))),
    async keep(release, name, bytes) {
      const path = file(release, name);
      try {
        await mkdir(join(folder, release), { recursive: true });
        // Half a package must never be found.
        await writeFile(`${path}.part`, bytes);
        await rename(`${path}.part`, path);
      } catch (error) {
        throw notKept(folder, messageOf(error));
      }
    },
  };
}

const notKept = (folder: string, why: string): SetupFailure =>
  new SetupFailure({
    happened: `The package could not be kept in ${folder} (${why}).`,
    means: 'It was not sent, because there would be no way back to it later.',
    todo: 'Make the folder writable, or name another one with --kept.',
  });
