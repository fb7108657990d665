/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, render, screen } from '@testing-library/react';
import * as React from 'react';
import { guardPresses } from '../../../../CifSoftphone/ui/parts/guardPresses';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

const all = ['hangup', 'hold', 'mute', 'send-digits', 'blind-transfer'] as const;
const live = aCall({ state: 'connected', offers: all });
const nextFrame = () => act(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
/** What lies under the mouse, since nothing is laid out here. */
let lies: Element | null = null;
beforeEach(() => Object.assign(document, { elementFromPoint: () => lies }));

function draw(calls = [aCall()]) {
  const line = new FakeLine(aView({ calls }));
  const { unmount } = render(
    <PanelRoot
      later={laterHere}
      place={placeOn(line).place}
      texts={english}
      theme={{ dark: false, rtl: false, tokens: {} }}
    />,
  );
  return { line, unmount, show: (...next: typeof calls) => act(() => line.show({ calls: next })) };
}
const button = (name: string, at = 0): HTMLElement => {
  const found = screen.getAllByRole('button', { name })[at];
  if (!found) throw new Error(`no ${name}`);
  return found;
};

interface Where {
  readonly atMs: number;
  readonly x?: number;
  readonly pointerType?: 'mouse' | 'touch';
}
function fire(element: Element, type: string, { atMs, x = 50, pointerType = 'mouse' }: Where, detail = 0): void {
  const event = new MouseEvent(type, { bubbles: true, cancelable: true, clientX: x, clientY: 80, detail });
  const known = { timeStamp: { value: atMs }, pointerType: { value: pointerType }, isPrimary: { value: true } };
  act(() => void element.dispatchEvent(Object.defineProperties(event, known)));
}
function press(element: Element, where: Where): void {
  fire(element, 'pointerdown', where);
  fire(element, 'click', where, 1);
}
/** Moves there, and presses. */
function goAndPress(element: Element, where: Where): void {
  fire(element, 'pointermove', where);
  press(element, where);
}
function key(element: Element, name: string, atMs: number, repeat = false): void {
  const event = new KeyboardEvent('keydown', { key: name, repeat, bubbles: true, cancelable: true });
  act(() => void element.dispatchEvent(Object.defineProperty(event, 'timeStamp', { value: atMs })));
  // What a browser does with a key that nobody has taken.
  if (!event.defaultPrevented && name === 'Enter') fire(element, 'click', { atMs });
}

describe.each(['mouse', 'touch'] as const)('by %s', (pointerType) => {
  it.each([120, 250, 400, 850])('a second press %i ms after Accept does not put the caller on hold', (laterMs) => {
    const { line, show } = draw();
    press(button('Accept'), { atMs: 1_000, pointerType });
    show(live);
    press(button('Hold'), { atMs: 1_000 + laterMs, x: 53, pointerType });
    // A third and a fourth are of the same burst.
    press(button('Hold'), { atMs: 1_300 + laterMs, pointerType });
    expect(line.asked().filter((one) => one !== 'ring-outcome')).toEqual(['accept']);
    press(button('Hold'), { atMs: 2_400 + laterMs, pointerType });
    expect(line.asked()).toContain('hold');
  });
});

it('a press somewhere else is meant, however soon', () => {
  const { line, show } = draw();
  press(button('Accept'), { atMs: 1_000 });
  show(live);
  goAndPress(button('Mute'), { atMs: 1_200, x: 90 });
  expect(line.asked()).toContain('mute');
});

it('one Dismiss pressed twice puts one call away, not the next one too', () => {
  const over = (id: string) => aCall({ key: `pbx ${id}`, state: 'disconnected', reason: 'cancelled' });
  const { line, show } = draw([over('1'), over('2')]);
  press(button('Dismiss'), { atMs: 1_000 });
  show(over('2'));
  press(button('Dismiss'), { atMs: 1_200 });
  expect(line.sent).toEqual([{ type: 'dismiss', key: 'pbx 1' }]);
});

it('Hold pressed twice does not take the caller back: the same button says something else by then', () => {
  const { line, show } = draw([live]);
  press(button('Hold'), { atMs: 1_000 });
  show({ ...live, state: 'held', offers: ['hangup', 'retrieve'] });
  press(button('Resume'), { atMs: 1_250 });
  expect(line.sent).toHaveLength(1);
});

it('the same digit twice is two digits', async () => {
  const { line } = draw([live]);
  press(button('Keypad'), { atMs: 1_000, x: 200 });
  // It comes with later.js.
  await screen.findByRole('button', { name: '5' });
  press(button('5'), { atMs: 2_000 });
  press(button('5'), { atMs: 2_120 });
  expect(line.sent).toHaveLength(2);
});

it('a button that a new ring has moved under a resting mouse takes no press until it could be seen', async () => {
  const { line, show } = draw([live]);
  goAndPress(button('Mute'), { atMs: 100 });
  fire(button('End call'), 'pointermove', { atMs: 400, x: 300 });
  show(live, aCall({ key: 'pbx call-2' }));
  lies = button('Reject');
  await nextFrame();
  const nowMs = performance.now();
  press(button('Reject'), { atMs: nowMs + 100, x: 300 });
  expect(line.asked()).not.toContain('reject');
  press(button('Reject'), { atMs: nowMs + 900, x: 300 });
  expect(line.asked()).toContain('reject');
});

it('a mouse that moves to a new button may press it at once', () => {
  const { line } = draw();
  fire(document.body, 'pointermove', { atMs: 900, x: 300 });
  fire(button('Accept'), 'pointerover', { atMs: 990 });
  press(button('Accept'), { atMs: 1_000 });
  expect(line.asked()).toContain('accept');
});

it('a mouse that was in another frame meanwhile has come back to the button by itself', () => {
  const { line, show } = draw([]);
  fire(document.body, 'pointermove', { atMs: 900, x: 300 });
  fire(document.body, 'pointerout', { atMs: 950, x: 300 });
  show(aCall());
  fire(button('Accept'), 'pointerover', { atMs: 1_090, x: 300 });
  press(button('Accept'), { atMs: 1_100, x: 300 });
  expect(line.asked()).toContain('accept');
});

it('a finger may tap again where it tapped before', () => {
  const { line, show } = draw();
  const tap = (element: Element, atMs: number): void => {
    fire(element, 'pointerover', { atMs, pointerType: 'touch' });
    press(element, { atMs, pointerType: 'touch' });
  };
  tap(button('Accept'), 1_000);
  show(live);
  tap(button('Hold'), 2_000);
  expect(line.asked()).toContain('hold');
});

it('a key that is held, or pressed twice while the focus was moved on, answers and does not end the call', () => {
  const { line, show } = draw();
  button('Accept').focus();
  key(button('Accept'), 'Enter', 1_000);
  show(live);
  expect(button('End call')).toHaveFocus();
  key(button('End call'), 'Enter', 1_200);
  key(button('End call'), 'Enter', 1_600, true);
  key(button('End call'), 'Enter', 2_400, true);
  expect(line.asked()).not.toContain('hangup');
  key(button('End call'), 'Enter', 3_400);
  expect(line.asked()).toContain('hangup');
});

it('in a search Enter searches, goes to the first and chooses, however briskly; held down it chooses nobody', () => {
  const root = document.createElement('div');
  root.innerHTML = '<form role="search"><input /><button type="button">Jim Glynn</button></form>';
  document.body.append(root);
  const undo = guardPresses(root);
  const [field, first] = [root.querySelector('input'), root.querySelector('button')];
  if (!field || !first) throw new Error('no search');
  const chosen: string[] = [];
  first.addEventListener('click', () => chosen.push('Jim Glynn'));
  key(field, 'Enter', 1_000);
  key(field, 'Enter', 1_200);
  key(first, 'Enter', 1_300, true);
  expect(chosen).toEqual([]);
  key(first, 'Enter', 1_400);
  expect(chosen).toEqual(['Jim Glynn']);
  undo();
  root.remove();
});

it('who goes on by key means it, however soon', () => {
  const { line, show } = draw();
  key(button('Accept'), 'Enter', 1_000);
  show(live);
  key(button('End call'), 'Tab', 1_150);
  key(button('Hold'), 'Enter', 1_300);
  expect(line.asked()).toContain('hold');
});

it('a bare click of assistive technology passes, also after a press that was dropped', () => {
  const { line, show } = draw();
  press(button('Accept'), { atMs: 1_000 });
  show(live);
  press(button('Hold'), { atMs: 1_100 });
  act(() => button('Hold').click());
  expect(line.asked()).toContain('hold');
});

it('what was pressed in a menu above counts as well; other pages are left alone', () => {
  const { line, unmount } = draw([live]);
  const item = document.body.appendChild(document.createElement('button'));
  const clicks: number[] = [];
  item.addEventListener('click', ({ timeStamp }) => clicks.push(timeStamp));
  press(item, { atMs: 1_000 });
  press(button('Hold'), { atMs: 1_200 });
  expect(line.sent).toEqual([]);
  press(button('Mute'), { atMs: 3_000 });
  press(item, { atMs: 3_100 });
  expect(clicks).toEqual([1_000, 3_100]);
  unmount();
  item.remove();
});
