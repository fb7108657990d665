/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, render, screen } from '@testing-library/react';
import * as React from 'react';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

it('a ring that only the telephone can answer says so and has no Accept, whatever is pressed elsewhere', () => {
  const ring = aCall({ state: 'alerting', displayName: 'Maria Silva', answerAtPhone: true });
  const line = new FakeLine(aView({ calls: [ring] }));
  const { place } = placeOn(line);
  const theme = { dark: false, rtl: false, tokens: {} };
  render(<PanelRoot later={laterHere} place={place} texts={english} theme={theme} />);
  expect(screen.getAllByText('Answer this call at your phone', { exact: false }).length).toBeGreaterThan(0);
  expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Reject' })).toBeEnabled();
  // As the host's notification does.
  act(() => place.accept(ring.key));
  expect(line.sent).not.toContainEqual(expect.objectContaining({ type: 'accept' }));
  act(() => line.show({ calls: [{ ...ring, answerAtPhone: undefined }] }));
  expect(screen.getByRole('button', { name: 'Accept' })).toBeEnabled();
});
