/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import type { GivenSettings } from '../../../../CifSoftphone/core/settings/softphoneSettings';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, aView, FakeLine, yvonne } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { counted, laterHere } from '../shell/laterHere';

const draft = {
  notes: '',
  disposition: undefined,
  caseLink: undefined,
  fields: {},
  revision: 0,
  saved: 'saved',
  wrapUp: { sinceMs: 0, endsAtMs: undefined },
} as const;
const five = [
  { value: 'solved', label: 'Solved at once' },
  { value: 'back', label: 'Call back' },
  { value: 'wrong', label: 'Wrong number' },
  { value: 'copy', label: 'Copy of document sent' },
  { value: 'complaint', label: 'Complaint about the amount', queues: ['Billing'] },
];

// jsdom scrolls nothing.
/** What was brought into sight, the latest last. */
const seen: string[] = [];
Element.prototype.scrollIntoView = function (this: Element) {
  seen.push(this.textContent);
};

function draw(given: GivenSettings, changes: Partial<CallView> = {}) {
  counted.length = 0;
  const over = (more: Partial<CallView> = {}) => ({
    calls: [aCall({ state: 'disconnected', reason: 'normal', customer: yvonne, draft, ...changes, ...more })],
    given,
  });
  const line = new FakeLine(aView(over()));
  render(
    <PanelRoot
      later={laterHere}
      place={placeOn(line).place}
      texts={english}
      theme={{ dark: false, rtl: false, tokens: {} }}
    />,
  );
  const said = () => line.sent.flatMap((one) => (one.type === 'draft' ? [one.change] : []));
  const isDone = () => line.sent.some(({ type }) => type === 'dismiss');
  return { said, isDone, show: (more: Partial<CallView>) => act(() => line.show(over(more))) };
}
const done = () => screen.getByRole('button', { name: 'Done' });
const pills = () => screen.getAllByRole('button', { pressed: false }).map(({ textContent }) => textContent);
const search = () => screen.getByRole('combobox', { name: 'Disposition' });

it('asks for nothing where makers ask for nothing', () => {
  const { isDone } = draw({});
  expect(screen.queryByTestId('wrap-up-form')).not.toBeInTheDocument();
  fireEvent.click(done());
  expect(isDone()).toBe(true);
});

it('has what this agent uses most ready to press, and takes it back by the same press', () => {
  const { said, show } = draw({ dispositions: five });
  expect(pills()).toEqual(['Copy of document sent', 'Solved at once', 'Call back']);
  fireEvent.click(screen.getByRole('button', { name: 'Call back' }));
  show({ draft: { ...draft, disposition: 'back' } });
  expect(screen.getByRole('button', { name: 'Call back', pressed: true })).toBeInTheDocument();
  fireEvent.click(screen.getByRole('button', { name: 'Call back' }));
  expect(said()).toEqual([
    { what: 'disposition', value: 'back' },
    { what: 'disposition', value: undefined },
  ]);
});

it('finds the others as one types, by any word and without accents or capitals', () => {
  const { said } = draw(
    { dispositions: [...five, { value: 'resume', label: 'Résumé asked for' }] },
    { queue: 'billing' },
  );
  const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);
  fireEvent.change(search(), { target: { value: 'co' } });
  expect(options()).toEqual(['Copy of document sent', 'Complaint about the amount']);
  fireEvent.change(search(), { target: { value: 'RESU' } });
  expect(options()).toEqual(['Résumé asked for']);
  fireEvent.change(search(), { target: { value: 'amount' } });
  fireEvent.keyDown(search(), { key: 'Enter' });
  expect(said()).toEqual([{ what: 'disposition', value: 'complaint' }]);
  expect(options()).toEqual([]);
  fireEvent.change(search(), { target: { value: 'zz' } });
  expect(screen.getByText('Nothing was found.')).toBeInTheDocument();
  fireEvent.keyDown(search(), { key: 'Escape' });
  fireEvent.keyDown(search(), { key: 'ArrowDown' });
  expect(options()).toHaveLength(6);
});

it('offers a disposition of another queue to no call of this one, and to none without a queue', () => {
  draw({ dispositions: five }, { queue: 'Sales' });
  fireEvent.click(search());
  expect(screen.queryByRole('option', { name: /Complaint/ })).not.toBeInTheDocument();
});

