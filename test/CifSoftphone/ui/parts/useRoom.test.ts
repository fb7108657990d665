/** @jest-environment jsdom */
import { makeRoom } from '../../../../CifSoftphone/ui/parts/useRoom';

/**
 * A window 600 px high with a call's card from 150 on, controls in it, and a message of 160 px that sticks to the end.
 * @returns how the message is put, by what it says of itself
 */
function put(controls: readonly [number, number], cardTop = 150, formTop = 0) {
  document.body.innerHTML =
    '<main style="overflow-y: auto"><section><ul><li><div data-kept></div></li></ul><div id="notices"></div></section></main>';
  const place = (selector: string, top: number, bottom: number): void => {
    const element = document.querySelector<HTMLElement>(selector);
    if (element !== null) element.getBoundingClientRect = () => ({ top, bottom }) as DOMRect;
  };
  place('main', formTop, 600);
  place('section', cardTop - 50, 900);
  place('li', cardTop, 900);
  place('[data-kept]', ...controls);
  place('#notices', 440, 600);
  const notices = document.querySelector<HTMLElement>('#notices');
  makeRoom(notices);
  return [notices?.style.position, notices?.style.maxHeight];
}

it('a message that lies over no control of a call stays as it is', () => {
  expect(put([200, 440])).toEqual(['', '']);
  // Of a call that is folded nothing is drawn, and what is below the window is not lain over.
  expect(put([0, 0])).toEqual(['', '']);
  expect(put([700, 732])).toEqual(['', '']);
});

it('a message has the room below the controls, and scrolls in it', () => {
  expect(put([250, 532])).toEqual(['', '68px']);
});

it('a message stands over the caller’s name where there is no room below the controls', () => {
  expect(put([250, 572])).toEqual(['absolute', '100px']);
  expect(put([250, 640])).toEqual(['absolute', '100px']);
  // As far as that is in the window.
  expect(put([60, 640], -30)).toEqual(['absolute', '60px']);
  // A form that is scrolled goes on under its page's header: there nothing is seen.
  expect(put([158, 640], 20, 88)).toEqual(['absolute', '70px']);
});

it('a message stands there also in a panel that is scrolled, under its first region', () => {
  put([103, 540], -30);
  const panel = document.querySelector('section');
  const notices = document.querySelector<HTMLElement>('#notices');
  panel?.insertAdjacentHTML('afterbegin', '<div data-bar=""></div>');
  const bar = document.querySelector('[data-bar]');
  if (panel === null || bar === null) throw new Error('There is no panel.');
  panel.getBoundingClientRect = () => ({ top: 0, bottom: 560 }) as DOMRect;
  panel.scrollTop = 71;
  bar.getBoundingClientRect = () => ({ top: 0, bottom: 49 }) as DOMRect;
  // What sticks to the end of a panel ends where its last region begins.
  if (notices !== null) notices.getBoundingClientRect = () => ({ top: 440, bottom: 560 }) as DOMRect;
  makeRoom(notices);
  expect(notices?.style.inset).toBe('120px 0 auto');
  expect(notices?.style.maxHeight).toBe('54px');
});

it('a message is seen also where the controls fill the window', () => {
  expect(put([20, 640], -80)).toEqual(['', '48px']);
});

it('a question is never cut: where there is no room for it, it stands whole below the call and is brought into sight once', () => {
  const scrolled = jest.fn();
  Element.prototype.scrollIntoView = scrolled;
  put([250, 572]);
  const notices = document.querySelector<HTMLElement>('#notices');
  notices?.insertAdjacentHTML('beforeend', '<div role="alertdialog"></div>');
  makeRoom(notices);
  expect([notices?.style.position, notices?.style.maxHeight]).toEqual(['static', '']);
  // The agent scrolls away: it does not come back by itself.
  makeRoom(notices);
  expect(scrolled).toHaveBeenCalledTimes(1);
});

it('without a message, or out of the page, nothing is put', () => {
  expect(() => makeRoom(null)).not.toThrow();
  expect(() => makeRoom(document.createElement('div'))).not.toThrow();
});
