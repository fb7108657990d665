/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import * as React from 'react';
import type { LineView } from '../../../../CifSoftphone/core/line/lineView';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import { keys } from '../../../../CifSoftphone/ui/keys/Keys';
import type { KeyChoices } from '../../../../CifSoftphone/ui/keys/keyChoices';
import { ControlRoot } from '../../../../CifSoftphone/ui/shell/ControlRoot';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, aView, FakeLine, yvonne } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';
import { fakeKeys } from './fakeKeys';

beforeEach(() => void jest.spyOn(window, 'focus').mockImplementation(() => undefined));

const theme = { dark: false, rtl: false, tokens: {} };
const offers = ['hangup', 'hold', 'mute', 'send-digits', 'blind-transfer', 'consult'] as const;
const draft = {
  notes: '',
  revision: 0,
  saved: 'saved',
  disposition: undefined,
  caseLink: undefined,
  fields: {},
  wrapUp: undefined,
} as const;
const live = (changes: Partial<CallView> = {}): CallView => aCall({ state: 'connected', offers, draft, ...changes });

async function laterWith(ports: ReturnType<typeof fakeKeys>) {
  const parts = { ...(await laterHere()), Keys: keys(ports) };
  return Object.assign(() => Promise.resolve(parts), { there: () => parts });
}

/** The panel, or a form's control, in a browser with these choices. */
async function draw(
  calls: readonly CallView[],
  { ports = fakeKeys(), where = 'panel', ringPlaceId = 'here', given = {} }: Partial<Options> = {},
) {
  const line = new FakeLine(aView({ calls, ringPlaceId, given }));
  const all = { later: await laterWith(ports), place: placeOn(line).place, texts: english, theme };
  const field = {
    ...{ value: null, readable: true, editable: true, required: false, label: 'Business phone' },
    ...{ maxLength: 50, errorMessage: undefined },
  };
  const { container, unmount } = render(
    where === 'panel' ? (
      <PanelRoot {...all} />
    ) : (
      <ControlRoot {...all} compact={false} field={field} onChange={() => undefined} />
    ),
  );
  await act(async () => undefined);
  return { line, ports, container, unmount, show: (...next: CallView[]) => act(() => line.show({ calls: next })) };
}
interface Options {
  readonly ports: ReturnType<typeof fakeKeys>;
  readonly where: 'panel' | 'control';
  readonly ringPlaceId: string;
  readonly given: LineView['given'];
}

