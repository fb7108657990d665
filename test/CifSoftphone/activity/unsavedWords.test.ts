import { tabsUnsavedWords, type UnsavedWords } from '../../../CifSoftphone/activity/unsavedWords';
import { parseDraftContent } from '../../../CifSoftphone/line/channel/parseDraft';
import { parseKept } from '../../../CifSoftphone/line/channel/parseKept';

const nothing = { notes: '', disposition: undefined, caseLink: undefined, fields: {} };
const words: UnsavedWords = { content: { ...nothing, notes: 'a\nb' }, seen: nothing, done: true, addedMinutes: 2 };

function tab(kept?: string) {
  const items = new Map<string, string>(kept === undefined ? [] : [['cti-softphone-unsaved', kept]]);
  const storage = {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
  return { items, port: () => tabsUnsavedWords(parseDraftContent, parseKept, () => storage) };
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
  const port = tabsUnsavedWords(parseDraftContent, parseKept, () => {
    throw new Error('switched off');
  });
  port.keep('ada call', words);
  expect(port.read('ada call')).toBeUndefined();
});

it('what is offered to the agent outlives a reload; what is no row’s id is never part of a request', () => {
  const { items, port } = tab();
  const rowId = 'd0000000-0000-4000-8000-000000000001';
  const offer = { id: 'ada call RowClosed', why: 'RowClosed', atMs: 7, text: 'a', rowId } as const;
  port().keepOffers([offer, { ...offer, id: 'other', rowId: '../accounts' }]);
  expect(port().offers()).toEqual([offer, { ...offer, id: 'other', rowId: undefined }]);
  port().keep('ada call', { ...words, rowId, atMs: 7 });
  expect(port().read('ada call')).toEqual({ ...words, rowId, atMs: 7 });
  expect(port().names()).toEqual(['ada call']);
  port().keepOffers([]);
  port().keep('ada call', undefined);
  expect(items.size).toBe(0);
});
