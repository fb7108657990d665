import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repoRoot } from '../repoRoot';
import { apiFiles } from './apiFiles';

// `npm run api`: writes docs/api/*.yaml and docs/settings.schema.json.
for (const [path, text] of Object.entries(apiFiles())) {
  mkdirSync(dirname(join(repoRoot, path)), { recursive: true });
  writeFileSync(join(repoRoot, path), text);
}