const codeOf = (key: string) => (/^\d$/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`);
/** @returns whether somebody took the key */
const press = (key: string, held: KeyboardEventInit = {}, at: Element = document.activeElement ?? document.body) =>
  !fireEvent.keyDown(at, { key, code: codeOf(key), ...held });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const asked = (line: FakeLine) => line.asked().filter((one) => one !== 'ring-outcome' && one !== 'shown');

it.each([
  ['a', {}, 'accept'],
  ['D', { shiftKey: true }, 'reject'],
])('a call is answered by key: %s', async (key, held, answer) => {
  const { line } = await draw([aCall()]);
  expect(press(key, held)).toBe(true);
  expect(asked(line)).toEqual([answer]);
});

it('what a live call can do is done by key, and by no other', async () => {
  const { line } = await draw([live()]);
  press('h');
  press('m');
  press('E', { shiftKey: true });
  expect(asked(line)).toEqual(['hold', 'mute', 'hangup']);
  for (const [key, held] of [
    ['e', {}],
    ['x', {}],
    ['g', {}],
    ['h', { ctrlKey: true }],
    ['h', { altKey: true }],
  ] as const) {
    expect(press(key, held)).toBe(false);
  }
  expect(asked(line)).toHaveLength(3);
});

it('a call is ended out of its notes by one key, which takes the keyboard out of them; other digits are left alone', async () => {
  const { line } = await draw([live()]);
  const notes = screen.getByRole('textbox', { name: 'Notes' });
  notes.focus();
  press('E', { shiftKey: true });
  expect(press('%', { code: 'Digit6', ctrlKey: true, shiftKey: true })).toBe(false);
  expect(asked(line)).toEqual([]);
  expect(press('%', { code: 'Digit5', ctrlKey: true, shiftKey: true })).toBe(true);
  expect(asked(line)).toEqual(['hangup']);
  expect(notes).not.toHaveFocus();
});

it('no key does anything behind an open question, nor one that works in fields', async () => {
  const { line, container } = await draw([live()]);
  const question = container.ownerDocument.createElement('div');
  question.setAttribute('role', 'alertdialog');
  const answer = question.appendChild(container.ownerDocument.createElement('button'));
  container.querySelector('main')?.append(question);
  expect(press('%', { code: 'Digit5', ctrlKey: true, shiftKey: true }, answer)).toBe(false);
  expect(press('h', {}, answer)).toBe(false);
  expect(asked(line)).toEqual([]);
});

it('a held key counts once', async () => {
  const { line } = await draw([live()]);
  press('m');
  expect(press('m', { repeat: true })).toBe(true);
  press('m', { repeat: true });
  expect(asked(line)).toEqual(['mute']);
});

it('a key that is pressed twice ends one call, not the one that comes to the front', async () => {
  const other = live({ key: 'pbx call-2', callId: 'call-2' });
  const { line, show } = await draw([live(), other]);
  press('E', { shiftKey: true });
  const [first] = line.sent;
  expect(first).toMatchObject({ type: 'command', key: 'pbx call-2' });
  show(live());
  press('E', { shiftKey: true });
  expect(asked(line)).toEqual(['hangup']);
});

it('a key that is pressed on and on ends one call: the burst is over when the agent has paused', async () => {
  const other = live({ key: 'pbx call-2', callId: 'call-2' });
  const { line, show } = await draw([live(), other]);
  press('E', { shiftKey: true });
  show(live(), { ...other, underWay: 'hangup' });
  press('E', { shiftKey: true });
  show(live());
  press('E', { shiftKey: true });
  press('E', { shiftKey: true });
  expect(asked(line)).toEqual(['hangup']);
});

it('Done from the notes of a call that goes on does not end the wrap-up of another', async () => {
  const over = live({ key: 'pbx over', callId: 'over', state: 'disconnected', offers: [] });
  const { line } = await draw([live(), over]);
  within(screen.getByTestId('call-card')).getByRole('textbox', { name: 'Notes' }).focus();
  press('Enter', { ctrlKey: true, code: 'Enter' });
  expect(asked(line)).toEqual([]);
});

it('out of the notes of a call that is over no other call is ended', async () => {
  const over = live({ key: 'pbx over', callId: 'over', state: 'disconnected', offers: [] });
  const { line } = await draw([live({ callId: 'goes on' }), over]);
  const card = document.querySelector<HTMLElement>('[data-call-state=disconnected]');
  const notes = within(card as HTMLElement).getByRole('textbox', { name: 'Notes' });
  notes.focus();
  press('%', { code: 'Digit5', ctrlKey: true, shiftKey: true });
  expect(asked(line)).toEqual([]);
  expect(notes).toHaveFocus();
});

it('a key that the agent has chosen before it became the usual one of something else stays the agent’s', async () => {
  const ports = fakeKeys({ near: true, far: true, keys: { 'far-mute': 'Ctrl+Shift+5' } });
  const { line } = await draw([live()], { ports });
  screen.getByRole('textbox', { name: 'Notes' }).focus();
  press('%', { code: 'Digit5', ctrlKey: true, shiftKey: true });
  expect(asked(line)).toEqual(['mute']);
  expect(button('End call')).toHaveAttribute('aria-keyshortcuts', 'Shift+E');
});

it('letters that are written are letters: in a field no key does anything', async () => {
  const { line } = await draw([live(), aCall({ key: 'pbx ring', callId: 'ring' })]);
  const notes = screen.getByRole('textbox', { name: 'Notes' });
  notes.focus();
  for (const key of ['a', 'h', 'm', '1', '?']) expect(press(key)).toBe(false);
  expect(asked(line)).toEqual([]);
});

it('Escape leaves the notes for the call, where letters are keys again; N goes back', async () => {
  const { line } = await draw([live()]);
  press('n');
  expect(screen.getByRole('textbox', { name: 'Notes' })).toHaveFocus();
  press('Escape');
  expect(screen.getByTestId('call-card').closest('li')).toHaveFocus();
  press('h');
  expect(asked(line)).toEqual(['hold']);
});

it.each([
  ['t', 'Transfer', 'transfer'],
  ['k', 'Keypad', 'keypad'],
])('%s opens %s; Escape closes it and goes back to its key', async (key, name, opened) => {
  await draw([live()]);
  await act(async () => void press(key));
  const tool = screen.getByTestId(opened);
  expect(tool).toContainElement(document.activeElement as HTMLElement);
  press('Escape');
  expect(screen.queryByTestId(opened)).toBeNull();
  expect(button(name)).toHaveFocus();
});

it('P asks first whom the transfer names', async () => {
  const { line } = await draw([live()]);
  await act(async () => void press('t'));
  fireEvent.change(within(screen.getByTestId('transfer')).getByRole('textbox'), { target: { value: '202' } });
  button('Talk first').focus();
  press('p');
  expect(line.sent.flatMap((one) => (one.type === 'consult' ? [one.target] : []))).toEqual(['202']);
});

it.each([
  ['few', [{ value: 'solved', label: 'Solved' }], () => button(/^Solved/)],
  [
    'many',
    ['one', 'two', 'three', 'four'].map((value) => ({ value, label: value })),
    () => screen.getByRole('combobox', { name: 'Disposition' }),
  ],
])('D goes to the disposition of %s and chooses none', async (_how, dispositions, wanted) => {
  const { line } = await draw([aCall({ state: 'disconnected', reason: 'normal', customer: yvonne, draft })], {
    given: { dispositions },
  });
  document.querySelector<HTMLElement>('[data-testid=done]')?.focus();
  press('d');
  expect(wanted()).toHaveFocus();
  expect(line.sent.filter(({ type }) => type === 'draft')).toEqual([]);
});

it.each([
  ['on', {}, ['solved'], '1'],
  ['off', { near: false }, [], null],
])('digits choose a disposition while the keys are %s, and say so', async (_how, chosen, said, shortcut) => {
  const ports = fakeKeys({ near: true, far: false, keys: {}, ...chosen });
  const { line } = await draw([aCall({ state: 'disconnected', reason: 'normal', customer: yvonne, draft })], {
    ports,
    given: { dispositions: [{ value: 'solved', label: 'Solved' }] },
  });
  expect(button(/^Solved/).getAttribute('aria-keyshortcuts')).toBe(shortcut);
  document.querySelector<HTMLElement>('[data-testid=done]')?.focus();
  press('1');
  expect(
    line.sent.flatMap((one) => (one.type === 'draft' && one.change.what === 'disposition' ? [one.change.value] : [])),
  ).toEqual(said);
});

it('Escape closes the search for the customer alone, and what is open in another card stays', async () => {
  await draw([live({ customer: yvonne })]);
  await act(async () => void press('t'));
  // Out of the field, where a letter is a word; the tab that the search lies behind is shown by its key.
  button('Transfer').focus();
  press('f');
  expect(screen.getByRole('search')).toContainElement(document.activeElement as HTMLElement);
  press('Escape');
  expect(screen.queryByRole('search')).toBeNull();
  expect(button('Change customer')).toHaveFocus();
  expect(screen.getByTestId('transfer')).toBeInTheDocument();
});

it('what rests does nothing by key, and is gone to, so that its reason is read', async () => {
  const { line } = await draw([live({ state: 'held', able: offers, offers: ['hangup', 'retrieve'] })]);
  press('t');
  expect(screen.queryByTestId('transfer')).toBeNull();
  expect(button('Transfer')).toHaveFocus();
  expect(asked(line)).toEqual([]);
});

it('a digit goes to the call that stands there, and a swap takes back the other one', async () => {
  const held = live({ key: 'pbx held', callId: 'held', state: 'held', offers: ['hangup', 'retrieve'] });
  const { line } = await draw([held, live()]);
  press('s');
  expect(line.sent).toContainEqual({ type: 'command', key: 'pbx held', command: { command: 'retrieve' } });
  press('1');
  expect(screen.getAllByRole('listitem').filter((one) => one.hasAttribute('aria-current'))).toEqual([
    document.activeElement,
  ]);
  expect(press('7')).toBe(false);
});

it('Ctrl and Enter is Done, also from the notes, and of a call that goes on nothing', async () => {
  const over = live({ state: 'disconnected', offers: [] });
  const { line, show } = await draw([over]);
  screen.getByRole('textbox', { name: 'Notes' }).focus();
  press('Enter', { ctrlKey: true, code: 'Enter' });
  expect(asked(line)).toEqual(['dismiss']);
  show(live());
  expect(press('Enter', { ctrlKey: true, code: 'Enter' })).toBe(false);
});

it('each key stands in its button’s tooltip and is told to screen readers; a reason is not written over', async () => {
  const { show } = await draw([live()]);
  expect(button('Hold')).toHaveAttribute('aria-keyshortcuts', 'H');
  expect(button('Hold')).toHaveAttribute('title', 'Key: H');
  expect(button('End call')).toHaveAttribute('aria-keyshortcuts', 'Shift+E Control+Shift+5');
  expect(screen.getByRole('textbox', { name: 'Notes' })).toHaveAttribute('aria-keyshortcuts', 'N');
  show(live({ able: offers, offers: ['hangup', 'hold'] }));
  expect(button('Mute')).toHaveAttribute('title', 'The telephony system does not offer this for the call now.');
  show(live());
  expect(button('Mute')).toHaveAttribute('title', 'Key: M');
});

describe('the list of all keys', () => {
  const list = () => screen.getByRole('group', { name: 'Keyboard shortcuts' });

  it('is opened by ?, changes a key and switches one off; Escape closes it and gives the keyboard back', async () => {
    const { line, ports } = await draw([live()]);
    button('Hold').focus();
    press('?', { shiftKey: true, code: 'Slash' });
    fireEvent.change(within(list()).getByLabelText('Mute / Unmute'), { target: { value: 'X' } });
    fireEvent.change(within(list()).getByLabelText('Hold / Resume'), { target: { value: '' } });
    expect(ports.kept().keys).toEqual({ mute: 'X', hold: '' });
    expect(button('Mute')).toHaveAttribute('title', 'Key: X');
    expect(button('Hold')).not.toHaveAttribute('title');
    await act(async () => void press('Escape'));
    expect(button('Hold')).toHaveFocus();
    press('h');
    press('m');
    press('x');
    expect(asked(line)).toEqual(['mute']);
  });

  it('switches all off at once, and gives the usual keys back', async () => {
    const { line, ports } = await draw([live()], { ports: fakeKeys({ keys: { mute: '' } }) });
    press('?', { shiftKey: true, code: 'Slash' });
    fireEvent.click(button('Restore the usual keys'));
    expect(ports.kept().keys).toEqual({});
    fireEvent.click(within(list()).getByRole('checkbox', { name: 'Keys while the softphone has the focus' }));
    button('Hold').focus();
    expect(press('m')).toBe(false);
    expect(asked(line)).toEqual([]);
  });
});

describe('a form', () => {
  it('hears keys while its softphone has the focus, and not while something else of the form has it', async () => {
    const { line } = await draw([live()], { where: 'control' });
    const outside = document.body.appendChild(document.createElement('button'));
    outside.focus();
    expect(press('m')).toBe(false);
    button('Hold').focus();
    expect(press('m')).toBe(true);
    expect(asked(line)).toEqual(['mute']);
    outside.remove();
  });
});

describe('keys from elsewhere', () => {
  const far = (digit: string, at?: Element) =>
    press('!', { code: `Digit${digit}`, ctrlKey: true, shiftKey: true }, at ?? document.body);
  const turnedOn: Partial<KeyChoices> = { far: true };

  it('do nothing until the agent turns them on', async () => {
    const { line } = await draw([aCall()], { where: 'control' });
    expect(far('2')).toBe(false);
    expect(asked(line)).toEqual([]);
  });

  it('accept, mute and hold from a text field of the form, where the calls have their buttons', async () => {
    const { line, show } = await draw([aCall()], { where: 'control', ports: fakeKeys(turnedOn) });
    const field = screen.getByRole('textbox', { name: 'Business phone' });
    expect(far('2', field)).toBe(true);
    show(live());
    far('3', field);
    far('4', field);
    expect(asked(line)).toEqual(['accept', 'mute', 'hold']);
  });

  it('are passed on to the panel beside the form, once although two fields of the form hear them', async () => {
    const ports = fakeKeys(turnedOn);
    const panel = await draw([aCall()], { ports });
    panel.container.remove();
    document.body.append(panel.container);
    const form = await draw([aCall()], { ports, where: 'control', ringPlaceId: 'panel' });
    const second = await draw([aCall()], { ports, where: 'control', ringPlaceId: 'panel' });
    // In life the panel hears its own frame only; here all hear the same window, and the first takes the key.
    far('2');
    expect([panel, form, second].flatMap(({ line }) => asked(line))).toEqual(['accept']);
  });

  it('go to the softphone and back', async () => {
    await draw([live()], { where: 'control', ports: fakeKeys(turnedOn) });
    const field = screen.getByRole('textbox', { name: 'Business phone' });
    field.focus();
    far('1', field);
    expect(screen.getByTestId('call-card').closest('li')).toHaveFocus();
    far('1', document.activeElement ?? undefined);
    expect(field).toHaveFocus();
  });
});
