/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import * as React from 'react';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import { directorySearchDelayMs } from '../../../../CifSoftphone/ui/dial/dialTimings';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { forgetTargets, laterHere, numbersByName } from '../shell/laterHere';

const ben = { name: 'Ben Okafor', target: '202', about: 'Second floor', state: 'busy' };
const billing = { name: 'Billing', target: 'billing' };

async function open(more: Partial<CallView> = { canSearch: true }) {
  jest.useFakeTimers();
  const live = (words: Partial<CallView>) => [
    aCall({ state: 'connected', offers: ['hangup', 'blind-transfer'], ...more, ...words }),
  ];
  const line = new FakeLine(aView({ calls: live({}) }));
  const { place } = placeOn(line);
  render(<PanelRoot later={laterHere} place={place} texts={english} theme={{ dark: false, rtl: false, tokens: {} }} />);
  fireEvent.click(screen.getByRole('button', { name: 'Transfer' }));
  await act(async () => jest.advanceTimersByTime(0));
  const form = screen.getByTestId('transfer');
  const field = within(form).getByRole('textbox');
  const type = (text: string) => {
    fireEvent.change(field, { target: { value: text } });
    act(() => jest.advanceTimersByTime(directorySearchDelayMs));
  };
  const asked = () => line.sent.flatMap((one) => (one.type === 'directory' ? [one.text] : []));
  const transfers = () => line.sent.flatMap((one) => (one.type === 'transfer' ? [one.target] : []));
  const answer = (text: string, entries: unknown) =>
    act(() => line.show({ calls: live({ directory: { text, entries } }) }));
  return {
    form,
    field,
    type,
    asked,
    transfers,
    answer,
    words: () => screen.getByTestId('directory-words').textContent,
  };
}
afterEach(() => {
  jest.useRealTimers();
  forgetTargets();
  numbersByName.clear();
});