it('says what is missing and goes there when Done comes too early, and is done once it is said', () => {
  const { isDone, show } = draw({ dispositions: five, dispositionRequired: ['BILLING'] }, { queue: 'Billing' });
  expect(done()).toBeEnabled();
  fireEvent.click(done());
  expect(isDone()).toBe(false);
  expect(screen.getByRole('alert')).toHaveTextContent('Disposition is missing');
  expect(screen.getByRole('button', { name: 'Copy of document sent' })).toHaveFocus();
  // In a low window it stands below the edge; each press shows it again.
  fireEvent.click(done());
  expect(seen.filter((words) => words.startsWith('Disposition is missing'))).toHaveLength(2);
  show({ draft: { ...draft, disposition: 'wrong' } });
  expect(screen.queryByText(/is missing/)).not.toBeInTheDocument();
  fireEvent.click(done());
  expect(isDone()).toBe(true);
  expect(counted).toEqual(['wrong']);
});

it('wants a disposition of no other queue', () => {
  const { isDone } = draw({ dispositions: five, dispositionRequired: ['Billing'] }, { queue: 'Sales' });
  fireEvent.click(done());
  expect(isDone()).toBe(true);
});

it('asks for further fields in their kinds, and takes what was just typed for said', () => {
  const { said, isDone } = draw({
    wrapUpFields: [
      { column: 'new_order', label: 'Order', type: 'text', required: true, maxLength: 8 },
      { column: 'new_kind', label: 'Kind', type: 'choice', choices: [{ value: 7, label: 'Gold' }] },
      { column: 'new_vip', label: 'VIP', type: 'yes-no' },
      { column: 'new_due', label: 'Due', type: 'date' },
      { column: 'new_other', label: 'Other', type: 'text', queues: ['Billing'] },
    ],
  });
  expect(screen.queryByLabelText('Other')).not.toBeInTheDocument();
  fireEvent.click(done());
  const order = screen.getByLabelText(/^Order/);
  expect(order).toHaveFocus();
  expect(order).toHaveAttribute('maxlength', '8');
  fireEvent.change(order, { target: { value: '4711' } });
  fireEvent.change(screen.getByLabelText('Kind'), { target: { value: '7' } });
  fireEvent.change(screen.getByLabelText('VIP'), { target: { value: 'false' } });
  fireEvent.change(screen.getByLabelText('Due'), { target: { value: '2026-12-01' } });
  fireEvent.click(done());
  expect(said()).toEqual([
    { what: 'field', column: 'new_order', text: '4711' },
    { what: 'field', column: 'new_kind', text: '7' },
    { what: 'field', column: 'new_vip', text: 'false' },
    { what: 'field', column: 'new_due', text: '2026-12-01' },
  ]);
  expect(isDone()).toBe(true);
});

it('is chosen by 1 to 3 where no text is written', async () => {
  const { said } = draw({ dispositions: five });
  // The keys listen after the first drawing.
  await act(async () => undefined);
  const notes = screen.getByRole('textbox', { name: 'Notes' });
  fireEvent.keyDown(notes, { key: '2' });
  fireEvent.keyDown(done(), { key: '2', code: 'Digit2', repeat: true });
  expect(said()).toEqual([]);
  fireEvent.keyDown(done(), { key: '2', code: 'Digit2' });
  expect(said()).toEqual([{ what: 'disposition', value: 'solved' }]);
});

it('leaves 1 to 3 to the calls where nothing stands ready to be chosen by them', async () => {
  const { said } = draw({ dispositions: five.slice(0, 1) });
  await act(async () => undefined);
  // There is one call and one choice: the digit of neither is left alone.
  const isTaken = (digit: string) => !fireEvent.keyDown(done(), { key: digit, code: `Digit${digit}` });
  expect(['1', '2', '3'].map(isTaken)).toEqual([true, false, false]);
  expect(said()).toHaveLength(1);
});

it('takes back what was found by a search, too, where nothing is required', () => {
  const { said, show } = draw({ dispositions: five });
  show({ draft: { ...draft, disposition: 'wrong' } });
  fireEvent.click(search());
  fireEvent.click(screen.getByRole('option', { name: 'None chosen' }));
  expect(said()).toEqual([{ what: 'disposition', value: undefined }]);
});

it('believes what another place says after what was said here', () => {
  const { isDone, show } = draw({ dispositions: five, dispositionRequired: true });
  fireEvent.click(screen.getByRole('button', { name: 'Call back' }));
  show({ draft: { ...draft, disposition: 'back' } });
  show({ draft });
  fireEvent.click(done());
  expect(isDone()).toBe(false);
  show({ draft: { ...draft, disposition: 'wrong' } });
  fireEvent.click(done());
  expect(isDone()).toBe(true);
});

