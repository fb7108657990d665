/** @jest-environment jsdom */
import { targetsOfBrowser, targetsOfPage } from '../../../CifSoftphone/browser/keptTargets';

const key = 'cti-softphone-favourites';
const ben = { name: 'Ben Okafor', target: '202', kind: 'person', state: 'busy' } as const;
const billing = { name: 'Billing', target: 'billing' };
const entry = (target: string) => ({ name: `Desk ${target}`, target });

beforeEach(() => window.localStorage.clear());
afterEach(() => jest.restoreAllMocks());

it('whom an agent has marked is there after a reload, the latest first, without how they stood then', () => {
  targetsOfBrowser(key).keep(ben);
  targetsOfBrowser(key).keep(billing);
  expect(targetsOfBrowser(key).list()).toEqual([billing, { name: 'Ben Okafor', target: '202', kind: 'person' }]);
  targetsOfBrowser(key).keep(ben);
  targetsOfBrowser(key).drop('billing');
  expect(targetsOfBrowser(key).list()).toHaveLength(1);
});

it('a longer list of favorites is kept whole: none is lost for one that is marked', () => {
  for (let at = 0; at < 15; at += 1) targetsOfBrowser(key).keep(entry(String(at)));
  expect(targetsOfBrowser(key).list()).toHaveLength(15);
});

it.each(['', '{', '7', '[{"name":1}]', '{"name":"Ben"}'])('what is kept and is no list is none: %s', (text) => {
  window.localStorage.setItem(key, text);
  expect(targetsOfBrowser(key).list()).toEqual([]);
});

it('without storage they are kept as long as the page', () => {
  for (const name of ['getItem', 'setItem'] as const)
    jest.spyOn(Storage.prototype, name).mockImplementation(() => {
      throw new Error('denied');
    });
  const kept = targetsOfBrowser(key);
  kept.keep(ben);
  kept.keep(billing);
  kept.drop('202');
  expect(kept.list()).toEqual([billing]);
});

it('whom a call was given to is no list without end, and stands in no storage', () => {
  const kept = targetsOfPage();
  for (let at = 0; at < 12; at += 1) kept.keep(entry(String(at)));
  expect(kept.list()).toHaveLength(8);
  expect(kept.list()[0]).toEqual(entry('11'));
  expect(window.localStorage).toHaveLength(0);
});
