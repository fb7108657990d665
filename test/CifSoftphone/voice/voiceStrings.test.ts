import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { voiceQualities, voiceTroubles } from '../../../CifSoftphone/voice/channel/voiceView';
import { parseResx } from '../../../scripts/build/parseResx';

const read = (lcid: number) => {
  const name = `Voice.${lcid}.resx`;
  return parseResx(readFileSync(join(__dirname, '../../../strings', name), 'utf8'), name);
};

describe.each([1031, 1036, 1041, 3082])('the words of the telephone in %d', (lcid) => {
  it('are as many as in English, and none of them is empty or left in English', () => {
    const [english, other] = [read(1033), read(lcid)];
    expect(Object.keys(other)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(other)) {
      expect(text.trim()).not.toBe('');
      if (text.length > 20) expect(text).not.toBe(english[key]);
    }
  });
});

it('there are three sentences for each trouble, and a word for each quality', () => {
  const english = read(1033);
  for (const kind of voiceTroubles) {
    for (const part of ['What', 'Means', 'Do']) expect(english[`Trouble_${kind}_${part}`]).toMatch(/\.$/);
  }
  for (const quality of voiceQualities) expect(english[`Voice_${quality}`]).toBeDefined();
});
