import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../CifSoftphone/words/languages';
import { parseResx } from '../../scripts/build/parseResx';
import { repoRoot } from '../../scripts/repoRoot';
import type { Picture } from './gallery/gallery';
import { openGallery, type OpenGallery } from './gallery/openGallery';

jest.setTimeout(60_000);

let gallery: OpenGallery;
beforeAll(async () => (gallery = await openGallery()));
afterAll(() => gallery.close());

/** Every word 40 % longer, as the longest of the languages that may come; places for values stay as they are. */
function lengthened(text: string): string {
  const words = text.split(/(\{\w+\}|[^\p{L}]+)/u);
  return words
    .map((word) => (/^\p{L}/u.test(word) ? word + word.toLowerCase().slice(0, Math.ceil(word.length * 0.4)) : word))
    .join('');
}
const englishFile = join(repoRoot, 'strings', 'CifSoftphone.1033.resx');
const english = parseResx(readFileSync(englishFile, 'utf8'), englishFile);
const pseudo = Object.fromEntries(Object.entries(english).map(([key, text]) => [key, lengthened(text)]));

/** What does not fit, by state. */
function faults(picture: Omit<Picture, 'state'>): Promise<Record<string, readonly string[]>> {
  return gallery.page.evaluate(async (one) => {
    const found: (readonly [string, readonly string[]])[] = [];
    for (const state of window.gallery.states) {
      await window.gallery.hang({ ...one, state });
      found.push([state, window.gallery.layoutFaults()]);
    }
    return Object.fromEntries(found.filter(([, words]) => words.length > 0));
  }, picture);
}

const places = [
  ['panel', 300],
  ['control', 200],
  ['compact', 200],
] as const;

describe.each(places)('the %s at %i pixels shows every state whole', (place, widthPx) => {
  it('in a language whose words are 40 % longer', async () => {
    expect(await faults({ place, widthPx, strings: pseudo })).toEqual({});
  });

  it.each([...languages, { lcid: 1037, tag: 'en, right to left' }])('$lcid, $tag', async ({ lcid }) => {
    expect(await faults({ place, widthPx, languageId: lcid })).toEqual({});
  });
});

it('looks at the keypad, at the transfer form and at the question before a call too', async () => {
  const seen = await gallery.page.evaluate(async () => {
    const counts: number[] = [];
    for (const state of ['keypad open', 'transfer open', 'question before a second call']) {
      await window.gallery.hang({ place: 'panel', widthPx: 300, state });
      counts.push(document.querySelectorAll('[data-testid=dial-question],[aria-expanded=true]').length);
    }
    return counts;
  });
  expect(seen).toEqual([1, 1, 1]);
});

it.each([
  [340, 720],
  [400, 720],
  // What the workspace leaves of a screen of 1280 x 720.
  [340, 624],
])(
  'at %i pixels and a window of %i a ring during a call leaves its keys, two lines of notes and what is recorded in sight',
  async (width, height) => {
    await gallery.page.setViewportSize({ width, height });
    const hidden = await gallery.page.evaluate(async (widthPx) => {
      const state = 'ring during a call that does all there is, both recorded';
      await window.gallery.hang({ place: 'panel', widthPx, state });
      const parts = '[data-command],[data-keeps-focus],[data-recording],[data-answers],[role=tab],textarea';
      return [...document.querySelectorAll('main section > ul')].flatMap((list) =>
        [...list.querySelectorAll(parts)].flatMap((part) => {
          const box = part.getBoundingClientRect();
          const twoLines = part instanceof HTMLTextAreaElement ? 6 + 2 * 17 : box.height;
          const isMet = [box.top + 2, box.top + Math.min(box.height, twoLines) - 2].every((y) => {
            const met = document.elementFromPoint(box.left + box.width / 2, y);
            return met !== null && part.contains(met);
          });
          return isMet || part.closest('[hidden]') !== null ? [] : [part.textContent];
        }),
      );
    }, width);
    await gallery.page.setViewportSize({ width: 1280, height: 720 });
    expect(hidden).toEqual([]);
  },
);

