/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import * as React from 'react';
import { commandNames, commandRules, partsOf, sendsOn } from '../../../../protocol/callCommand';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, aView, FakeLine, yvonne } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

const all = ['hangup', 'hold', 'mute', 'send-digits', 'blind-transfer'] as const;

function draw(changes: Partial<CallView> = {}) {
  const live = (more: Partial<CallView>) => [aCall({ state: 'connected', offers: all, ...changes, ...more })];
  const line = new FakeLine(aView({ calls: live({}) }));
  render(
    <PanelRoot
      later={laterHere}
      place={placeOn(line).place}
      texts={english}
      theme={{ dark: false, rtl: false, tokens: {} }}
    />,
  );
  const commands = () => line.sent.flatMap((one) => (one.type === 'command' ? [one.command] : []));
  return { line, commands, show: (more: Partial<CallView>) => act(() => line.show({ calls: live(more) })) };
}
const button = (name: string) => screen.getByRole('button', { name });
const click = (name: string) => fireEvent.click(button(name));
/** What is opened comes with later.js. */
const opens = (name: string) => act(async () => void click(name));
/** Of the telephone: what can be done about the customer is another matter. */
const names = () =>
  screen
    .getAllByRole('button')
    .filter((one) => one.closest('[data-testid=customer]') === null)
    .map((one) => [...one.querySelectorAll('bdi')].map(({ textContent }) => textContent).join('') || one.textContent);

it('shows what the telephony system can do and nothing else', () => {
  const { show } = draw({ offers: ['hangup'] });
  expect(names()).toEqual(['End call']);
  show({ offers: all });
  expect(names()).toEqual(['Mute', 'Hold', 'Transfer', 'Keypad', 'End call']);
});

it.each(
  commandNames.filter(
    (command) =>
      command !== 'dial' &&
      command !== 'hangup' &&
      // Those of a ring.
      !sendsOn(command) &&
      command !== 'reply-text' &&
      !partsOf(command).includes('party') &&
      // Those of a supervisor's call stand below, with the words about it (Supervision.test.tsx).
      commandRules[command].needs !== 'supervise',
  ),
)('has a place for each thing that a telephony system can do with a call: %s', (command) => {
  draw({ offers: [command] });
  expect(names()).toContain(english(`Command_${command}`));
});

