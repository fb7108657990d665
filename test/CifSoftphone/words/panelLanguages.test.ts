/** @jest-environment jsdom */
import { panelLanguages } from '../../../CifSoftphone/words/panelLanguages';
import { stringsGlobal } from '../../../CifSoftphone/words/stringsGlobal';

const page = 'https://org.example.com/%7b01%7d/WebResources/cti_/softphone/panel.html?data=1';
const languages = panelLanguages({ Ring_Accept: 'Accept' }, page);
const scripts = () => Array.from(document.querySelectorAll('script'));
const answer = (type: 'load' | 'error'): void => void scripts().at(-1)?.dispatchEvent(new Event(type));

afterEach(() => {
  Reflect.deleteProperty(window, stringsGlobal);
  scripts().forEach((script) => script.remove());
});

describe('the words of the panel', () => {
  it('are there at once in English: no file is asked for', async () => {
    expect(await languages.load(1033)).toBe(languages.first);
    expect(scripts()).toEqual([]);
  });

  it('come from the file beside the panel, for Austria as for Germany', async () => {
    const loading = languages.load(3079);
    expect(scripts()[0]?.getAttribute('src')).toBe('/%7b01%7d/WebResources/cti_/softphone/strings.1031.js');
    Reflect.set(window, stringsGlobal, { 1031: { Ring_Accept: 'Annehmen' } });
    answer('load');
    const { tag, texts } = await loading;
    expect([tag, texts('Ring_Accept')]).toEqual(['de', 'Annehmen']);
  });

  it('are English where the file is missing, or is something else', async () => {
    const missing = languages.load(1036);
    answer('error');
    expect(await missing).toBe(languages.first);
    const other = languages.load(1036);
    Reflect.set(window, stringsGlobal, { 1036: { Ring_Accept: 1 } });
    answer('load');
    expect(await other).toBe(languages.first);
  });
});