it('at 340 pixels no key of a call is higher than two lines of its words, in any language, also while it waits', async () => {
  await gallery.page.setViewportSize({ width: 340, height: 720 });
  for (const { lcid } of languages) {
    const high = await gallery.page.evaluate(async (languageId) => {
      await window.gallery.hang({ place: 'panel', widthPx: 340, state: 'call that is recorded', languageId });
      return [...document.querySelectorAll('[data-command]')].flatMap((key) =>
        key.getBoundingClientRect().height > 66 ? [key.textContent] : [],
      );
    }, lcid);
    expect([lcid, high]).toEqual([lcid, []]);
  }
  await gallery.page.setViewportSize({ width: 1280, height: 720 });
});

it.each([
  ['panel', 340, 560],
  ['control', 300, 400],
] as const)(
  'in a %s of a low window the cases to choose from come into sight when they are opened',
  async (place, widthPx, height) => {
    await gallery.page.setViewportSize({ width: widthPx, height });
    const isSeen = await gallery.page.evaluate(
      async (picture) => {
        await window.gallery.hang(picture);
        const first = document.querySelector('[data-case]')?.getBoundingClientRect();
        const met = first && document.elementFromPoint(first.left + first.width / 2, first.bottom - 3);
        return met?.closest('[data-case]') !== null && met !== undefined;
      },
      { place, widthPx, state: 'cases to choose from' },
    );
    await gallery.page.setViewportSize({ width: 1280, height: 720 });
    expect(isSeen).toBe(true);
  },
);

it('a shade under the notes says that more follows, and is gone at their end', async () => {
  await gallery.page.setViewportSize({ width: 400, height: 560 });
  await gallery.page.evaluate(() =>
    window.gallery.hang({ place: 'panel', widthPx: 400, state: 'wrap-up with all that makers can ask' }),
  );
  const sheets = gallery.page.locator('[data-sheet=notes]').locator('..');
  /** In the sheet's own margin, where no words are. */
  const colourAt = async (fromTop: (height: number) => number): Promise<string> => {
    const box = await sheets.boundingBox();
    if (box === null) throw new Error('no sheet');
    const clip = { x: box.x + 10, y: box.y + fromTop(box.height), width: 1, height: 1 };
    return (await gallery.page.screenshot({ clip })).toString('base64');
  };
  const ground = await colourAt(() => 3);
  expect(await colourAt((height) => height - 2)).not.toBe(ground);
  await sheets.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  expect(await colourAt((height) => height - 2)).toBe(ground);
  await gallery.page.setViewportSize({ width: 1280, height: 720 });
});

it.each([
  ['ring of a customer', 94],
  ['ring that can be sent on', 94],
  ['ring during a call', 230],
  ['call with notes', 155],
  ['call with everything it can do', 195],
  ['line connected', 0],
])('in a compact field of 200 pixels %s takes no more than %i below it', async (state, mostPx) => {
  const takenPx = await gallery.page.evaluate(async (one) => {
    await window.gallery.hang({ place: 'compact', widthPx: 200, state: one });
    const parts = [...document.querySelectorAll('section > ul')].map((part) => part.getBoundingClientRect().height);
    return parts.reduce((sum, height) => sum + height, 0);
  }, state);
  expect(takenPx).toBeLessThanOrEqual(mostPx);
});

it('notices a text that does not fit', async () => {
  const found = await faults({ place: 'panel', widthPx: 60, strings: pseudo });
  expect(found['ring of a customer']).toContainEqual(expect.stringMatching(/^(cut off|sticks out): Connectedconn/));
});

it('draws each language in its own words', async () => {
  const words = await gallery.page.evaluate(async () => {
    const found: (readonly [string, string | null | undefined])[] = [];
    for (const languageId of [1033, 1031, 1036, 3082, 1041, 1040, 1043, 1046, 1025, 2052, 3084, 1045]) {
      await window.gallery.hang({ place: 'panel', widthPx: 300, state: 'line connected', languageId });
      found.push([document.documentElement.lang, document.querySelector('[data-testid=line-status]')?.textContent]);
    }
    return found;
  });
  expect(words).toEqual([
    ['en', 'Connected'],
    ['de', 'Verbunden'],
    ['fr', 'Connecté'],
    ['es', 'Conectado'],
    ['ja', '接続済み'],
    ['it', 'Connesso'],
    ['nl', 'Verbonden'],
    ['pt-BR', 'Conectado'],
    ['ar', 'متصل'],
    ['zh-CN', '已连接'],
    // French of Canada is French; Polish, which is not there, is English.
    ['fr', 'Connecté'],
    ['en', 'Connected'],
  ]);
});
