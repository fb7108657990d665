/** @jest-environment jsdom */
import { createBrowserSide } from '../../../CifSoftphone/browser/browserSide';
import { seenForMs } from '../../../CifSoftphone/browser/browserTimings';

type Entry = Partial<IntersectionObserverEntry>;

/** The browser's own observer, in the test's hand: one callback after each `tell`. */
class FakeObserver {
  static all: FakeObserver[] = [];
  watched: Element[] = [];
  records: Entry[] = [];
  constructor(readonly callback: (entries: Entry[]) => void) {
    FakeObserver.all.push(this);
  }
  observe(element: Element): void {
    this.watched.push(element);
  }
  disconnect(): void {
    this.watched = [];
  }
  takeRecords(): Entry[] {
    return this.records.splice(0);
  }
}

let visibility: DocumentVisibilityState;
let boxes: number;
const name = document.createElement('p');
const accept = document.createElement('button');
const reject = document.createElement('button');
const parts = [name, accept, reject];
const box = { width: 100, height: 20 } as DOMRectReadOnly;
const onSeen = jest.fn();

function entry(target: Element, share: number, boundingClientRect = box): Entry {
  return { target, isIntersecting: share > 0, intersectionRatio: share, boundingClientRect };
}
/** What the browser measured for whoever watches now. */
function measure(...entries: Entry[]): void {
  const observer = FakeObserver.all.filter(({ watched }) => watched.length > 0).pop();
  observer?.callback(entries);
}
const all = (share: number): Entry[] => parts.map((part) => entry(part, share));
function become(state: DocumentVisibilityState): void {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  jest.useFakeTimers();
  FakeObserver.all = [];
  Object.assign(globalThis, { IntersectionObserver: FakeObserver });
  visibility = 'visible';
  boxes = 1;
  onSeen.mockClear();
  jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  parts.forEach((part) => (part.getClientRects = () => ({ length: boxes }) as DOMRectList));
});
let undo: () => void;
afterEach(() => {
  undo();
  jest.useRealTimers();
});

function watch(): void {
  undo = createBrowserSide().watchSeen(parts, onSeen);
}

it('calls a ring seen when name and both buttons have been in sight for a moment, once', () => {
  watch();
  measure(...all(1));
  jest.advanceTimersByTime(seenForMs - 1);
  expect(onSeen).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  measure(...all(0.97));
  jest.advanceTimersByTime(seenForMs);
  expect(onSeen.mock.calls).toEqual([[true]]);
});

it.each([
  ['a button that is below the fold', () => [entry(name, 1), entry(accept, 1), entry(reject, 0)]],
  ['a button of which half is below the fold', () => [entry(name, 1), entry(accept, 0.5), entry(reject, 0.5)]],
  ['a name that is above the fold', () => [entry(name, 0), entry(accept, 1), entry(reject, 1)]],
  ['a section that is folded to nothing', () => parts.map((part) => entry(part, 1, { ...box, width: 0 }))],
  ['a button of which nothing was measured', () => [entry(name, 1), entry(accept, 1)]],
])('does not call it seen: %s', (_what, entries) => {
  watch();
  measure(...entries());
  jest.advanceTimersByTime(10 * seenForMs);
  expect(onSeen).not.toHaveBeenCalled();
});

it('does not call a card seen that flashes by, and counts anew when it comes back', () => {
  watch();
  measure(...all(1));
  jest.advanceTimersByTime(seenForMs - 1);
  measure(entry(reject, 0));
  jest.advanceTimersByTime(10 * seenForMs);
  measure(entry(reject, 1));
  jest.advanceTimersByTime(seenForMs - 1);
  expect(onSeen).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(onSeen.mock.calls).toEqual([[true]]);
});

it('looks at what was measured last, although its callback has not come yet', () => {
  watch();
  measure(...all(1));
  FakeObserver.all.forEach((one) => one.records.push(entry(accept, 0)));
  jest.advanceTimersByTime(seenForMs);
  expect(onSeen).not.toHaveBeenCalled();
});

it('says when it leaves the sight again', () => {
  watch();
  measure(...all(1));
  jest.advanceTimersByTime(seenForMs);
  measure(entry(name, 0.3));
  expect(onSeen.mock.calls).toEqual([[true], [false]]);
});

it('waits for the agent to come back to a hidden tab, and measures anew there', () => {
  visibility = 'hidden';
  watch();
  measure(...all(1));
  jest.advanceTimersByTime(10 * seenForMs);
  become('visible');
  jest.advanceTimersByTime(10 * seenForMs);
  expect(onSeen).not.toHaveBeenCalled();
  measure(...all(1));
  jest.advanceTimersByTime(seenForMs);
  expect(onSeen.mock.calls).toEqual([[true]]);
  become('hidden');
  expect(onSeen.mock.calls).toEqual([[true], [false]]);
});

it('waits for a folded panel to open', () => {
  watch();
  measure(...all(1));
  boxes = 0;
  jest.advanceTimersByTime(seenForMs);
  expect(onSeen).not.toHaveBeenCalled();
  boxes = 1;
  window.dispatchEvent(new Event('resize'));
  measure(...all(1));
  jest.advanceTimersByTime(seenForMs);
  expect(onSeen.mock.calls).toEqual([[true]]);
});

it('forgets a card that left', () => {
  watch();
  measure(...all(1));
  undo();
  jest.advanceTimersByTime(10 * seenForMs);
  become('hidden');
  expect(onSeen).not.toHaveBeenCalled();
  expect(FakeObserver.all.flatMap(({ watched }) => watched)).toEqual([]);
});

it('says nothing where a page cannot know: without an observer no ring is told as shown', () => {
  Reflect.deleteProperty(globalThis, 'IntersectionObserver');
  watch();
  jest.advanceTimersByTime(10 * seenForMs);
  expect(onSeen).not.toHaveBeenCalled();
});