it('a colleague is looked for while the name is typed, once per pause, and is chosen before the call is given away', async () => {
  const { form, field, type, asked, transfers, answer, words } = await open();
  expect(field).toHaveAccessibleName('Transfer: name, number or address');
  fireEvent.change(field, { target: { value: 'be' } });
  type('ben');
  expect(asked()).toEqual(['', 'ben']);
  expect(words()).toBe('Searching');
  answer('ben', [ben, billing]);
  expect(words()).toBe('Found: 2 · Choose who is meant');
  // Letters that fit somebody are no address.
  fireEvent.submit(form);
  expect(transfers()).toEqual([]);
  const row = screen.getByRole('button', { name: /^Ben Okafor/ });
  expect(row).toHaveFocus();
  expect(row).toHaveTextContent('In a call · \u2068Second floor\u2069 · \u2066202\u2069');
  fireEvent.click(row);
  expect(field).toHaveValue('202');
  expect(words()).toContain('Ben Okafor');
  expect(screen.queryByRole('button', { name: /Billing/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Transfer now' })).toHaveFocus();
  fireEvent.submit(form);
  expect(transfers()).toEqual(['202']);
  expect(asked()).toEqual(['', 'ben']);
});

it('a customer of Dynamics is found by name, each number by itself, and never becomes a favorite', async () => {
  const { form, field, type, transfers, answer, words } = await open();
  numbersByName.set('nancy', [
    { name: 'Nancy Anderson', number: '(202) 555-0113', about: 'Business phone' },
    { name: 'Nancy Anderson', number: '+1 202 555 0114', about: 'Mobile' },
  ]);
  type('nancy');
  await act(async () => undefined);
  answer('nancy', []);
  expect(words()).toBe('Found: 2 · Choose who is meant');
  const customers = screen.getByRole('region', { name: 'Customers' });
  expect(within(customers).queryByRole('button', { name: /Favorite/ })).toBeNull();
  fireEvent.submit(form);
  expect(transfers()).toEqual([]);
  fireEvent.click(within(customers).getByRole('button', { name: /Mobile/ }));
  expect(field).toHaveValue('+1 202 555 0114');
  fireEvent.submit(form);
  expect(transfers()).toEqual(['+1 202 555 0114']);
  fireEvent.change(field, { target: { value: '' } });
  const before = screen.getByRole('region', { name: 'Recent' });
  expect(before).toHaveTextContent('+1 202 555 0114');
  expect(before).not.toHaveTextContent('Nancy');
  expect(within(before).queryByRole('button', { name: /Favorite/ })).toBeNull();
});

it('a customer whose name has digits is found; a number alone is looked for nowhere', async () => {
  const { type } = await open();
  for (const text of ['Studio 54', '+1 202 555 0116'])
    numbersByName.set(text, [{ name: 'Studio 54', number: '+1 202 555 0116' }]);
  type('Studio 54');
  await act(async () => undefined);
  expect(screen.getByRole('region', { name: 'Customers' })).toHaveTextContent('Studio 54');
  type('+1 202 555 0116');
  await act(async () => undefined);
  expect(screen.queryByRole('region', { name: 'Customers' })).toBeNull();
});

it('customers are there without a directory, too, and what is meant for telephony goes out as it is typed', async () => {
  const { form, type, transfers } = await open({ canSearch: false });
  numbersByName.set('billing', [{ name: 'Billing Ltd', number: '+1 202 555 0115' }]);
  type('billing');
  await act(async () => undefined);
  expect(screen.getByRole('region', { name: 'Customers' })).toHaveTextContent('Billing Ltd');
  fireEvent.submit(form);
  expect(transfers()).toEqual(['billing']);
});

it('a number stands in its own order, whatever the letters beside it', async () => {
  const { field, type, answer, words } = await open();
  const [name, target, about] = ['\u05d1\u05df', '+44 20 7946 0958', '\u05ea\u05de\u05d9\u05db\u05d4'];
  type(name);
  answer(name, [{ name, target, about }]);
  const row = screen.getByRole('button', { name: new RegExp(`^${name}`) });
  expect(row.lastChild?.lastChild).toHaveTextContent(`\u2068${about}\u2069 · \u2066${target}\u2069`);
  fireEvent.click(row);
  expect(words()).toBe(`\u2068${name}\u2069 · \u2068${about}\u2069 · \u2066${target}\u2069`);
  expect(field).toHaveAttribute('dir', 'auto');
});

it('a number or an address goes out as it was typed, whoever fits it', async () => {
  const { form, type, transfers, answer } = await open();
  for (const address of ['202', 'sip:support@example.com']) {
    type(address);
    answer(address, [ben]);
    fireEvent.submit(form);
  }
  expect(transfers()).toEqual(['202', 'sip:support@example.com']);
});

it('letters that fit nobody give no call away: the button rests and it is said why', async () => {
  const { form, field, type, transfers, answer, words } = await open();
  const now = () => screen.getByRole('button', { name: 'Transfer now' });
  type('okafro');
  // Not before it is known, either.
  fireEvent.submit(form);
  expect(field).toHaveFocus();
  answer('okafro', []);
  expect(words()).toBe('Nobody was found. Type a number or an address.');
  expect(now()).toHaveAttribute('aria-disabled', 'true');
  fireEvent.click(now());
  fireEvent.submit(form);
  fireEvent.change(field, { target: { value: 'o' } });
  fireEvent.submit(form);
  expect(transfers()).toEqual([]);
  // Where nobody can be asked the agent may know better.
  type('support');
  answer('support', undefined);
  fireEvent.submit(form);
  expect(transfers()).toEqual(['support']);
});

const headings = () => screen.queryAllByRole('region').map((one) => one.getAttribute('aria-label'));
const rowsUnder = (heading: string) =>
  within(screen.getByRole('region', { name: heading }))
    .getAllByRole('button')
    .flatMap((one) => one.querySelector('bdi')?.textContent ?? []);

it('before anything is typed those are there whom telephony names first, each kind by itself', async () => {
  const { form, field, asked, transfers, answer } = await open();
  expect(asked()).toEqual(['']);
  answer('', [
    { ...ben, kind: 'person' },
    { ...billing, kind: 'queue' },
    { name: 'Night desk', target: '+442079460142', kind: 'number' },
    { name: 'Somebody', target: '9' },
  ]);
  expect(rowsUnder('People')).toEqual(['Ben Okafor']);
  expect(rowsUnder('Queues')).toEqual(['Billing']);
  expect(rowsUnder('Numbers')).toEqual(['Night desk']);
  fireEvent.click(within(form).getByRole('button', { name: 'Queues' }));
  expect(within(form).getByRole('button', { name: 'Queues' })).toHaveAttribute('aria-pressed', 'true');
  expect(within(form).queryByRole('button', { name: /^Ben Okafor/ })).toBeNull();
  fireEvent.click(within(form).getByRole('button', { name: /^Billing/ }));
  expect(field).toHaveValue('billing');
  fireEvent.click(screen.getByRole('button', { name: 'Transfer now' }));
  expect(transfers()).toEqual(['billing']);
});

it('who was marked and who was given a call before come first, also without a directory, and are found by what is typed', async () => {
  const { form, field, type, answer, transfers } = await open();
  answer('', [{ ...ben, kind: 'person' }]);
  fireEvent.click(screen.getByRole('button', { name: 'Favorite: Ben Okafor' }));
  expect(screen.getByRole('button', { name: 'Favorite: Ben Okafor' })).toHaveAttribute('aria-pressed', 'true');
  // Its row has gone under another heading, and the keyboard with it.
  expect(screen.getByRole('button', { name: 'Favorite: Ben Okafor' })).toHaveFocus();
  // Once, and as he stands now.
  expect(rowsUnder('Favorites')).toEqual(['Ben Okafor']);
  expect(screen.queryByRole('region', { name: 'People' })).toBeNull();
  expect(screen.getByRole('region', { name: 'Favorites' })).toHaveTextContent('In a call');
  type('777');
  fireEvent.submit(form);
  expect(transfers()).toContain('777');
  fireEvent.change(field, { target: { value: '' } });
  expect(rowsUnder('Recent')).toContain('777');
  // It may be a caller's: what was typed cannot be kept in the browser.
  expect(screen.queryByRole('button', { name: 'Favorite: 777' })).toBeNull();
  fireEvent.change(field, { target: { value: 'oka' } });
  expect(rowsUnder('Favorites')).toEqual(['Ben Okafor']);
  expect(headings()).not.toContain('Recent');
  fireEvent.click(screen.getByRole('button', { name: 'Favorite: Ben Okafor' }));
  expect(headings()).not.toContain('Favorites');
});

it('a number that was typed can be a caller’s: it is no favorite, which would outlive the page', async () => {
  const { form, field, type, answer } = await open();
  type('+12025550123');
  fireEvent.submit(form);
  type('202');
  answer('202', [ben]);
  fireEvent.click(screen.getByRole('button', { name: /^Ben Okafor/ }));
  fireEvent.submit(form);
  fireEvent.change(field, { target: { value: '' } });
  expect(rowsUnder('Recent')).toEqual(['Ben Okafor', '+12025550123']);
  expect(screen.getByRole('button', { name: 'Favorite: Ben Okafor' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Favorite: +12025550123' })).toBeNull();
});

it('the answer to an earlier text is no answer, and one that failed says so', async () => {
  const { type, answer, words } = await open();
  type('ben');
  type('bill');
  answer('ben', [ben]);
  expect(words()).toBe('Searching');
  answer('bill', undefined);
  expect(words()).toBe('The telephony system could not be asked.');
  answer('bill', 'nonsense');
  expect(words()).toBe('Nobody was found. Type a number or an address.');
});

it('one letter fits everybody, and is not looked for', async () => {
  const { type, asked, words } = await open();
  type('b');
  type(' ');
  expect(new Set(asked())).toEqual(new Set(['']));
  expect(words()).toBe('');
});

it('without a directory nobody is asked, and the field is one for numbers', async () => {
  const { field, type, asked } = await open({});
  expect(field).toHaveAccessibleName('Transfer to (number or address)');
  type('ben');
  expect(asked()).toEqual([]);
});

it('who is signed out stands there in grey with the reason, and is not chosen; of whom nothing is known is chosen as ever', async () => {
  const { form, field, type, transfers, answer } = await open();
  answer('', [
    { ...ben, kind: 'person', state: 'signed-out' },
    { name: 'Carla', target: '203', kind: 'person' },
  ]);
  const row = screen.getByRole('button', { name: /^Ben Okafor/ });
  expect(row).toHaveAttribute('aria-disabled', 'true');
  expect(row).toHaveTextContent('Signed out');
  fireEvent.click(row);
  expect(field).toHaveValue('');
  // Nor by Enter on letters that fit him alone.
  type('ben');
  answer('ben', [{ ...ben, kind: 'person', state: 'signed-out' }]);
  fireEvent.submit(form);
  expect(transfers()).toEqual([]);
  expect(screen.getByRole('button', { name: /^Ben Okafor/ })).not.toHaveFocus();
  type('');
  answer('', [{ name: 'Carla', target: '203', kind: 'person' }]);
  const other = screen.getByRole('button', { name: /^Carla/ });
  expect(other).not.toHaveAttribute('aria-disabled');
  fireEvent.click(other);
  expect(field).toHaveValue('203');
});
