import { readFileSync } from 'node:fs';
import { openGallery, type OpenGallery } from './gallery/openGallery';

jest.setTimeout(120_000);

let gallery: OpenGallery;
beforeAll(async () => {
  gallery = await openGallery();
  await gallery.page.addScriptTag({ content: readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8') });
});
afterAll(() => gallery.close());

interface Look {
  readonly dark?: boolean;
  readonly languageId?: number;
  readonly contrast?: boolean;
}

const places = [
  ['panel', 300],
  ['control', 200],
  ['compact', 200],
] as const;

describe.each(places)('the %s', (place, widthPx) => {
  it.each([
    ['light', {}],
    ['dark', { dark: true }],
    ['right to left', { languageId: 1025 }],
    ['in high contrast', { contrast: true }],
  ])('gives axe nothing to complain about in any state, %s', async (_words, { contrast = false, ...look }: Look) => {
    await gallery.page.emulateMedia({ forcedColors: contrast ? 'active' : 'none' });
    // Another theme draws the same elements in other colours; the other direction has words and sizes of its own.
    const rules = contrast || look.dark === true ? 'colours' : 'all';
    const violations = await gallery.page.evaluate(
      async ([picture, looked]) => {
        const found: (readonly [string, readonly string[]])[] = [];
        for (const state of window.gallery.states) {
          await window.gallery.hang({ ...picture, state });
          found.push([state, await window.gallery.axeFaults(looked)]);
        }
        return Object.fromEntries(found.filter(([, faults]) => faults.length > 0));
      },
      [{ place, widthPx, ...look }, rules] as const,
    );
    await gallery.page.emulateMedia({ forcedColors: 'none' });
    expect(violations).toEqual({});
  });

  it('shows where buttons, fields and cards end in high contrast, in any state', async () => {
    await gallery.page.emulateMedia({ forcedColors: 'active' });
    const faults = await gallery.page.evaluate(
      async (picture) => {
        const found: (readonly [string, readonly string[]])[] = [];
        for (const state of window.gallery.states) {
          await window.gallery.hang({ ...picture, state });
          found.push([state, window.gallery.contrastFaults()]);
        }
        return Object.fromEntries(found.filter(([, words]) => words.length > 0));
      },
      { place, widthPx },
    );
    await gallery.page.emulateMedia({ forcedColors: 'none' });
    expect(faults).toEqual({});
  });
});

it('hears axe complain about a button without a name', async () => {
  const faults = await gallery.page.evaluate(async () => {
    await window.gallery.hang({ place: 'panel', widthPx: 300, state: 'line connected' });
    document.querySelector('main')?.append(document.createElement('button'));
    return window.gallery.axeFaults();
  });
  expect(faults).toContainEqual(expect.stringContaining('button-name'));
});

it('hears axe complain about words that are too pale', async () => {
  const faults = await gallery.page.evaluate(async () => {
    await window.gallery.hang({ place: 'panel', widthPx: 300, state: 'line connected' });
    document.querySelector<HTMLElement>('[data-testid=line-status]')?.style.setProperty('color', '#9e9e9e');
    return window.gallery.axeFaults();
  });
  expect(faults).toContainEqual(expect.stringContaining('color-contrast'));
});

it('notices a button that only its background shows', async () => {
  await gallery.page.emulateMedia({ forcedColors: 'active' });
  const faults = await gallery.page.evaluate(async () => {
    await window.gallery.hang({ place: 'panel', widthPx: 300, state: 'line connected' });
    const button = document.createElement('button');
    button.style.cssText = 'border:none;background:#0078d4';
    button.textContent = 'Hold';
    document.querySelector('main')?.append(button);
    return window.gallery.contrastFaults();
  });
  await gallery.page.emulateMedia({ forcedColors: 'none' });
  expect(faults).toContainEqual(expect.stringContaining('no edge'));
});
