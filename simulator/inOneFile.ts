import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Where tools keep what they have made from packages; a new install begins without it. */
const folder = join(__dirname, '../node_modules/.cache/cif-softphone');

/**
 * A program of a package in one file, made at its first start: it starts in half of the time, because node need not
 * look for its hundreds of modules.
 *
 * @param name with the version: another version is another file
 * @returns the program itself where the file cannot be made
 */
export async function inOneFile(program: string, name: string): Promise<string> {
  const file = join(folder, `${name}.cjs`);
  if (existsSync(file)) return file;
  // Several may start at once: each makes its own, and the last one stays.
  const own = `${file}.${process.pid}`;
  try {
    await build({
      entryPoints: [program],
      outfile: own,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'silent',
    });
    await rename(own, file);
    return file;
  } catch {
    return program;
  }
}
