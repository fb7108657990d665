import { mkdirSync, readFileSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { solutionFolder, solutionParts } from './solutionParts';

// `npm run languages`: writes what the solution has for each language of `CifSoftphone/words/languages.ts`.
const read = (path: string): string | undefined =>
  existsSync(join(solutionFolder, path)) ? readFileSync(join(solutionFolder, path), 'utf8') : undefined;
for (const [path, text] of solutionParts(read)) {
  mkdirSync(dirname(join(solutionFolder, path)), { recursive: true });
  writeFileSync(join(solutionFolder, path), text);
}
