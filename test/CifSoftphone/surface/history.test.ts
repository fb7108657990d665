import type { CallView } from '../../../CifSoftphone/core/calls/callView';
import type { CallHistory, HistoryPage } from '../../../CifSoftphone/core/calls/callHistory';
import { createPlainHost } from '../../../CifSoftphone/host/plain';
import { createHistory } from '../../../CifSoftphone/surface/history';
import { fakeGround } from './fakeGround';
import { aCall } from './fakeLine';

const settle = () => new Promise((resolve) => setImmediate(resolve));
const page = (names: readonly string[], next?: string): HistoryPage => ({
  calls: names.map((id) => ({ id, subject: id, direction: 'inbound', outcome: 'answered' })),
  ...(next === undefined ? {} : { next }),
});

/** Dataverse as the test wants it: each question is answered when the test says so. */
function start() {
  const asked: { readonly text: string; answer(page: HistoryPage | undefined): Promise<void> }[] = [];
  const ask = (text: string): Promise<HistoryPage | undefined> =>
    new Promise((resolve) =>
      asked.push({
        text,
        answer: (found) => {
          resolve(found);
          return settle().then(() => undefined);
        },
      }),
    );
  const source: CallHistory = { read: ask, more: (next) => ask(`more ${next}`) };
  const { browser, ground } = fakeGround();
  const { actions, view, follow, stop } = createHistory(ground, {
    source,
    need: () => undefined,
    dial: () => undefined,
    host: createPlainHost,
    opening: () => undefined,
  });
  const history = { ...actions.history, stop, update: (calls: readonly CallView[]) => follow({ calls }) };
  const shown = () => view().history;
  const ids = () => shown()?.calls.map(({ id }) => id);
  return { history, browser, asked, ids, shown };
}

it('asks Dataverse only when somebody looks', async () => {
  const { history, browser, asked, shown } = start();
  history.update([aCall({ state: 'connected' })]);
  history.update([]);
  browser.pass(10_000);
  expect(asked).toEqual([]);
  history.watch();
  await asked[0]?.answer(page(['a']));
  expect(shown()).toMatchObject({ state: 'ready', calls: [{ id: 'a' }], hasMore: false });
});

it('searches once after the typing, and shows no late answer to an earlier word', async () => {
  const { history, browser, asked, ids } = start();
  history.watch();
  history.search('m');
  history.search('maria');
  browser.pass(1_000);
  expect(asked.map(({ text }) => text)).toEqual(['', 'maria']);
  await asked[1]?.answer(page(['maria']));
  await asked[0]?.answer(page(['everybody']));
  expect(ids()).toEqual(['maria']);
});

it('adds the next page under what is there', async () => {
  const { history, asked, ids, shown } = start();
  history.watch();
  await asked[0]?.answer(page(['a', 'b'], 'page 2'));
  expect(shown()?.hasMore).toBe(true);
  void history.more();
  expect(asked[1]?.text).toBe('more page 2');
  await asked[1]?.answer(page(['c']));
  expect(ids()).toEqual(['a', 'b', 'c']);
  expect(shown()?.hasMore).toBe(false);
});

it('a call that ends comes into the list that is on the screen, without its flickering', async () => {
  const { history, browser, asked, ids, shown } = start();
  history.watch();
  await asked[0]?.answer(page(['a']));
  history.update([aCall({ state: 'connected' })]);
  history.update([aCall({ state: 'disconnected' })]);
  expect(asked).toHaveLength(1);
  browser.pass(2_000);
  expect(shown()?.state).toBe('ready');
  await asked[1]?.answer(page(['new', 'a']));
  expect(ids()).toEqual(['new', 'a']);
});

it('a call that ends takes nothing away from what the agent has under the first page', async () => {
  const { history, browser, asked, ids } = start();
  history.watch();
  await asked[0]?.answer(page(['b', 'a'], 'page 2'));
  void history.more();
  await asked[1]?.answer(page(['z', 'y'], 'page 3'));
  history.update([aCall({ state: 'connected' })]);
  history.update([]);
  browser.pass(2_000);
  await asked[2]?.answer(page(['new', 'b'], 'page 2 anew'));
  expect(ids()).toEqual(['new', 'b', 'a', 'z', 'y']);
  void history.more();
  expect(asked[3]?.text).toBe('more page 3');
});

it('says that Dataverse gave no answer, keeps what it has, and asks again on request', async () => {
  const { history, asked, ids, shown } = start();
  history.watch();
  await asked[0]?.answer(page(['a']));
  history.again();
  await asked[1]?.answer(undefined);
  expect(shown()?.state).toBe('failed');
  expect(ids()).toEqual(['a']);
  history.again();
  expect(shown()?.state).toBe('loading');
});

it('asks for nothing more once it has stopped', () => {
  const { history, browser, asked } = start();
  history.watch();
  history.update([aCall({ state: 'connected' })]);
  history.update([]);
  history.stop();
  browser.pass(10_000);
  expect(asked).toHaveLength(1);
});
