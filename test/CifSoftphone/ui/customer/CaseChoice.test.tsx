/**
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import * as React from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import type { OpenCase } from '../../../../CifSoftphone/core/customer/caseSearch';
import { createPlace } from '../../../../CifSoftphone/surface/createPlace';
import { hostExtras } from '../../../../CifSoftphone/surface/hostExtras';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { FakeBrowserSide } from '../../surface/fakeBrowserSide';
import { fakeDialling } from '../../surface/fakeDialling';
import { aCall, FakeLine, yvonne } from '../../surface/fakeLine';
import { english } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

const leak: OpenCase = { id: 'd1', title: 'Espresso machine leaks', number: 'CAS-01001' };
const draft = {
  notes: '',
  disposition: undefined,
  caseLink: undefined,
  fields: {},
  revision: 0,
  saved: 'saved',
  wrapUp: undefined,
} as const;
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)));

function start(changes: Partial<CallView> = {}, found: readonly OpenCase[] | 'no answer' = [leak]) {
  const line = new FakeLine();
  const call = aCall({ state: 'connected', customer: yvonne, draft, ...changes });
  line.show({ calls: [call] });
  const asked: string[] = [];
  const place = createPlace({
    hostExtras,
    line,
    browser: new FakeBrowserSide(),
    texts: { headerText: () => '' },
    ...fakeDialling(),
    findCases: ({ id }) => {
      asked.push(id);
      return Promise.resolve(found === 'no answer' ? undefined : found);
    },
  });
  render(<PanelRoot later={laterHere} place={place} texts={english} theme={{ dark: false, rtl: false, tokens: {} }} />);
  return { line, call, asked };
}
async function openList() {
  fireEvent.click(screen.getByTestId('link-case'));
  await settle();
}

it('shows the customer’s open cases when the agent asks for them, and links the one that is chosen', async () => {
  const { line, asked } = start();
  expect(asked).toEqual([]);
  await openList();
  expect(screen.getByTestId('case')).toHaveTextContent('Open cases: 1');
  fireEvent.click(screen.getByRole('button', { name: /Espresso machine leaks/ }));
  expect(line.sent).toEqual([
    { type: 'draft', key: 'pbx call-1', change: { what: 'case', link: { id: 'd1', title: 'Espresso machine leaks' } } },
  ]);
  expect(screen.queryByRole('list', { name: 'Open cases of the customer' })).toBeNull();
});

it('shows the linked case and removes it, also while the call is wrapped up', () => {
  const wrapUp = { sinceMs: Date.now(), endsAtMs: undefined };
  const { line } = start({
    state: 'disconnected',
    draft: { ...draft, wrapUp, caseLink: { id: 'd1', title: leak.title } },
  });
  expect(screen.getByText('Case: Espresso machine leaks')).toBeInTheDocument();
  fireEvent.click(screen.getByTestId('remove-case'));
  expect(line.sent).toMatchObject([{ type: 'draft', change: { what: 'case', link: undefined } }]);
});

it('says in words that there is no open case', async () => {
  start({}, []);
  await openList();
  expect(screen.getByTestId('case')).toHaveTextContent('The customer has no open case.');
});

it('says in words that Dynamics did not answer', async () => {
  const { asked } = start({}, 'no answer');
  await openList();
  expect(screen.getByTestId('case')).toHaveTextContent('could not be read from Dynamics');
  fireEvent.click(screen.getByTestId('read-cases'));
  expect(asked).toHaveLength(2);
});

it('reads anew for another customer', async () => {
  const { line, call, asked } = start();
  await openList();
  const other = { ...yvonne, customer: { ...yvonne.customer, id: 'other' } };
  act(() => line.show({ calls: [{ ...call, customer: other }] }));
  await settle();
  expect(asked).toEqual([yvonne.customer.id, 'other']);
});

it('is not there while nobody knows who calls', () => {
  start({ customer: { outcome: 'none' } });
  expect(screen.queryByTestId('case')).toBeNull();
});
