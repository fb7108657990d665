/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, render, screen } from '@testing-library/react';
import * as React from 'react';
import { steadyNowMs } from '../../../../CifSoftphone/browser/steadyNowMs';
import type { LineView } from '../../../../CifSoftphone/core/line/lineView';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

const draw = (queues: LineView['queues'], more: Partial<LineView> = {}): FakeLine => {
  const line = new FakeLine(aView({ ...(queues === undefined ? {} : { queues }), ...more }));
  const { place } = placeOn(line);
  render(<PanelRoot later={laterHere} place={place} texts={english} theme={{ dark: false, rtl: false, tokens: {} }} />);
  return line;
};
const told = (queues: unknown, agoMs = 0) => ({ source: 'pbx', toldAtMs: steadyNowMs() - agoMs, queues });
const rows = () => screen.getAllByTestId('queue').map(({ textContent }) => textContent?.replace(/\u00a0/g, ' '));

it('between calls the agent’s queues stand there: who waits, how long the first of them, and who is free', () => {
  draw([
    told([
      { name: 'Billing', waiting: 3, longestWaitMs: 130_000, available: 2 },
      { name: 'Support', waiting: 0 },
      { name: 'Night desk' },
    ]),
  ]);
  expect(rows()).toEqual(['Billinglongest 2:10 · 3 waiting · 2 available', 'Supportnobody waiting', 'Night desk']);
  expect(screen.queryByTestId('queues-stale')).toBeNull();
});

it('who waits goes on waiting; what nobody has confirmed for minutes is said to be old, and is not counted on', () => {
  jest.useFakeTimers();
  draw([told([{ name: 'Billing', waiting: 1, longestWaitMs: 5_000 }])]);
  act(() => void jest.advanceTimersByTime(10_000));
  expect(rows()).toEqual(['Billinglongest 0:15 · 1 waiting']);
  act(() => void jest.advanceTimersByTime(180_000));
  expect(rows()).toEqual(['Billinglongest 0:05 · 1 waiting']);
  expect(screen.getByTestId('queues-stale')).toHaveTextContent('Told 3 min ago. It may have changed since.');
  jest.useRealTimers();
});

it.each([
  ['no telephony system tells any', undefined],
  ['there is none', [told([])]],
  ['they cannot be read', [told('many')]],
])('nothing stands there where %s', (_what, queues) => {
  draw(queues);
  expect(screen.queryByTestId('queues')).toBeNull();
});

it('two queues of one name stand there each by itself, also when one of them goes', () => {
  const fault = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const line = draw([told([{ name: 'Desk', waiting: 1 }, { name: 'Desk', waiting: 2 }, { name: 'Night' }])]);
  act(() => line.show({ queues: [told([{ name: 'Night' }, { name: 'Desk', waiting: 2 }])] }));
  expect(rows()).toEqual(['Night', 'Desk2 waiting']);
  expect(fault).not.toHaveBeenCalled();
  fault.mockRestore();
});
