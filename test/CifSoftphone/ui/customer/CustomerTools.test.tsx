/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import * as React from 'react';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { FakeHost } from '../../surface/fakeHost';
import { aCall, aView, FakeLine, yvonne } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

const maria = {
  entityName: 'contact',
  id: '1',
  name: 'Maria Silva',
  column: 'mobilephone',
  detail: 'Buyer',
  openCases: 2,
} as const;
const litware = { entityName: 'account', id: '2', name: 'Litware', column: 'telephone3', inactive: true } as const;
const { key } = aCall();

function draw(call = aCall()) {
  const line = new FakeLine(aView({ calls: [call] }));
  const { place } = placeOn(line);
  const host = new FakeHost();
  place.useHost(host);
  render(<PanelRoot later={laterHere} place={place} texts={english} theme={{ dark: false, rtl: false, tokens: {} }} />);
  return { line, host, show: (next: typeof call) => act(() => line.show({ calls: [next] })) };
}
const open = () => fireEvent.click(screen.getByTestId('change-customer'));

describe('several who may be it', () => {
  const several = { outcome: 'several', customers: [maria, litware] } as const;

  it('are listed with the reason for each, and one is chosen by its button', () => {
    const { line } = draw(aCall({ customer: several }));
    const [first, second] = within(screen.getByRole('list', { name: 'Who is it?' })).getAllByRole('button');
    expect(first).toHaveTextContent('Maria SilvaContact · Mobile phone · Buyer · Open cases: 2');
    expect(second).toHaveTextContent('LitwareAccount · Other phone (telephone3) · Inactive');
    fireEvent.click(second as HTMLElement);
    expect(line.sent).toContainEqual({ type: 'choose-customer', key, customer: litware });
  });

  it('leave the keyboard in the card when the list goes away, and not on End call', () => {
    const { show } = draw(aCall({ customer: several, state: 'connected' }));
    const [first] = within(screen.getByRole('list', { name: 'Who is it?' })).getAllByRole('button');
    first?.focus();
    fireEvent.click(first as HTMLElement);
    show(aCall({ customer: { outcome: 'one', customer: maria, chosen: true }, state: 'connected' }));
    expect(screen.getByTestId('customer')).toContainElement(document.activeElement as HTMLElement);
  });
});

describe('none of those who have the number', () => {
  it('is said of several by a button under the list', () => {
    const { line } = draw(aCall({ customer: { outcome: 'several', customers: [maria, litware] } }));
    fireEvent.click(screen.getByRole('button', { name: 'None of these' }));
    expect(line.sent).toContainEqual({ type: 'no-customer', key });
  });

  it('is said of the one who was found, where the customer is changed', () => {
    const { line } = draw(aCall({ customer: yvonne }));
    expect(screen.queryByRole('button', { name: 'Remove customer' })).toBeNull();
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Remove customer' }));
    expect(line.sent).toContainEqual({ type: 'no-customer', key });
  });

  it('leaves the number alone, says so, and whoever was wrong finds them again', () => {
    const { line } = draw(aCall({ customer: { outcome: 'none', chosen: true, others: [maria] } }));
    const card = screen.getByTestId('ring-card');
    expect(card).toHaveAccessibleName('Incoming call from +1 202 555 0123');
    expect(card).toHaveTextContent('This call has no customer');
    expect(card).not.toHaveTextContent(english('Customer_None'));
    open();
    fireEvent.click(screen.getByRole('button', { name: /Maria Silva/ }));
    expect(line.sent).toContainEqual({ type: 'choose-customer', key, customer: maria });
  });
});

describe('one', () => {
  it('says why, and the others with the number are at hand', () => {
    draw(aCall({ customer: { outcome: 'one', customer: maria, others: [litware] } }));
    expect(screen.getByTestId('ring-card')).toHaveTextContent('Contact · Mobile phone · Buyer');
    expect(screen.queryByRole('list', { name: 'Who is it?' })).toBeNull();
    open();
    expect(screen.getByRole('button', { name: /Litware/ })).toBeInTheDocument();
    expect(screen.getByTestId('change-customer')).toHaveAttribute('aria-expanded', 'true');
  });

  it('is opened by the agent’s click', () => {
    const { host } = draw(aCall({ customer: yvonne, state: 'connected' }));
    fireEvent.click(screen.getByRole('button', { name: 'Open record' }));
    expect(host.sessions).toHaveLength(1);
  });
});

describe('nobody', () => {
  it('can become a new contact, where the host can make one', () => {
    const { host } = draw(aCall({ customer: { outcome: 'none' } }));
    fireEvent.click(screen.getByRole('button', { name: 'New contact' }));
    expect(host.created).toEqual([{ entityName: 'contact', telephone1: '+12025550123' }]);
  });
});

