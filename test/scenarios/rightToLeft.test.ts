import { openGallery, type OpenGallery } from './gallery/openGallery';

jest.setTimeout(60_000);

let gallery: OpenGallery;
beforeAll(async () => (gallery = await openGallery()));
afterAll(() => gallery.close());

const arabic = 1025;
const hang = (state: string): Promise<void> =>
  gallery.page.evaluate(
    ([one, languageId]) => window.gallery.hang({ place: 'panel', widthPx: 300, state: one, languageId }),
    [state, arabic] as const,
  );

/** Where in the page each of these pieces of text begins, from the left. */
const leftOf = (selector: string, ...pieces: string[]): Promise<readonly number[]> =>
  gallery.page.evaluate(
    ([inside, wanted]) =>
      wanted.map((piece) => {
        for (const root of document.querySelectorAll(inside)) {
          const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.textContent?.indexOf(piece) ?? -1;
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + piece.length);
            return Math.round(range.getBoundingClientRect().left);
          }
        }
        throw new Error(`Nothing reads ${piece}.`);
      }),
    [selector, pieces] as const,
  );

/** Names in a line of their own that begin at the left, although their list begins at the right. */
const atTheWrongSide = (): Promise<readonly string[]> =>
  gallery.page.evaluate(() =>
    [...document.querySelectorAll('bdi')]
      .filter((name) => {
        const own = getComputedStyle(name);
        const line = getComputedStyle(name.parentElement ?? document.body);
        if (own.display === 'inline' || own.direction === line.direction || line.flexDirection !== 'column')
          return false;
        const range = document.createRange();
        range.selectNodeContents(name);
        return range.getBoundingClientRect().width < name.getBoundingClientRect().width - 1;
      })
      .map(({ textContent }) => textContent ?? ''),
  );

const rising = (places: readonly number[]): boolean =>
  places.every((one, at) => at === 0 || one > (places[at - 1] ?? 0));

describe('an agent who reads Arabic', () => {
  it('has a page in that language, from the right', async () => {
    await hang('ring of nobody we know');
    expect(await gallery.page.evaluate(() => document.documentElement.lang)).toBe('ar');
    const [words, seconds] = await leftOf('body', 'مكالمة واردة', '60');
    expect(words).toBeGreaterThan(seconds ?? 0);
  });

  it('reads a number from its plus to its last digit, alone and in a question', async () => {
    await hang('ring of nobody we know');
    expect(rising(await leftOf('body', '+1', '202', '555', '0123'))).toBe(true);
    await hang('conference');
    expect(rising(await leftOf('[data-testid=parties]', '+', '0'))).toBe(true);
  });

  it('reads how long a call has been from hours to seconds', async () => {
    await hang('call in progress');
    expect(rising(await leftOf('body', '1:', '40'))).toBe(true);
  });

  it('has the keys of a telephone where every telephone has them', async () => {
    await hang('keypad');
    const keys = await gallery.page.evaluate(() =>
      ['1', '2', '3'].map((key) => {
        const button = [...document.querySelectorAll('button')].find((one) => one.textContent === key);
        return button?.getBoundingClientRect().left ?? 0;
      }),
    );
    expect(keys[0]).toBeGreaterThan(0);
    expect(rising(keys)).toBe(true);
  });

  it('writes notes from the right, and English ones from the left', async () => {
    await hang('call with notes');
    const field = gallery.page.locator('textarea').first();
    // The full stop of an English sentence stood at its left.
    expect(await field.evaluate((one) => getComputedStyle(one).unicodeBidi)).toBe('plaintext');
    expect(await field.evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
  });

  it('finds a Latin name at the side where its line begins, above what is said of it', async () => {
    for (const state of await gallery.page.evaluate(() => window.gallery.states)) {
      await hang(state);
      expect([state, await atTheWrongSide()]).toEqual([state, []]);
    }
  });
});
