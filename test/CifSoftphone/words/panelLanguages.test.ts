/** @jest-environment jsdom */
import { panelLanguages } from '../../../CifSoftphone/words/panelLanguages';
import { stringsGlobal } from '../../../CifSoftphone/words/stringsGlobal';

const page = 'https://org.example.com/%7b01%7d/WebResources/cti_/softphone/panel.html?data=1';
const wordsOf = panelLanguages(page);
const scripts = () => Array.from(document.querySelectorAll('script'));
const asked = (): string | null | undefined => scripts().at(-1)?.getAttribute('src')?.split('/').at(-1);
const answer = (type: 'load' | 'error'): void => void scripts().at(-1)?.dispatchEvent(new Event(type));
/** What comes before a file is asked for is over after a moment. */
const moment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

afterEach(() => {
  Reflect.deleteProperty(window, stringsGlobal);
  scripts().forEach((script) => script.remove());
});

describe('the words of the panel', () => {
  it('come from the file beside the panel, for Austria as for Germany', async () => {
    const loading = wordsOf(3079);
    expect(scripts()[0]?.getAttribute('src')).toBe('/%7b01%7d/WebResources/cti_/softphone/strings.1031.js');
    Reflect.set(window, stringsGlobal, { 1031: { Ring_Accept: 'Annehmen' } });
    answer('load');
    const { tag, texts } = await loading;
    expect([tag, texts('Ring_Accept')]).toEqual(['de', 'Annehmen']);
  });

  it('are English for a language that nobody wrote', async () => {
    const loading = wordsOf(1045);
    expect(asked()).toBe('strings.1033.js');
    Reflect.set(window, stringsGlobal, { 1033: { Ring_Accept: 'Accept' } });
    answer('load');
    const { tag, texts } = await loading;
    expect([tag, texts('Ring_Accept')]).toEqual(['en', 'Accept']);
  });

  it.each([
    ['is missing', () => answer('error')],
    [
      'is something else',
      () => {
        Reflect.set(window, stringsGlobal, { 1036: { Ring_Accept: 1 } });
        answer('load');
      },
    ],
  ])('are English where the file %s', async (_what, say) => {
    const loading = wordsOf(1036);
    say();
    await moment();
    expect(asked()).toBe('strings.1033.js');
    Reflect.set(window, stringsGlobal, { 1033: { Ring_Accept: 'Accept' } });
    answer('load');
    expect((await loading).texts('Ring_Accept')).toBe('Accept');
  });

  it('are their keys where no file can be had: the telephone is there', async () => {
    const loading = wordsOf(1036);
    answer('error');
    await moment();
    answer('error');
    const { tag, texts } = await loading;
    expect([tag, texts('Ring_Accept')]).toEqual(['en', 'Ring_Accept']);
  });
});
