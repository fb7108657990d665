import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../../../scripts/repoRoot';

it('at a PBX without music whoever is on hold waits in silence: MusicOnHold ends at once there, and is followed by a wait', () => {
  const lines = readFileSync(join(repoRoot, 'telephony/asterisk/crm.conf'), 'utf8').split('\n');
  const behind = lines.flatMap((line, at) => (/[^_]MusicOnHold\(/.test(line) ? [lines[at + 1] ?? ''] : []));
  expect(behind).toHaveLength(2);
  for (const next of behind) expect(next).toMatch(/^ same => n,Wait\(/);
});
