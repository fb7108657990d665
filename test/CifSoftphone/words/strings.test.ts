import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allKeys, manifestKeys, plainKeys } from '../../../CifSoftphone/words/stringKeys';
import { allVoiceKeys } from '../../../CifSoftphone/ui/voice/voiceStringKeys';
import { isRightToLeft, languages } from '../../../CifSoftphone/words/languages';
import { parseResx } from '../../../scripts/build/parseResx';

const root = join(__dirname, '../../..');
const folder = join(root, 'strings');
// Those of the pages for administrators lie in a folder of their own (test/pages/words.test.ts).
const files = readdirSync(folder).filter((name) => name !== 'pages');
const read = (file: string): Record<string, string> => parseResx(readFileSync(join(folder, file), 'utf8'), file);
const slots = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

it('has one file for each language, and nothing else', () => {
  expect([...files].sort()).toEqual(languages.map(({ lcid }) => `CifSoftphone.${lcid}.resx`).sort());
});

describe.each(files)('%s', (file) => {
  const strings = read(file);
  const english = read('CifSoftphone.1033.resx');
  it('holds every key and no other', () =>
    expect(Object.keys(strings).sort()).toEqual([...allKeys, ...allVoiceKeys].sort()));
  it('leaves no string empty', () => {
    expect(Object.entries(strings).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
  it('leaves no sentence in English', () => {
    if (file === 'CifSoftphone.1033.resx') return;
    expect(Object.entries(strings).filter(([key, text]) => text.length > 25 && text === english[key])).toEqual([]);
  });
  it('has the same places for values as the English', () => {
    for (const [key, text] of Object.entries(strings))
      expect([key, slots(text)]).toEqual([key, slots(english[key] ?? '')]);
  });
});

it('keeps a name or number apart from words that are written from the right: +44 stays before its digits', () => {
  for (const { lcid } of languages.filter((one) => isRightToLeft(one.lcid))) {
    const bare = Object.entries(read(`CifSoftphone.${lcid}.resx`)).filter(
      ([, text]) => slots(text).length !== (text.match(/\u2068\{\w+\}\u2069/g) ?? []).length,
    );
    expect(bare).toEqual([]);
  }
});

it('says the line and the ring in the words that tests, makers and manuals rely on', () => {
  const english = read('CifSoftphone.1033.resx');
  expect(
    ['SignedOut', 'Connecting', 'Connected', 'Reconnecting', 'NotConfigured'].map((k) => english[`Line_${k}`]),
  ).toEqual(['Signed out', 'Connecting', 'Connected', 'Reconnecting', 'Not configured']);
  expect([english['Ring_Accept'], english['Ring_Reject'], english['Line_SignIn'], english['Call_EndCall']]).toEqual([
    'Accept',
    'Reject',
    'Sign in',
    'End call',
  ]);
});

it('has no key that nothing uses', () => {
  const sources = readdirSync(join(root, 'CifSoftphone'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('stringKeys.ts'))
    .map((name) => readFileSync(join(root, 'CifSoftphone', name), 'utf8'))
    .join('\n');
  expect(plainKeys.filter((key) => !sources.includes(`'${key}'`))).toEqual([]);
  const manifest = readFileSync(join(root, 'ControlManifest.Input.xml'), 'utf8');
  expect(manifestKeys.filter((key) => !manifest.includes(`"${key}"`))).toEqual([]);
});

it('says one word for one thing: the telephony system, an administrator', () => {
  const others = /tele(?!phony)\w+ system|\bphone system|\badmin\b/i;
  expect(Object.entries(read('CifSoftphone.1033.resx')).filter(([, text]) => others.test(text))).toEqual([]);
  const two = Object.values(read('CifSoftphone.1031.resx')).filter((text) => text.includes('Telefoniesystem'));
  expect(two).toEqual([]);
});
