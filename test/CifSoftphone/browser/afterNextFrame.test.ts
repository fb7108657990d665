/** @jest-environment jsdom */
import { afterNextFrame, type FramePage } from '../../../CifSoftphone/browser/afterNextFrame';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A page whose frames come when the test says so. */
function pageWith(visibilityState: DocumentVisibilityState) {
  let frame: (() => void) | undefined;
  const page: FramePage = {
    document: { visibilityState },
    requestAnimationFrame: (callback) => {
      frame = callback;
      return 1;
    },
    cancelAnimationFrame: () => (frame = undefined),
    setTimeout: (callback, delayMs) => window.setTimeout(callback, delayMs),
    clearTimeout: (handle) => window.clearTimeout(handle),
  };
  return { page, drawFrame: () => frame?.(), hasFrame: () => frame !== undefined };
}

const waiting = async (page: FramePage): Promise<() => boolean> => {
  let isDone = false;
  void afterNextFrame(page).then(() => (isDone = true));
  await jest.advanceTimersByTimeAsync(0);
  return () => isDone;
};

test('a search waits for the frame with the ring, and for its paint', async () => {
  const { page, drawFrame } = pageWith('visible');
  const isDone = await waiting(page);
  expect(isDone()).toBe(false);
  drawFrame();
  expect(isDone()).toBe(false);
  await jest.advanceTimersByTimeAsync(0);
  expect(isDone()).toBe(true);
  expect(jest.getTimerCount()).toBe(0);
});

test('in a hidden tab nothing is waited for', async () => {
  const isDone = await waiting(pageWith('hidden').page);
  expect(isDone()).toBe(true);
});

test('where no frame comes, a folded panel, the search begins all the same', async () => {
  const { page, hasFrame } = pageWith('visible');
  const isDone = await waiting(page);
  await jest.advanceTimersByTimeAsync(49);
  expect(isDone()).toBe(false);
  await jest.advanceTimersByTimeAsync(1);
  expect(isDone()).toBe(true);
  expect(hasFrame()).toBe(false);
});
