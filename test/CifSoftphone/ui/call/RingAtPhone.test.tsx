/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import * as React from 'react';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import { PlainRings } from '../../../../CifSoftphone/ui/call/PlainRings';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { InSoftphone } from '../shell/InSoftphone';
import { laterHere } from '../shell/laterHere';

function draw(changes: Partial<CallView>) {
  const ring = aCall({ state: 'alerting', displayName: 'Maria Silva', ...changes });
  const line = new FakeLine(aView({ calls: [ring] }));
  const { place } = placeOn(line);
  const theme = { dark: false, rtl: false, tokens: {} };
  render(<PanelRoot later={laterHere} place={place} texts={english} theme={theme} />);
  return { ring, line, place };
}
const atPhone = 'Answer this call at your phone';
const button = (name: string) => screen.queryByRole('button', { name });

it('a ring that only the telephone can answer says so and has no Accept, whatever is pressed elsewhere', () => {
  const { ring, line, place } = draw({ answerAtPhone: true });
  expect(screen.getAllByText(atPhone, { exact: false }).length).toBeGreaterThan(0);
  expect(button('Accept')).toBeNull();
  expect(button('Reject')).toBeEnabled();
  // As the host's notification does.
  act(() => place.accept(ring.key));
  expect(line.sent).not.toContainEqual(expect.objectContaining({ type: 'accept' }));
  act(() => line.show({ calls: [{ ...ring, answerAtPhone: undefined }] }));
  expect(button('Accept')).toBeEnabled();
});

it('a ring that cannot be rejected here has no Reject, no key that does it, and is told as rejected by nobody', async () => {
  const { ring, line, place } = draw({ noReject: true });
  await screen.findByTestId('ring-card');
  expect(button('Reject')).toBeNull();
  expect(button('Accept')).toBeEnabled();
  expect(screen.getByTestId('ring-card')).toHaveAccessibleName(/It cannot be rejected here/);
  button('Accept')?.focus();
  fireEvent.keyDown(button('Accept') ?? document.body, { key: 'D', shiftKey: true });
  // As the host's notification does.
  act(() => place.reject(ring.key));
  expect(line.sent).not.toContainEqual(expect.objectContaining({ type: 'reject' }));
  act(() => line.show({ calls: [{ ...ring, noReject: undefined }] }));
  expect(button('Reject')).toBeEnabled();
  fireEvent.keyDown(button('Accept') ?? document.body, { key: 'D', shiftKey: true });
  expect(line.sent).toContainEqual({ type: 'reject', key: ring.key });
});

it('where neither can be done here, the card says in words why, and they are what must have been seen', () => {
  draw({ answerAtPhone: true, noReject: true });
  const card = within(screen.getByTestId('ring-card'));
  expect(card.queryByRole('button', { name: 'Reject' })).toBeNull();
  const words = card.getByText(atPhone).closest('[data-answers]');
  expect(words).toHaveTextContent(`${atPhone}It cannot be rejected here`);
});

it('drawn plainly, it has no Reject either', () => {
  const { place } = placeOn(new FakeLine(aView({ calls: [aCall({ state: 'alerting', noReject: true })] })));
  render(<PlainRings />, { wrapper: ({ children }) => <InSoftphone place={place}>{children}</InSoftphone> });
  expect(button('Accept')).toBeEnabled();
  expect(button('Reject')).toBeNull();
});
