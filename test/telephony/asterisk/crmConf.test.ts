import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../../../scripts/repoRoot';

const lines = readFileSync(join(repoRoot, 'telephony/asterisk/crm.conf'), 'utf8').split('\n');
/** What stands behind the music of whoever is on hold, or whose agent's browser has gone. */
const behind = lines.flatMap((line, at) => (/MusicOnHold\(\)/.test(line) ? [lines.slice(at + 1, at + 3)] : []));

it('at a PBX without music whoever is on hold waits in silence: what begins the music goes on at once, and is followed by a wait', () => {
  expect(behind).toHaveLength(2);
  for (const [next] of behind) expect(next).toMatch(/^ same => n,Wait\(\d+\)$/);
  expect(lines.filter((line) => /(?<!Start)MusicOnHold\(/.test(line))).toEqual([]);
});

it('a caller who was on hold is not kept when the call is over: taken back, the wait is over, and what follows ends it', () => {
  expect(behind[0]?.[1]).toBe(' same => n,Hangup()');
});
