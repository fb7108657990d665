/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import * as React from 'react';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import type { DialFormat } from '../../../../protocol/dialFormat';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

async function draw(calls: readonly CallView[], dialFormats: readonly DialFormat[] = []) {
  const line = new FakeLine(aView({ calls, dialFormats }));
  render(
    <PanelRoot
      later={laterHere}
      place={placeOn(line).place}
      texts={english}
      theme={{ dark: false, rtl: false, tokens: {} }}
    />,
  );
  await act(() => Promise.resolve());
  const commands = () => line.sent.flatMap((one) => (one.type === 'command' ? [one.command] : []));
  return { line, commands, show: (call: CallView) => act(() => line.show({ calls: [call] })) };
}
const supervisors = (more: Partial<CallView> = {}): CallView =>
  aCall({
    ...{ direction: 'outbound', state: 'connected', number: undefined, displayName: 'Ada Lovett' },
    ...{
      supervision: 'listen',
      able: ['hangup', 'listen', 'whisper', 'barge'],
      offers: ['hangup', 'whisper', 'barge'],
    },
    ...more,
  });
const part = () => screen.getByRole('region', { name: 'Supervision' });
const button = (name: string) => within(part()).getByRole('button', { name });

it('says who hears the supervisor, and changes it by a press; the words follow the telephony system', async () => {
  const { commands, show } = await draw([supervisors()]);
  expect(within(part()).getByRole('status')).toHaveTextContent('You listen. Nobody hears you.');
  expect(button('Listen')).toHaveAttribute('aria-pressed', 'true');
  fireEvent.click(button('Whisper'));
  expect(commands()).toEqual([{ command: 'whisper' }]);
  show(supervisors({ commands: ['whisper'] }));
  expect(within(part()).getByRole('status')).toHaveTextContent('You listen. Nobody hears you.');
  expect(button('Join in')).toHaveAttribute('aria-disabled', 'true');
  show(supervisors({ supervision: 'whisper', offers: ['hangup', 'listen', 'barge'] }));
  expect(within(part()).getByRole('status')).toHaveTextContent(/^Only .Ada Lovett. hears you\.$/);
  expect(button('Whisper')).toHaveAttribute('aria-pressed', 'true');
  show(supervisors({ supervision: 'barge', offers: ['hangup', 'listen', 'whisper'] }));
  expect(within(part()).getByRole('status')).toHaveTextContent('Everybody in the call hears you.');
});

it('is not ended by the supervisor, who only stops to listen; refused, it says that, and not of a number', async () => {
  const { show } = await draw([supervisors()]);
  expect(screen.getByRole('button', { name: 'Stop listening' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'End call' })).toBeNull();
  show(supervisors({ state: 'disconnected', reason: 'not-dialled' }));
  expect(screen.getByTestId('ended-card')).toHaveTextContent('The call cannot be listened to.');
});

it('offers nothing about a customer: who is listened to is none', async () => {
  const { show } = await draw([supervisors()]);
  expect(screen.queryByTestId('customer')).toBeNull();
  show(aCall({ direction: 'outbound', state: 'connected' }));
  expect(screen.getByTestId('customer')).toBeInTheDocument();
});

it('asks nothing while the telephone still rings', async () => {
  const { commands } = await draw([supervisors({ state: 'initiated', offers: ['hangup'] })]);
  expect(within(part()).getByRole('status')).toBeEmptyDOMElement();
  fireEvent.click(button('Whisper'));
  expect(commands()).toEqual([]);
});

it('tells the agent that a supervisor is on the call, and nothing where the telephony system does not', async () => {
  const { show } = await draw([aCall({ state: 'connected', supervised: true })]);
  expect(screen.getByTestId('supervised')).toHaveTextContent('A supervisor is on this call.');
  show(aCall({ state: 'connected' }));
  expect(screen.queryByTestId('supervised')).toBeNull();
});

it('only a supervisor has the tab; a colleague is named there and listened to', async () => {
  const { line } = await draw([], ['tel', 'supervise']);
  fireEvent.click(screen.getByRole('tab', { name: 'Supervision' }));
  await act(() => Promise.resolve());
  fireEvent.change(screen.getByRole('textbox'), { target: { value: ' 201 ' } });
  fireEvent.submit(screen.getByTestId('supervise'));
  await act(() => Promise.resolve());
  expect(line.sent).toMatchObject([{ type: 'dial', wish: { text: '201', format: 'supervise' } }]);
});

it('an agent who may only dial has no such tab', async () => {
  await draw([], ['tel']);
  expect(screen.queryByRole('tab', { name: 'Supervision' })).toBeNull();
});

it('who may only listen has no keypad', async () => {
  await draw([], ['supervise']);
  expect(screen.queryByRole('tab', { name: 'Keypad' })).toBeNull();
  fireEvent.click(screen.getByRole('tab', { name: 'Supervision' }));
  expect(await screen.findByTestId('supervise')).toBeInTheDocument();
});
