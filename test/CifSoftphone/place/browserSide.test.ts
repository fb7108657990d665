/** @jest-environment jsdom */
import { createBrowserSide } from '../../../CifSoftphone/place/browserSide';

let visibility: DocumentVisibilityState = 'visible';
let boxes = 1;
const card = document.createElement('div');
/** Counted in frames, not in milliseconds: a busy machine draws late. */
async function frames(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve, 1));
}

beforeEach(() => {
  visibility = 'visible';
  boxes = 1;
  jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  card.getClientRects = () => ({ length: boxes }) as DOMRectList;
});

it('calls a card painted after a frame, once', async () => {
  const painted = jest.fn();
  createBrowserSide().whenPainted(card, painted);
  expect(painted).not.toHaveBeenCalled();
  await frames();
  document.dispatchEvent(new Event('visibilitychange'));
  await frames();
  expect(painted).toHaveBeenCalledTimes(1);
});

it('waits for the agent to come back to a hidden tab', async () => {
  visibility = 'hidden';
  const painted = jest.fn();
  createBrowserSide().whenPainted(card, painted);
  await frames();
  expect(painted).not.toHaveBeenCalled();
  visibility = 'visible';
  document.dispatchEvent(new Event('visibilitychange'));
  await frames();
  expect(painted).toHaveBeenCalledTimes(1);
});

it('waits for a folded panel to open', async () => {
  boxes = 0;
  const painted = jest.fn();
  createBrowserSide().whenPainted(card, painted);
  await frames();
  expect(painted).not.toHaveBeenCalled();
  boxes = 1;
  window.dispatchEvent(new Event('resize'));
  await frames();
  expect(painted).toHaveBeenCalledTimes(1);
});

it('forgets a card that left', async () => {
  const painted = jest.fn();
  createBrowserSide().whenPainted(card, painted)();
  await frames();
  expect(painted).not.toHaveBeenCalled();
});
