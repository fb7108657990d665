import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { voiceTroubles } from '../../../CifSoftphone/voice/channel/voiceView';
import { parseResx } from '../../../scripts/build/parseResx';

const file = join(__dirname, '../../../strings/CifSoftphone.1033.resx');

it('there are three sentences for each trouble of the telephone', () => {
  const english = parseResx(readFileSync(file, 'utf8'), file);
  for (const kind of voiceTroubles) {
    for (const part of ['What', 'Means', 'Do']) expect(english[`Voice_${kind}_${part}`]).toMatch(/\.$/);
  }
});