describe('a search without an answer', () => {
  it('says whether Dynamics was late or refused, and is repeated by hand', () => {
    const { line, show } = draw(aCall({ customer: { outcome: 'unknown', late: true } }));
    expect(screen.getByTestId('ring-card')).toHaveTextContent(english('Customer_NotFoundInTime'));
    show(aCall({ customer: { outcome: 'unknown' } }));
    expect(screen.getByTestId('ring-card')).toHaveTextContent(english('Customer_SearchFailed'));
    fireEvent.click(screen.getByRole('button', { name: 'Search again' }));
    expect(line.sent).toContainEqual({ type: 'look-up-again', key });
  });
});

describe('the agent’s own search', () => {
  const field = () => screen.getByLabelText('Name or number');

  it('has the keyboard as soon as it is opened, and Enter in it closes nothing', () => {
    const { show } = draw(aCall({ customer: yvonne, state: 'connected' }));
    open();
    expect(field()).toHaveFocus();
    fireEvent.submit(screen.getByRole('search'));
    show(aCall({ customer: yvonne, state: 'held' }));
    expect(field()).toHaveFocus();
  });

  it('goes to the first who was found by Enter once more, and not by a key that is held down', () => {
    const { line, show } = draw();
    open();
    fireEvent.change(field(), { target: { value: 'maria' } });
    expect(fireEvent.keyDown(field(), { key: 'Enter', repeat: true })).toBe(false);
    fireEvent.submit(screen.getByRole('search'));
    show(aCall({ search: { text: 'maria', answer: { found: [maria, litware] } } }));
    expect(field()).toHaveFocus();
    fireEvent.submit(screen.getByRole('search'));
    const found = screen.getByRole('button', { name: /Maria Silva/ });
    expect(found).toHaveFocus();
    expect(fireEvent.keyDown(found, { key: 'Enter', repeat: true })).toBe(false);
    expect(line.sent.filter(({ type }) => type === 'search')).toHaveLength(1);
    fireEvent.change(field(), { target: { value: 'litware' } });
    fireEvent.submit(screen.getByRole('search'));
    expect(line.sent).toContainEqual({ type: 'search', key, text: 'litware' });
  });

  it('goes along when the ring is answered: its words, and the keyboard if it had it', () => {
    const { show } = draw();
    open();
    fireEvent.change(field(), { target: { value: 'mar' } });
    show(aCall({ state: 'connected' }));
    expect(screen.queryByTestId('ring-card')).toBeNull();
    expect(field()).toHaveValue('mar');
    expect(field()).toHaveFocus();
  });

  it('takes the keyboard from nobody when the ring is answered elsewhere', () => {
    const { show } = draw();
    open();
    field().blur();
    show(aCall({ state: 'connected' }));
    expect(field()).toHaveValue('');
    expect(document.body).toHaveFocus();
  });

  it('goes by Enter, says what it found, and chooses', () => {
    const { line, show } = draw();
    open();
    fireEvent.change(screen.getByLabelText('Name or number'), { target: { value: 'maria' } });
    fireEvent.submit(screen.getByRole('search'));
    expect(line.sent).toContainEqual({ type: 'search', key, text: 'maria' });
    const status = () => within(screen.getByRole('search')).getByRole('status');
    show(aCall({ search: { text: 'maria', answer: undefined } }));
    expect(status()).toHaveTextContent(english('Customer_Searching'));
    show(aCall({ search: { text: 'maria', answer: { found: [] } } }));
    expect(status()).toHaveTextContent('Nothing was found.');
    show(aCall({ search: { text: 'maria', answer: { found: undefined } } }));
    expect(status()).toHaveTextContent(english('Customer_SearchFailed'));
    show(aCall({ search: { text: 'maria', answer: { found: [maria] } } }));
    expect(status()).toHaveTextContent('Found: 1');
    fireEvent.click(screen.getByRole('button', { name: /Maria Silva/ }));
    expect(line.sent).toContainEqual({ type: 'choose-customer', key, customer: maria });
  });
});

describe('what kind of number it is', () => {
  it.each([
    ['internal', '4711', 'Number inside the company'],
    ['sip', 'ada@example.com', 'SIP address'],
  ] as const)('%s is said', (numberKind, number, words) => {
    draw(aCall({ numberKind, number, e164: undefined }));
    expect(screen.getByTestId('ring-card')).toHaveTextContent(words);
  });

  it('hidden is not looked for', () => {
    draw(aCall({ number: undefined, e164: undefined, withheld: true, customer: { outcome: 'none' } }));
    expect(screen.getByTestId('ring-card')).not.toHaveTextContent(english('Customer_None'));
  });
});