describe('a consultation', () => {
  const consult = [...all, 'consult'] as const;
  const first = aCall({ key: 'app/first', callId: 'first', state: 'held', displayName: 'Maria Silva', offers: [] });

  it('is begun where a call is given away, by Talk first, once, and the form closes when the second call is there', async () => {
    const { line, show } = draw({ offers: consult });
    expect(names()).toEqual(['Mute', 'Hold', 'Transfer', 'Keypad', 'End call']);
    await opens('Transfer');
    expect(button('Transfer')).toHaveAttribute('aria-expanded', 'true');
    const form = screen.getByRole('form', { name: 'Transfer' });
    const field = within(form).getByRole('textbox', { name: 'Transfer to (number or address)' });
    expect(field).toHaveFocus();
    fireEvent.change(field, { target: { value: ' +1 202 555 0177 ' } });
    expect(within(form).getByRole('button', { name: 'Transfer now' })).toBeEnabled();
    fireEvent.click(within(form).getByRole('button', { name: 'Talk first' }));
    show({ offers: consult, commands: ['consult'] });
    fireEvent.submit(form);
    for (const one of within(form).getAllByRole('button')) fireEvent.click(one);
    expect(line.sent.flatMap((one) => (one.type === 'consult' ? [one.target] : []))).toEqual(['+1 202 555 0177']);
    expect(line.sent.filter(({ type }) => type === 'transfer')).toEqual([]);
    show({
      offers: ['hangup', 'retrieve', 'blind-transfer', 'complete-transfer'],
      state: 'held',
      relatedKey: 'app/second',
    });
    expect(screen.queryByRole('form', { name: 'Transfer' })).toBeNull();
    // In the place of Transfer, and opens nothing.
    expect(names()).toEqual(['Mute', 'Resume', 'Complete transfer', 'Keypad', 'End call']);
    expect(button('Complete transfer')).not.toHaveAttribute('aria-expanded');
    expect(document.activeElement).not.toBe(document.body);
  });

  it('names in the wrap-up to whom the call went, as the agent had said it, and nobody where it only ended', async () => {
    const { show } = draw();
    await opens('Transfer');
    const form = screen.getByTestId('transfer');
    fireEvent.change(within(form).getByRole('textbox'), { target: { value: '202' } });
    fireEvent.submit(form);
    const draft = {
      ...{ notes: '', revision: 0, disposition: undefined, caseLink: undefined, fields: {} },
      saved: 'saved',
      wrapUp: { sinceMs: 0, endsAtMs: undefined },
    } as const;
    show({ state: 'disconnected', reason: 'normal', draft });
    expect(screen.queryByTestId('given-to')).toBeNull();
    show({ state: 'disconnected', reason: 'transferred', draft });
    expect(screen.getByTestId('given-to')).toHaveTextContent('Transferred to \u2068202\u2069');
  });

  it('is not begun by Enter, which gives the call away', async () => {
    const { line } = draw({ offers: consult });
    await opens('Transfer');
    const form = screen.getByTestId('transfer');
    fireEvent.change(within(form).getByRole('textbox'), { target: { value: '202' } });
    fireEvent.submit(form);
    expect(line.sent.flatMap((one) => (one.type === 'transfer' ? [one.target] : []))).toEqual(['202']);
    expect(line.sent.filter(({ type }) => type === 'consult')).toEqual([]);
  });

  it('has Complete transfer and Back to caller on its card, and says whose call it is about', () => {
    const call = aCall({
      state: 'connected',
      direction: 'outbound',
      consultation: true,
      relatedKey: first.key,
      offers: ['hangup', 'hold', 'complete-transfer', 'cancel-consult'],
    });
    const line = new FakeLine(aView({ calls: [first, call] }));
    render(
      <PanelRoot
        later={laterHere}
        place={placeOn(line).place}
        texts={english}
        theme={{ dark: false, rtl: false, tokens: {} }}
      />,
    );
    expect(screen.getByText('Consultation about the call with \u2068Maria Silva\u2069')).toBeVisible();
    click('Complete transfer');
    click('Back to caller');
    expect(line.sent.flatMap((one) => (one.type === 'command' ? [[one.key, one.command.command]] : []))).toEqual([
      [call.key, 'complete-transfer'],
      [call.key, 'cancel-consult'],
    ]);
  });

  it('takes the keyboard along when it comes to the front', () => {
    const held = aCall({
      state: 'held',
      relatedKey: 'app/second',
      offers: ['hangup', 'retrieve', 'complete-transfer'],
    });
    const second = { key: 'app/second', callId: 'second', direction: 'outbound', consultation: true } as const;
    const related = { relatedKey: held.key, offers: ['hangup', 'complete-transfer', 'cancel-consult'] } as const;
    const line = new FakeLine(aView({ calls: [held] }));
    render(
      <PanelRoot
        later={laterHere}
        place={placeOn(line).place}
        texts={english}
        theme={{ dark: false, rtl: false, tokens: {} }}
      />,
    );
    button('Resume').focus();
    for (const state of ['initiated', 'connected'] as const) {
      act(() => line.show({ calls: [held, aCall({ ...second, ...related, state })] }));
      const card = document.querySelector('[aria-current]');
      expect(card).toHaveTextContent('Back to caller');
      expect(card?.contains(document.activeElement)).toBe(true);
    }
    // From its beginning it is the one in full: nothing comes under a hand that waits for the answer.
    expect(screen.getAllByTestId('folded-call')).toHaveLength(1);
  });

  it('has its buttons in their places when the caller has hung up: they rest and say why', () => {
    const { show } = draw({
      consultation: true,
      relatedKey: 'app/first',
      offers: ['complete-transfer', 'cancel-consult'],
    });
    expect(names()).toEqual(['Complete transfer', 'Back to caller']);
    show({ consultation: true, able: ['consult', 'complete-transfer', 'cancel-consult'], offers: ['consult'] });
    expect(names()).toEqual(['Consult', 'Back to caller']);
    expect(button('Back to caller')).toHaveAccessibleDescription(english('Command_NotNow'));
  });
});

