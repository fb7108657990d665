/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from './fakePlace';
import { laterHere } from './laterHere';

const scrolled = jest.fn<void, [string, ScrollIntoViewOptions]>();

/** A message 200 px high at the bottom of a window of 600. */
function draw() {
  const calls = [aCall({ state: 'connected', offers: ['hangup', 'hold'] })];
  const line = new FakeLine(aView({ calls, trouble: { kind: 'CommandNotTaken' } }));
  render(
    <PanelRoot
      later={laterHere}
      place={placeOn(line).place}
      texts={english}
      theme={{ dark: false, rtl: false, tokens: {} }}
    />,
  );
  const section = screen.getByRole('region', { name: english('Softphone_Label') });
  place(section.querySelector('[data-notices]') as HTMLElement, 400, 200);
}
function place(element: HTMLElement, top: number, height: number): void {
  element.getBoundingClientRect = () => new DOMRect(0, top, 300, height);
  element.scrollIntoView = (options) => scrolled(element.style.scrollMarginBottom, options as ScrollIntoViewOptions);
}
const button = (name: string) => screen.getByRole('button', { name });

beforeEach(() => {
  scrolled.mockClear();
  // jsdom has none.
  Object.assign(window, {
    DOMRect: class {
      readonly bottom: number;
      constructor(
        readonly left: number,
        readonly top: number,
        readonly width: number,
        readonly height: number,
      ) {
        this.bottom = top + height;
      }
    },
  });
});

it('a button that Tab went to is brought out from under a message, and stays as it was otherwise', () => {
  draw();
  place(button('Hold'), 500, 32);
  fireEvent.keyUp(button('Hold'), { key: 'Tab' });
  expect(scrolled.mock.calls).toEqual([['200px', { block: 'nearest' }]]);
  expect(button('Hold').style.scrollMarginBottom).toBe('');
});

it('what is in sight, and the message itself, move nothing; nor does a press, nor any other key', () => {
  draw();
  place(button('End call'), 300, 32);
  fireEvent.keyUp(button('End call'), { key: 'Tab' });
  place(button('Dismiss'), 550, 32);
  fireEvent.keyUp(button('Dismiss'), { key: 'Tab' });
  place(button('Hold'), 500, 32);
  fireEvent.mouseDown(button('Hold'));
  button('Hold').focus();
  fireEvent.click(button('Hold'));
  fireEvent.keyUp(button('Hold'), { key: 'Enter' });
  expect(scrolled).not.toHaveBeenCalled();
});
