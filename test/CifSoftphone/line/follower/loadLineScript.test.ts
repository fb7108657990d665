/** @jest-environment jsdom */
import { loadLineScript } from '../../../../CifSoftphone/line/follower/loadLineScript';
import { lineScriptGlobal } from '../../../../CifSoftphone/line/lineScript';

const elements = () => Array.from(document.querySelectorAll('script'));
const script = { startOwner: () => undefined, prepareSignIn: () => undefined };

afterEach(() => {
  Reflect.deleteProperty(window, lineScriptGlobal);
  elements().forEach((element) => element.remove());
});

describe('line.js', () => {
  it('is loaded once by a script element, however many controls ask', async () => {
    const both = [loadLineScript('/line.js'), loadLineScript('/line.js')];
    expect(elements().map((element) => element.getAttribute('src'))).toEqual(['/line.js']);
    Reflect.set(window, lineScriptGlobal, script);
    elements()[0]?.dispatchEvent(new Event('load'));
    expect(await Promise.all(both)).toEqual([script, script]);
    await loadLineScript('/line.js');
    expect(elements()).toHaveLength(1);
  });

  it('that is missing, or is something else, is an error that can be tried again', async () => {
    const missing = loadLineScript('/a.js');
    elements()[0]?.dispatchEvent(new Event('error'));
    await expect(missing).rejects.toThrow();
    const other = loadLineScript('/a.js');
    Reflect.set(window, lineScriptGlobal, 'something else');
    elements()[0]?.dispatchEvent(new Event('load'));
    await expect(other).rejects.toThrow();
  });
});