it('moves no button while a call lives: what rests stays in its place, says why, and does nothing', () => {
  const { commands, show } = draw({ state: 'initiated', able: all, offers: ['hangup'] });
  expect(names()).toEqual(['Mute', 'Hold', 'Transfer', 'Keypad', 'Cancel call']);
  expect(button('Hold')).toHaveAccessibleDescription('Not before the call is answered.');
  click('Hold');
  show({ state: 'connected', able: all, offers: all });
  expect(button('Hold')).toHaveAccessibleDescription('');
  show({ state: 'held', able: all, offers: ['hangup', 'retrieve', 'mute', 'blind-transfer'] });
  expect(names()).toEqual(['Mute', 'Resume', 'Transfer', 'Keypad', 'End call']);
  expect(button('Keypad')).toHaveAttribute('aria-disabled', 'true');
  expect(button('Keypad')).toHaveAccessibleDescription('Not while the call is on hold. Press Resume first.');
  show({ state: 'held', muted: true, able: all, offers: ['hangup', 'retrieve', 'unmute', 'blind-transfer'] });
  expect(names()).toEqual(['Unmute', 'Resume', 'Transfer', 'Keypad', 'End call']);
  show({ state: 'connected', able: ['hangup'], offers: ['hangup'] });
  expect(names()).toEqual(['Mute', 'Hold', 'Transfer', 'Keypad', 'End call']);
  expect(button('Transfer')).toHaveAccessibleDescription(english('Command_NotNow'));
  click('Mute');
  click('Transfer');
  expect(screen.queryByTestId('transfer')).toBeNull();
  expect(commands()).toEqual([]);
});

it('keeps an open keypad while the call is on hold, with what was sent, and sends nothing meanwhile', async () => {
  const { commands, show } = draw({ able: all });
  await opens('Keypad');
  click('5');
  show({ state: 'held', able: all, offers: ['hangup', 'retrieve', 'blind-transfer'] });
  const field = within(screen.getByTestId('keypad')).getByRole('textbox');
  expect(field).toHaveValue('5');
  click('6');
  fireEvent.keyDown(field, { key: '7' });
  show({ able: all });
  click('8');
  expect(commands()).toEqual(['5', '8'].map((digits) => ({ command: 'send-digits', digits })));
});

it('holds and resumes by the same button, which keeps the keyboard and says that it is under way', () => {
  const { commands, show } = draw();
  button('Hold').focus();
  click('Hold');
  show({ commands: ['hold'] });
  expect(button('Hold …')).toHaveAttribute('aria-disabled', 'true');
  click('Hold …');
  expect(document.querySelector('[aria-live="polite"]')).toHaveTextContent('Hold: under way');
  show({ state: 'held', offers: ['hangup', 'retrieve'] });
  expect(screen.getByTestId('call-card')).toHaveTextContent('On hold');
  expect(button('Resume')).toHaveFocus();
  click('Resume');
  expect(commands()).toEqual([{ command: 'hold' }, { command: 'retrieve' }]);
});

it('a call on hold behind another says so, goes on from its line, and another in its place has no such button', () => {
  const held = aCall({ key: 'app/held', state: 'held', displayName: 'Mo Noor', offers: ['hangup', 'retrieve'] });
  const line = new FakeLine(aView({ calls: [held, aCall({ state: 'connected', offers: ['hangup', 'hold'] })] }));
  const theme = { dark: false, rtl: false, tokens: {} };
  render(<PanelRoot later={laterHere} place={placeOn(line).place} texts={english} theme={theme} />);
  const drawn = (element: Element | null) => element?.querySelector('path')?.getAttribute('d');
  expect(drawn(screen.getByTestId('folded-call'))).toBe(drawn(button('Hold')));
  click('Resume: Mo Noor');
  expect(line.sent).toMatchObject([{ type: 'command', key: held.key, command: { command: 'retrieve' } }]);
  act(() => line.show({ calls: [{ ...held, state: 'connected', offers: ['hangup'] }, aCall({ state: 'held' })] }));
  expect(screen.getByTestId('folded-call')).toHaveTextContent('On hold');
  expect(screen.queryByTestId('folded-resume')).toBeNull();
});

