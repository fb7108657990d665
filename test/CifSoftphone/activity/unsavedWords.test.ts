import { tabsUnsavedWords, type UnsavedWords } from '../../../CifSoftphone/activity/unsavedWords';
import { parseDraftContent } from '../../../CifSoftphone/line/parseDraft';

const nothing = { notes: '', disposition: undefined, caseLink: undefined };
const words: UnsavedWords = { content: { ...nothing, notes: 'a\nb' }, seen: nothing, done: true };

function tab(kept?: string) {
  const items = new Map<string, string>(kept === undefined ? [] : [['cti-softphone-unsaved', kept]]);
  const storage = {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
  return { items, port: () => tabsUnsavedWords(parseDraftContent, () => storage) };
}

it('a page finds what the page before it in the tab could not save, and nothing once it is saved', () => {
  const { items, port } = tab();
  port().keep('ada call', words);
  port().keep('ada other', words);
  expect(port().read('ada call')).toEqual(words);
  expect(port().read('grace call')).toBeUndefined();
  port().keep('ada call', undefined);
  port().keep('ada other', undefined);
  expect(items.size).toBe(0);
});

it.each(['', '{', '7', '[[1,2],["__proto__",{}],null]', '[["ada call",7]]'])(
  'what cannot be read is nothing: %j',
  (kept) => expect(tab(kept).port().read('ada call')).toBeUndefined(),
);

it('without storage the page alone has them', () => {
  const port = tabsUnsavedWords(parseDraftContent, () => {
    throw new Error('switched off');
  });
  port.keep('ada call', words);
  expect(port.read('ada call')).toBeUndefined();
});
