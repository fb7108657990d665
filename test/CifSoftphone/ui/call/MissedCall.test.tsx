/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import * as React from 'react';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, aView, FakeLine, yvonne } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

const endedAtMs = new Date(2026, 10, 20, 10, 37).getTime();
const missed = (changes: Partial<CallView> = {}): CallView =>
  aCall({ state: 'disconnected', reason: 'cancelled', customer: yvonne, endedAtMs, ...changes });

function draw(changes: Partial<CallView> = {}) {
  const call = missed(changes);
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

const isPutAway = (line: FakeLine): boolean => line.sent.some(({ type }) => type === 'dismiss');

it('says when somebody called in vain, and calls back by one press; the way back stays until there is a call', async () => {
  const line = draw();
  expect(screen.getByTestId('ended-card')).toHaveTextContent(/10:37/);
  fireEvent.click(screen.getByRole('button', { name: 'Call: Yvonne McKay' }));
  await waitFor(() => expect(line.sent.map(({ type }) => type)).toContain('dial'));
  expect(way()).toBeInTheDocument();
  // A question may come first: who answers it with no has the way back as before.
  expect(isPutAway(line)).toBe(false);
});

it.each<[string, Partial<CallView>, boolean]>([
  ['the agent calls them', { direction: 'outbound', state: 'initiated' }, true],
  ['the agent talks with them, whoever called', { state: 'connected' }, true],
  ['they only ring again', { state: 'alerting' }, false],
  ['the agent talks with somebody else', { state: 'connected', number: '+12025550188', e164: '+12025550188' }, false],
])('is put away when %s', (_what, other, putAway) => {
  const line = draw();
  act(() => line.show({ calls: [missed(), aCall({ ...other, key: 'another' })] }));
  expect(isPutAway(line)).toBe(putAway);
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