it('the strip of a call has the drawing of how it is: telephone, held, muted', () => {
  const { show } = draw();
  const sign = () => screen.getByTestId('call-card').querySelector('path')?.getAttribute('d');
  const talking = sign();
  const drawnOf = (name: string) => button(name).querySelector('path')?.getAttribute('d');
  const [pause, telephone] = [drawnOf('Hold'), drawnOf('End call')];
  expect(talking).toBe(telephone);
  show({ state: 'held', offers: ['hangup', 'retrieve'] });
  expect(sign()).toBe(pause);
  show({ muted: true, offers: ['hangup', 'unmute'] });
  expect(sign()).toBe(drawnOf('Unmute'));
});

it('mutes, and says so on the card and aloud', () => {
  const { commands, show } = draw();
  click('Mute');
  show({ muted: true, offers: ['hangup', 'unmute'] });
  expect(screen.getByTestId('call-card')).toHaveTextContent('Muted');
  expect(document.querySelector('[aria-live="polite"]')).toHaveTextContent('Muted');
  click('Unmute');
  expect(commands()).toEqual([{ command: 'mute' }, { command: 'unmute' }]);
});

it('says whether the call is recorded, pauses by one press, and shows the pause when it is one', () => {
  const can = ['hangup', 'record-start', 'record-stop', 'record-pause', 'record-resume'] as const;
  const { commands, show } = draw({ able: can, recording: 'on', offers: ['hangup', 'record-stop', 'record-pause'] });
  const card = screen.getByTestId('call-card');
  const aloud = document.querySelector('[aria-live="polite"]');
  expect(names()).toEqual(['Stop recording', 'Pause recording', 'End call']);
  expect(card).toHaveTextContent('This call is recorded');
  click('Pause recording');
  const pausing = { able: can, recording: 'on', offers: ['hangup', 'record-stop', 'record-pause'] } as const;
  show({ ...pausing, commands: ['record-pause'] });
  expect(card).toHaveTextContent('This call is recorded');
  expect(button('Pause recording …')).toHaveAttribute('aria-disabled', 'true');
  expect(aloud).toHaveTextContent('Pause recording: under way');
  show({ able: can, recording: 'paused', offers: ['hangup', 'record-stop', 'record-resume'] });
  expect(card).toHaveTextContent('Recording is paused');
  expect(card).not.toHaveTextContent('This call is recorded');
  expect(aloud).toHaveTextContent('Recording is paused');
  click('Resume recording');
  show({ able: can, recording: 'off', offers: ['hangup', 'record-start'] });
  expect(aloud).toHaveTextContent('This call is not recorded');
  expect(names()).toEqual(['Record', 'Pause recording', 'End call']);
  expect(button('Pause recording')).toHaveAccessibleDescription('This call is not recorded');
  expect(commands()).toEqual([{ command: 'record-pause' }, { command: 'record-resume' }]);
});

it('says in words that a pause is asked for and not confirmed, in the one line of the recording that goes on', () => {
  const can = ['hangup', 'record-stop', 'record-pause', 'record-resume'] as const;
  const { show } = draw({ able: can, recording: 'on', offers: ['record-stop', 'record-pause'] });
  const words = () => document.querySelector('[data-recording]');
  expect(words()).not.toHaveTextContent('not confirmed');
  show({ able: can, recording: 'on', offers: ['record-stop', 'record-pause'], commands: ['hold', 'record-pause'] });
  expect(words()).toHaveTextContent('This call is recordedPause recording: asked, not confirmed yet');
  // The sign says it meanwhile, and a screen reader.
  expect(words()?.firstElementChild).toHaveTextContent('●');
  expect(words()?.querySelector('b')).toHaveStyle({ position: 'absolute' });
  show({ able: can, recording: 'paused', offers: ['record-stop', 'record-resume'] });
  expect(words()).not.toHaveTextContent('not confirmed');
});

