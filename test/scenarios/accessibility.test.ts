import { readFileSync } from 'node:fs';
import { openGallery, type OpenGallery } from './gallery/openGallery';

jest.setTimeout(120_000);

let gallery: OpenGallery;
beforeAll(async () => {
  gallery = await openGallery();
  await gallery.page.addScriptTag({ content: readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8') });
});
afterAll(() => gallery.close());

const places = [
  ['panel', 300],
  ['control', 200],
  ['compact', 200],
] as const;

describe.each(places)('the %s', (place, widthPx) => {
  it.each([
    ['light', false],
    ['dark', true],
  ])('gives axe nothing to complain about in any state, %s', async (_words, dark) => {
    const violations = await gallery.page.evaluate(
      async (picture) => {
        const found: (readonly [string, readonly string[]])[] = [];
        for (const state of window.gallery.states) {
          window.gallery.hang({ ...picture, state });
          found.push([state, await window.gallery.axeFaults()]);
        }
        return Object.fromEntries(found.filter(([, faults]) => faults.length > 0));
      },
      { place, widthPx, dark },
    );
    expect(violations).toEqual({});
  });
});

it('hears axe complain about a button without a name', async () => {
  const faults = await gallery.page.evaluate(() => {
    window.gallery.hang({ place: 'panel', widthPx: 300, state: 'line connected' });
    document.querySelector('main')?.append(document.createElement('button'));
    return window.gallery.axeFaults();
  });
  expect(faults).toContainEqual(expect.stringContaining('button-name'));
});

it('hears axe complain about words that are too pale', async () => {
  const faults = await gallery.page.evaluate(() => {
    window.gallery.hang({ place: 'panel', widthPx: 300, state: 'line connected' });
    document.querySelector<HTMLElement>('[data-testid=line-status]')?.style.setProperty('color', '#9e9e9e');
    return window.gallery.axeFaults();
  });
  expect(faults).toContainEqual(expect.stringContaining('color-contrast'));
});
