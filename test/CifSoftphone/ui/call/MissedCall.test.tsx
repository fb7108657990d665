/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, aView, FakeLine, yvonne } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

function draw(changes: Partial<CallView> = {}) {
  const endedAtMs = new Date(2026, 10, 20, 10, 37).getTime();
  const call = aCall({ state: 'disconnected', reason: 'cancelled', customer: yvonne, endedAtMs, ...changes });
  const line = new FakeLine(aView({ calls: [call], status: 'connected', dialFormats: ['tel'] }));
  render(
    <PanelRoot
      later={laterHere}
      place={placeOn(line).place}
      texts={english}
      theme={{ dark: false, rtl: false, tokens: {} }}
    />,
  );
  return line;
}
const way = () => screen.queryByRole('button', { name: /^Call: / });

it('says when somebody called in vain, and calls back by one press, which puts the line away', () => {
  const line = draw();
  expect(screen.getByTestId('missed-call')).toHaveTextContent(/10:37/);
  fireEvent.click(screen.getByRole('button', { name: 'Call: Yvonne McKay' }));
  expect(line.sent.some(({ type }) => type === 'dismiss')).toBe(true);
  expect(way()).toBeInTheDocument();
});

it.each<[string, Partial<CallView>]>([
  ['rejected by the agent', { reason: 'rejected' }],
  ['taken elsewhere', { reason: 'answered-elsewhere' }],
  ['sent on', { reason: 'transferred' }],
  ['dialled', { direction: 'outbound' }],
  ['without a number', { number: undefined, e164: undefined, withheld: true }],
])('has no way back to a call that was %s', (_what, changes) => {
  draw(changes);
  expect(way()).not.toBeInTheDocument();
});
