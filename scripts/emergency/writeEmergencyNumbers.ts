import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../repoRoot';
import { emergencyTable } from './emergencyTable';

// `npm run emergency-numbers`: writes protocol/emergencyNumbers.ts.
writeFileSync(join(repoRoot, 'protocol', 'emergencyNumbers.ts'), emergencyTable());
