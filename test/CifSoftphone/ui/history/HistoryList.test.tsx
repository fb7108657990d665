/**
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import * as React from 'react';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { createPlace } from '../../../../CifSoftphone/surface/createPlace';
import { hostExtras } from '../../../../CifSoftphone/surface/hostExtras';
import { ControlRoot } from '../../../../CifSoftphone/ui/shell/ControlRoot';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aPastCall, FakeCallHistory } from '../../dataverse/fakeCallHistory';
import { FakeBrowserSide } from '../../surface/fakeBrowserSide';
import { FakeHost } from '../../surface/fakeHost';
import { fakeDialling } from '../../surface/fakeDialling';
import { aCall, FakeLine } from '../../surface/fakeLine';
import { english } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

const dialled = (line: FakeLine) => line.sent.filter(({ type }) => type === 'dial');

const theme = { dark: false, rtl: false, tokens: {} };
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)));

async function start(page: FakeCallHistory['page'], dialFormats: readonly string[] = ['tel'], opensRecords = true) {
  const line = new FakeLine();
  line.show({ dialFormats });
  const browser = new FakeBrowserSide();
  const pastCalls = new FakeCallHistory(page);
  const host = new FakeHost();
  const place = createPlace({
    line,
    browser,
    pastCalls,
    texts: { headerText: () => '' },
    ...fakeDialling(),
    hostExtras,
  });
  if (opensRecords) place.useHost(host);
  render(<PanelRoot later={laterHere} place={place} texts={english} theme={theme} />);
  expect(pastCalls.asked).toEqual([]);
  fireEvent.click(screen.getByTestId('history-button'));
  await settle();
  return { line, browser, pastCalls, host, place };
}
const rows = () => screen.getAllByTestId('past-call');

it('shows of each call with whom, what became of it and how long it was', async () => {
  await start({
    calls: [aPastCall(), aPastCall({ id: '2', subject: 'Missed call from (202) 555-0199', outcome: 'missed' })],
  });
  expect(screen.getByRole('status')).toHaveTextContent('Calls shown: 2');
  expect(rows()[0]).toHaveTextContent('Call from Maria Silva');
  expect(rows()[0]).toHaveTextContent(/Incoming · Answered · .*2025.* · 4:07/);
  expect(rows()[1]).toHaveTextContent('Missed');
});

it('a call about a case names the case, and opens it', async () => {
  const about = { entityName: 'incident', id: 'd1', name: 'Espresso machine leaks' };
  const { host } = await start({ calls: [aPastCall({ about })] });
  expect(rows()[0]).toHaveTextContent('Espresso machine leaks');
  fireEvent.click(screen.getByRole('button', { name: 'Open record: Espresso machine leaks' }));
  expect(host.opened).toEqual(['incident d1']);
});

it('a call of nobody we know opens its phone call; where the host opens no records there is no button', async () => {
  const stranger = aPastCall({ subject: 'Missed call from (202) 555-0199' });
  const { about: _nobody, ...call } = stranger;
  const { host, place } = await start({ calls: [call] });
  fireEvent.click(within(rows()[0] as HTMLElement).getByTestId('open-past-call'));
  expect(host.opened).toEqual([`phonecall ${call.id}`]);
  act(() => place.useHost({ name: 'plain', stop: () => undefined }));
  expect(screen.queryByTestId('open-past-call')).toBeNull();
});

it('says that a record did not open', async () => {
  const { host } = await start({ calls: [aPastCall()] });
  host.recordFails = true;
  fireEvent.click(screen.getByTestId('open-past-call'));
  await settle();
  expect(screen.getByTestId('trouble')).toHaveAttribute('data-trouble-kind', 'RecordNotOpened');
});

it('calls again, with the record of the customer; not a number that cannot be dialled, nor without a line', async () => {
  const { line } = await start({ calls: [aPastCall(), aPastCall({ id: '2', number: 'sip:desk@example.com' })] });
  expect(screen.getAllByTestId('redial')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: 'Call: Maria Silva, +12025550123' }));
  await settle();
  expect(dialled(line)).toEqual([
    {
      type: 'dial',
      callId: 'dialled-1',
      wish: {
        text: '+12025550123',
        format: 'tel',
        record: { entityName: 'contact', id: 'c0000000-0000-4000-8000-000000000001' },
      },
    },
  ]);
  act(() => line.show({ status: 'reconnecting' }));
  expect(screen.queryByTestId('redial')).toBeNull();
});

it('a call about a case is called again by its number alone', async () => {
  const { line } = await start({
    calls: [aPastCall({ about: { entityName: 'incident', id: 'd1', name: 'Espresso machine leaks' } })],
  });
  fireEvent.click(screen.getByTestId('redial'));
  await settle();
  expect(dialled(line)).toMatchObject([{ wish: { text: '+12025550123', format: 'tel' } }]);
  expect(JSON.stringify(line.sent)).not.toContain('d1');
});

it('searches while the agent types', async () => {
  const { browser, pastCalls } = await start({ calls: [] });
  expect(screen.getByRole('status')).toHaveTextContent('No calls yet.');
  fireEvent.change(screen.getByLabelText('Search your last calls'), { target: { value: 'maria' } });
  expect(screen.getByRole('status')).toHaveTextContent('Reading your calls');
  act(() => browser.pass(1_000));
  await settle();
  expect(pastCalls.asked).toEqual(['', 'maria']);
  expect(screen.getByRole('status')).toHaveTextContent('No call matches.');
});

it('says in words that Dynamics did not answer, and asks again', async () => {
  const { pastCalls } = await start(undefined);
  expect(screen.getByRole('status')).toHaveTextContent('could not be read from Dynamics');
  pastCalls.page = { calls: [aPastCall()] };
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await settle();
  expect(rows()).toHaveLength(1);
});

it('is there without a keypad, and goes away again', async () => {
  await start({ calls: [aPastCall()] }, []);
  expect(rows()).toHaveLength(1);
  fireEvent.click(screen.getByRole('tab', { name: 'Now' }));
  expect(screen.queryByTestId('history')).toBeNull();
});

it('is there again after a call that came while the agent was reading', async () => {
  const { line } = await start({ calls: [aPastCall()] });
  act(() => line.show({ calls: [aCall({ state: 'connected' })] }));
  expect(screen.queryByTestId('history')).toBeNull();
  act(() => line.show({ calls: [] }));
  await settle();
  expect(rows()).toHaveLength(1);
});

it('stays open when it is known only afterwards that the agent can dial', async () => {
  const { line } = await start({ calls: [aPastCall()] }, []);
  act(() => line.show({ dialFormats: ['tel'] }));
  await settle();
  expect(screen.getByRole('tab', { name: 'History' })).toHaveAttribute('aria-selected', 'true');
  expect(rows()).toHaveLength(1);
});

it.each([
  [false, 1],
  [true, 0],
])('in the form control, compact: %s, there are %i buttons for it', (compact, count) => {
  const place = createPlace({
    hostExtras,
    line: new FakeLine(),
    browser: new FakeBrowserSide(),
    pastCalls: new FakeCallHistory({ calls: [] }),
    texts: { headerText: () => '' },
    ...fakeDialling(),
  });
  const field = { value: '', readable: true, editable: true, required: false, label: 'Phone', maxLength: 50 };
  render(
    <ControlRoot
      later={laterHere}
      place={place}
      texts={english}
      theme={theme}
      compact={compact}
      field={{ ...field, errorMessage: undefined }}
      onChange={() => undefined}
    />,
  );
  expect(screen.queryAllByTestId('history-button')).toHaveLength(count);
});

it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a call from the number %s is a row like any other',
  async (number) => {
    const { line } = await start({ calls: [aPastCall({ number, subject: `Missed call from ${number}` })] });
    expect(rows()[0]).toHaveTextContent(number);
    act(() => line.show({ dialFormats: ['tel'], written: [[number, `(${number})`]] }));
    expect(rows()[0]).toHaveTextContent(`(${number})`);
  },
);
