import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRightToLeft, languages } from '../../CifSoftphone/words/languages';
import { rowStringKeys } from '../../CifSoftphone/activity/conversations/rowStringKeys';
import { allChatKeys } from '../../CifSoftphone/ui/messages/chatStringKeys';
import { allFields } from '../../pages/settingsForm/fields';
import { wordsOf } from '../../pages/settingsPage/FieldView';
import { settingsKeys } from '../../pages/words/settingsKeys';
import { setupKeys } from '../../pages/words/setupKeys';
import { parseResx } from '../../scripts/build/parseResx';
import { repoRoot } from '../../scripts/repoRoot';

const folder = join(repoRoot, 'strings', 'pages');
const read = (file: string): Record<string, string> => parseResx(readFileSync(join(folder, file), 'utf8'), file);
const slots = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
const pages = { Setup: setupKeys, Settings: settingsKeys, Chat: allChatKeys, Rows: rowStringKeys } as const;

it('has one file for each page and language, and nothing else', () => {
  const wanted = Object.keys(pages).flatMap((page) => languages.map(({ lcid }) => `${page}.${lcid}.resx`));
  expect(readdirSync(folder).sort()).toEqual(wanted.sort());
});

describe.each(Object.entries(pages).flatMap(([page, keys]) => languages.map((one) => ({ page, keys, ...one }))))(
  '$page in $tag',
  ({ page, keys, lcid }) => {
    const words = read(`${page}.${lcid}.resx`);
    const english = read(`${page}.1033.resx`);
    it('holds every key and no other, none empty, with the places for values of the English', () => {
      expect(Object.keys(words).sort()).toEqual([...keys].sort());
      for (const [key, text] of Object.entries(words)) {
        expect([key, text.trim() !== '', slots(text)]).toEqual([key, true, slots(english[key] ?? '')]);
        if (isRightToLeft(lcid))
          expect([key, text.match(/\u2068\{\w+\}\u2069/g) ?? []]).toHaveProperty('1.length', slots(text).length);
      }
    });
    it('leaves no sentence in English', () => {
      const left = Object.entries(words).filter(([key, text]) => text.length > 30 && text === english[key]);
      expect(lcid === 1033 ? [] : left).toEqual([]);
    });
  },
);

it('has no key that nothing uses', () => {
  const sources = readdirSync(join(repoRoot, 'pages'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('Keys.ts'))
    .map((name) => readFileSync(join(repoRoot, 'pages', name), 'utf8'))
    .join('\n');
  // These are made of a check's name or its state.
  const made = /^(check|state|scope|about)_/;
  const ofFields: readonly string[] = allFields.map(({ path }) => wordsOf(path));
  const unused = [...setupKeys, ...settingsKeys].filter(
    (key) => !made.test(key) && !sources.includes(`'${key}'`) && !ofFields.includes(key),
  );
  expect(unused).toEqual([]);
});

it('calls every setting by a name, also one that is new', () => {
  const known: readonly string[] = settingsKeys;
  expect(allFields.map(({ path }) => path).filter((path) => !known.includes(wordsOf(path)))).toEqual([]);
});
