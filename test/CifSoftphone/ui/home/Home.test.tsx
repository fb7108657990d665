/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import * as React from 'react';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { createPlace } from '../../../../CifSoftphone/surface/createPlace';
import { hostExtras } from '../../../../CifSoftphone/surface/hostExtras';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { whenWords } from '../../../../CifSoftphone/words/whenWords';
import { aPastCall, FakeCallHistory } from '../../dataverse/fakeCallHistory';
import { FakeBrowserSide } from '../../surface/fakeBrowserSide';
import { fakeDialling } from '../../surface/fakeDialling';
import { FakeHost } from '../../surface/fakeHost';
import { aCall, FakeLine } from '../../surface/fakeLine';
import { english } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)));
const given = { dispositions: [{ value: 'sent', label: 'Copy sent' }], dispositionRequired: true } as const;
const live = aCall({ state: 'connected', offers: ['hangup'] });

async function start(page: FakeCallHistory['page'], first: Parameters<FakeLine['show']>[0] = {}) {
  const line = new FakeLine();
  line.show({ dialFormats: ['tel'], given, ...first });
  const browser = new FakeBrowserSide();
  const pastCalls = new FakeCallHistory(page);
  const host = new FakeHost();
  const place = createPlace({
    ...{ line, browser, pastCalls, hostExtras },
    texts: { headerText: () => '' },
    ...fakeDialling(),
  });
  place.useHost(host);
  render(<PanelRoot later={laterHere} place={place} texts={english} theme={{ dark: false, rtl: false, tokens: {} }} />);
  await settle();
  return { line, browser, pastCalls, host };
}
const now = Date.now();
const calls = [
  aPastCall({ startedAtMs: now, disposition: 'sent' }),
  aPastCall({ id: 'open', startedAtMs: now, durationMs: 53_000, number: '+12025550142' }),
  aPastCall({ id: 'missed', startedAtMs: now, outcome: 'missed', number: '+12025550199' }),
];
const figures = () =>
  Object.fromEntries(
    [...document.querySelectorAll('[data-figure]')].map((one) => [
      one.querySelector('dt')?.textContent,
      one.querySelector('dd')?.textContent,
    ]),
  );
const rowsOf = (name: string) => within(screen.getByRole('region', { name })).queryAllByTestId('home-row');

it('says what the day was made of, what waits, and whom the agent talked with last', async () => {
  await start({ calls });
  expect(figures()).toEqual({ Calls: '2', 'Talk time': '5:00', Average: '2:30', Missed: '1' });
  expect(rowsOf('Next for you').map((row) => row.textContent?.replace(/\u00a0/g, ' '))).toEqual([
    expect.stringContaining('Disposition is missing'),
    expect.stringContaining('Missed call'),
  ]);
  expect(rowsOf('Last calls')[0]).toHaveTextContent('Maria SilvaIncoming · 4:07 · Copy sent');
});

it('says of a missed call when the caller gave up, as its card does', async () => {
  const gaveUp = new Date().setHours(0, 5, 0, 0);
  const rang = { id: 'missed', startedAtMs: gaveUp - 70_000, outcome: 'missed' } as const;
  await start({ calls: [aPastCall({ ...rang, missedAtMs: gaveUp, number: '+12025550199' })] });
  expect(rowsOf('Last calls')[0]).toHaveTextContent(whenWords(gaveUp));
});

it('calls a missed caller back, and opens the phone call whose disposition is missing', async () => {
  const { line, host } = await start({ calls });
  const [open, missed] = rowsOf('Next for you');
  fireEvent.click(within(missed as HTMLElement).getByRole('button', { name: 'Call: Maria Silva' }));
  await settle();
  expect(line.sent).toContainEqual(expect.objectContaining({ type: 'dial' }));
  expect(line.sent.flatMap((one) => (one.type === 'dial' ? [one.wish.text] : []))).toEqual(['+12025550199']);
  fireEvent.click(within(open as HTMLElement).getByRole('button', { name: 'Open record: Maria Silva' }));
  expect(host.opened).toEqual(['phonecall open']);
});

it('has no key to call while there is no line, and shows the day all the same', async () => {
  const { line } = await start({ calls });
  act(() => line.show({ status: 'reconnecting' }));
  expect(screen.queryByTestId('home-call')).toBeNull();
  expect(figures()['Calls']).toBe('2');
});

it('leads to all calls', async () => {
  await start({ calls });
  fireEvent.click(screen.getByTestId('all-calls'));
  expect(screen.getByTestId('history')).toBeInTheDocument();
});

it('has room for its figures while they are read, and says when nothing waits', async () => {
  const { pastCalls, line } = await start('never');
  expect(figures()).toEqual({ Calls: '–', 'Talk time': '–', Average: '–', Missed: '–' });
  expect(screen.queryByText('Nothing is waiting.')).toBeNull();
  pastCalls.page = { calls: [] };
  act(() => line.show({ calls: [live] }));
  act(() => line.show({ calls: [] }));
  await settle();
  expect(figures()).toEqual({ Calls: '0', 'Talk time': '0:00', Average: '–', Missed: '0' });
  expect(screen.getByText('Nothing is waiting.')).toBeVisible();
});

it('says in a line that it could not be read, and tries again', async () => {
  const { pastCalls } = await start(undefined);
  expect(screen.getByText('Your calls of today could not be read.')).toBeVisible();
  expect(figures()).toEqual({});
  pastCalls.page = { calls };
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await settle();
  expect(figures()['Calls']).toBe('2');
});

it('asks nothing while something rings, is talked or is written about; once when it is seen again, and after a call has ended', async () => {
  const { pastCalls, line, browser } = await start({ calls }, { calls: [live] });
  const draft = {
    notes: '',
    revision: 0,
    saved: 'saved',
    disposition: undefined,
    caseLink: undefined,
    fields: {},
    wrapUp: undefined,
  } as const;
  act(() => line.show({ calls: [aCall()] }));
  act(() => line.show({ calls: [aCall({ state: 'disconnected', reason: 'normal', draft })] }));
  act(() => browser.pass(10_000));
  await settle();
  expect(pastCalls.askedDays).toBe(0);
  expect(screen.queryByTestId('home')).toBeNull();
  act(() => line.show({ calls: [] }));
  await settle();
  expect(pastCalls.askedDays).toBe(1);
  // Its row may be a moment late.
  act(() => browser.pass(10_000));
  await settle();
  const once = pastCalls.askedDays;
  expect(once).toBeGreaterThan(1);
  act(() => browser.pass(100_000));
  await settle();
  expect(pastCalls.askedDays).toBe(once);
});

it('a new day begins at midnight, also while nothing happens', async () => {
  jest.useFakeTimers({ now: new Date(2026, 10, 27, 23, 59, 50), doNotFake: ['setTimeout', 'queueMicrotask'] });
  await start({ calls: [aPastCall({ startedAtMs: Date.now() })] });
  expect(figures()['Calls']).toBe('1');
  act(() => void jest.advanceTimersByTime(45_000));
  expect(figures()['Calls']).toBe('0');
  jest.useRealTimers();
});