it('does not say that a call is not recorded, of its resting Pause, while it may be', () => {
  draw({ able: ['record-start', 'record-pause'], recording: 'possible', offers: [], commands: ['record-start'] });
  expect(button('Pause recording')).not.toHaveAccessibleDescription('This call is not recorded');
});

it('shows of a call that is folded behind another how it is recorded', () => {
  const folded = aCall({ key: 'pbx call-2', state: 'held', customer: yvonne, recording: 'on' });
  const line = new FakeLine(aView({ calls: [folded, aCall({ state: 'connected', recording: 'paused' })] }));
  render(
    <PanelRoot
      later={laterHere}
      place={placeOn(line).place}
      texts={english}
      theme={{ dark: false, rtl: false, tokens: {} }}
    />,
  );
  expect(button('On hold: Yvonne McKay')).toHaveTextContent('This call is recorded');
  expect(button('On hold: Yvonne McKay')).toHaveAccessibleDescription('This call is recorded');
});

it('shows a recording that nobody can change, without a button', () => {
  const { show } = draw({ able: ['hangup'], offers: ['hangup'], recording: 'possible' });
  expect(screen.getByTestId('call-card')).toHaveTextContent('This call may be recorded');
  show({ able: ['hangup'], offers: ['hangup'], recording: 'on' });
  expect(screen.getByTestId('call-card')).toHaveTextContent('This call is recorded');
  expect(names()).toEqual(['End call']);
  show({ able: ['hangup'], offers: ['hangup'], recording: undefined });
  expect(screen.getByTestId('call-card').querySelector('[data-recording]')).toBeNull();
});

it('sends digits as they are clicked, typed and pasted', async () => {
  const { commands } = draw();
  await opens('Keypad');
  expect(button('Keypad')).toHaveAttribute('aria-expanded', 'true');
  click('5');
  const field = within(screen.getByTestId('keypad')).getByRole('textbox');
  fireEvent.keyDown(field, { key: '#' });
  fireEvent.keyDown(field, { key: '#', repeat: true });
  fireEvent.keyDown(field, { key: 'x' });
  fireEvent.paste(field, { clipboardData: { getData: () => 'PIN (12) 34' } });
  fireEvent.change(field, { target: { value: '5#12349' } });
  fireEvent.change(field, { target: { value: '5' } });
  expect(commands()).toEqual(['5', '#', '1234', '9'].map((digits) => ({ command: 'send-digits', digits })));
  expect(field).toHaveValue('5#12349');
});

it('transfers to what was typed, by Enter, and not to nowhere', async () => {
  const { line, show } = draw();
  const transfers = () => line.sent.filter(({ type }) => type === 'transfer' || type === 'command');
  await opens('Transfer');
  const form = screen.getByTestId('transfer');
  fireEvent.submit(form);
  expect(transfers()).toEqual([]);
  fireEvent.change(within(form).getByRole('textbox'), { target: { value: ' +1 202 555 0177 ' } });
  fireEvent.submit(form);
  show({ commands: ['blind-transfer'] });
  fireEvent.submit(form);
  expect(transfers()).toMatchObject([{ type: 'transfer', key: 'pbx call-1', target: '+1 202 555 0177', sure: false }]);
});

it('tells which command failed', () => {
  const line = new FakeLine(aView({ trouble: { kind: 'CommandUnanswered', command: 'hold' } }));
  render(
    <PanelRoot
      later={laterHere}
      place={placeOn(line).place}
      texts={english}
      theme={{ dark: false, rtl: false, tokens: {} }}
    />,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('did not confirm “Hold” in time');
});
