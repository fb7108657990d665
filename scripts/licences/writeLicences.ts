import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { repoRoot } from '../repoRoot';
import { licencesPage } from './licencesPage';
import { shippedPackages } from './shippedPackages';

void main();

/** `npm run licences`: writes docs/licences.md. */
async function main(): Promise<void> {
  const page = await format(licencesPage(await shippedPackages()), { parser: 'markdown' });
  writeFileSync(join(repoRoot, 'docs', 'licences.md'), page);
}