it('takes the beginning of a year for no date: Dynamics has none before 1753', () => {
  const { said } = draw({ wrapUpFields: [{ column: 'new_due', label: 'Due', type: 'date' }] });
  fireEvent.change(screen.getByLabelText('Due'), { target: { value: '0002-12-01' } });
  expect(screen.getByLabelText('Due')).toHaveValue('0002-12-01');
  fireEvent.change(screen.getByLabelText('Due'), { target: { value: '2026-12-01' } });
  expect(said()).toEqual([
    { what: 'field', column: 'new_due', text: '' },
    { what: 'field', column: 'new_due', text: '2026-12-01' },
  ]);
});

it('has a minute more as often as makers allow, where the wrap-up ends by itself', () => {
  const ends = { sinceMs: 0, endsAtMs: 60_000 };
  const { said, show } = draw({ wrapUpExtensions: 1 }, { draft: { ...draft, wrapUp: ends } });
  fireEvent.click(screen.getByRole('button', { name: '+1 min' }));
  expect(said()).toEqual([{ what: 'minute' }]);
  show({ draft: { ...draft, wrapUp: { ...ends, addedMinutes: 1 } } });
  expect(screen.queryByRole('button', { name: '+1 min' })).not.toBeInTheDocument();
});

describe('the keyboard', () => {
  const live = { state: 'connected', offers: ['hangup'] } as const;

  it('goes from End call onto the disposition', () => {
    const { show } = draw({ dispositions: five }, live);
    screen.getByRole('button', { name: 'End call' }).focus();
    show({ state: 'disconnected' });
    expect(screen.getByRole('button', { name: 'Copy of document sent' })).toHaveFocus();
  });

  it('goes from End call into the notes where there is no disposition to choose', () => {
    const { show } = draw({}, live);
    screen.getByRole('button', { name: 'End call' }).focus();
    show({ state: 'disconnected' });
    expect(screen.getByRole('textbox', { name: 'Notes' })).toHaveFocus();
  });

  it('stays in the notes of who writes, and nowhere else is it taken from', () => {
    const { show } = draw({ dispositions: five }, live);
    screen.getByRole('textbox', { name: 'Notes' }).focus();
    show({ state: 'disconnected' });
    expect(screen.getByRole('textbox', { name: 'Notes' })).toHaveFocus();
    (document.activeElement as HTMLElement).blur();
    show({ state: 'disconnected', draft: { ...draft, notes: 'x' } });
    expect(document.body).toHaveFocus();
  });

  it('goes from Accept into the notes, also when they come a moment later; a key that is still held writes nothing', () => {
    const { show } = draw({}, { state: 'alerting', draft: undefined });
    screen.getByRole('button', { name: 'Accept' }).focus();
    show(live);
    show({ ...live, draft });
    const notes = screen.getByRole('textbox', { name: 'Notes' });
    expect(notes).toHaveFocus();
    expect(fireEvent.keyDown(notes, { key: 'Enter', repeat: true })).toBe(false);
    expect(fireEvent.keyDown(notes, { key: 'a' })).toBe(true);
    expect(fireEvent.keyDown(notes, { key: 'a', repeat: true })).toBe(true);
    fireEvent.keyDown(notes, { key: 'Escape' });
    expect(notes).not.toHaveFocus();
    expect(screen.getByTestId('call-card').closest('li')).toHaveFocus();
  });
});

it('is shown when Done comes too early from another tab, and goes to what is missing', () => {
  const { isDone } = draw({ dispositions: five, dispositionRequired: true });
  fireEvent.click(screen.getByRole('tab', { name: 'Customer' }));
  expect(screen.queryByRole('textbox', { name: 'Notes' })).toBeNull();
  fireEvent.click(done());
  expect(isDone()).toBe(false);
  expect(screen.getByRole('textbox', { name: 'Notes' })).toBeVisible();
  expect(screen.getByRole('alert')).toHaveTextContent('Disposition is missing');
  expect(screen.getByTestId('wrap-up-form')).toContainElement(document.activeElement as HTMLElement);
});

it('comes to the front when the call ends, unless the agent works in another tab', () => {
  const live = { state: 'connected', reason: undefined, draft: { ...draft, wrapUp: undefined } } as const;
  const { show } = draw({ dispositions: five });
  show(live);
  const chosen = () => screen.getByRole('tab', { selected: true, name: /Notes|Customer|Call/ }).textContent;
  fireEvent.click(screen.getByRole('tab', { name: 'Customer' }));
  show({});
  expect(chosen()).toBe('Notes');
  show(live);
  fireEvent.click(screen.getByRole('tab', { name: 'Customer' }));
  screen.getByRole('button', { name: 'Change customer' }).focus();
  show({});
  expect(chosen()).toBe('Customer');
});
