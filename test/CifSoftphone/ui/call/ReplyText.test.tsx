/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

const reply = { texts: ['I will call you back', 'Please write to us'], ownLength: 20 };

function draw(changes: Partial<CallView> = {}) {
  const ringing = (more: Partial<CallView>) => [
    aCall({ state: 'alerting', displayName: 'Maria Silva', offers: ['reply-text'], reply, ...changes, ...more }),
  ];
  const line = new FakeLine(aView({ calls: ringing({}) }));
  const theme = { dark: false, rtl: false, tokens: {} };
  render(<PanelRoot later={laterHere} place={placeOn(line).place} texts={english} theme={theme} />);
  return { line, show: (more: Partial<CallView>) => act(() => line.show({ calls: ringing(more) })) };
}
const button = (name: string) => screen.getByRole('button', { name });
const field = () => screen.getByLabelText('Own text');
const toggle = () => act(async () => void fireEvent.click(button('Reply with a text: Maria Silva')));
const write = (value: string) => fireEvent.change(field(), { target: { value } });
const sent = ({ sent: all }: FakeLine) => all.flatMap((one) => (one.type === 'command' ? [one.command] : []));

it('is there where the telephony system can answer with a text, and nowhere else', () => {
  const { show } = draw({ offers: ['deflect'] });
  expect(screen.queryByTestId('ring-reply')).toBeNull();
  show({ offers: ['reply-text'] });
  expect(screen.getByTestId('ring-reply')).toHaveTextContent('Reply with a text');
});

it('one of the texts that are offered goes out by one press', async () => {
  const { line } = draw();
  await toggle();
  expect(button('I will call you back')).toHaveFocus();
  fireEvent.click(button('Please write to us'));
  expect(sent(line)).toEqual([{ command: 'reply-text', text: 'Please write to us' }]);
});

it('Enter that is held since the form was opened sends nothing', async () => {
  draw();
  await toggle();
  expect(fireEvent.keyDown(button('I will call you back'), { key: 'Enter', repeat: true })).toBe(false);
});

it('an own one goes out by Enter or by its button; what is too long waits to be shortened', async () => {
  const { line } = draw();
  await toggle();
  write('I am in a meeting until noon');
  expect(await screen.findByText('28 / 20')).toBeInTheDocument();
  fireEvent.click(button('Send and reject'));
  fireEvent.keyDown(field(), { key: 'Enter' });
  expect(sent(line)).toEqual([]);
  expect(field()).toHaveValue('I am in a meeting until noon');
  write(' Back at noon ');
  fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
  expect(sent(line)).toEqual([]);
  fireEvent.keyDown(field(), { key: 'Enter' });
  expect(sent(line)).toEqual([{ command: 'reply-text', text: 'Back at noon' }]);
});

it('offered texts alone leave no room for an own one, and a system that offers none takes an own one', async () => {
  const { show } = draw({ reply: { texts: ['Please write to us'], ownLength: 0 } });
  await toggle();
  expect(screen.queryByLabelText('Own text')).toBeNull();
  show({ reply: undefined });
  expect(field()).toBeInTheDocument();
});

it('under way nothing else can be done with the ring; when it comes to nothing, what was written is still there', async () => {
  const { line, show } = draw();
  await toggle();
  write('Back at noon');
  show({ commands: ['reply-text'] });
  for (const name of ['Accept', 'Reject']) expect(button(name)).toBeDisabled();
  expect(button('Please write to us')).toHaveAttribute('aria-disabled', 'true');
  fireEvent.click(button('Please write to us'));
  fireEvent.keyDown(field(), { key: 'Enter' });
  expect(sent(line)).toEqual([]);
  show({ commands: [] });
  expect(button('Accept')).toBeEnabled();
  expect(field()).toHaveValue('Back at noon');
});

it('what was written outlives the form that was closed, and the one for forwarding that was opened in between', async () => {
  draw({ offers: ['deflect', 'reply-text'] });
  await toggle();
  write('Back at noon');
  await act(async () => void fireEvent.click(button('Forward: Maria Silva')));
  expect(screen.queryByTestId('reply')).toBeNull();
  await toggle();
  expect(field()).toHaveValue('Back at noon');
  expect(screen.queryByTestId('deflect')).toBeNull();
});
