/** @jest-environment jsdom */
import { fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import { popOutButton } from '../../../../CifSoftphone/ui/shell/PopOutButton';
import { FakeLine } from '../../surface/fakeLine';
import { placeOn } from './fakePlace';
import { InSoftphone } from './InSoftphone';

function draw(PopOutButton: React.FC): void {
  render(
    <InSoftphone place={placeOn(new FakeLine()).place}>
      <PopOutButton />
    </InSoftphone>,
  );
}

it('a window that the browser blocks is said, with what to do, until it opens', () => {
  let blocks = true;
  const PopOutButton = popOutButton({ canPopOut: () => true, popOut: () => !blocks });
  draw(PopOutButton);
  const button = screen.getByRole('button', { name: 'Open in a window of its own' });
  const said = () => screen.getByRole('status').textContent;
  expect(said()).toBe('');
  fireEvent.click(button);
  expect(said()).toMatch(/^The browser blocked the window. Allow pop-ups for Dynamics/);
  blocks = false;
  fireEvent.click(button);
  expect(said()).toBe('');
});

it('is not there on a form, nor in that window', () => {
  const PopOutButton = popOutButton({ canPopOut: () => false, popOut: () => true });
  draw(PopOutButton);
  expect(screen.queryByRole('button')).toBeNull();
});
