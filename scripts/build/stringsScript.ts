import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringsGlobal } from '../../CifSoftphone/words/stringsGlobal';
import { repoRoot } from '../repoRoot';
import { parseResx } from './parseResx';

/** English is inside `panel.js`: the words that are always there. */
const insidePanel = '1033';
const folder = join(repoRoot, 'strings');

/** LCIDs of the languages that get a web resource of their own. */
export async function otherLanguages(): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names
    .flatMap((name) => /^CifSoftphone\.(\d{4,5})\.resx$/.exec(name)?.[1] ?? [])
    .filter((lcid) => lcid !== insidePanel);
}

/** The script that leaves one language's strings where the panel finds them. */
export async function stringsScript(lcid: string): Promise<string> {
  const name = `CifSoftphone.${lcid}.resx`;
  const strings = JSON.stringify(parseResx(await readFile(join(folder, name), 'utf8'), name));
  return `(window.${stringsGlobal}=window.${stringsGlobal}||{})[${lcid}]=${strings};\n`;
}
