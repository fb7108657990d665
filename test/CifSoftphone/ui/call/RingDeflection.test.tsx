/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

const both = ['deflect', 'to-voicemail'] as const;

function draw(changes: Partial<CallView> = {}) {
  const ringing = (more: Partial<CallView>) => [
    aCall({ state: 'alerting', displayName: 'Maria Silva', offers: both, ...changes, ...more }),
  ];
  const line = new FakeLine(aView({ calls: ringing({}) }));
  render(
    <PanelRoot
      later={laterHere}
      place={placeOn(line).place}
      texts={english}
      theme={{ dark: false, rtl: false, tokens: {} }}
    />,
  );
  return { line, show: (more: Partial<CallView>) => act(() => line.show({ calls: ringing(more) })) };
}
const button = (name: string) => screen.getByRole('button', { name });
const field = () => screen.getByLabelText('Forward to (number, queue or address)');
const opener = 'Forward: Maria Silva';
/** What is opened comes with later.js. */
const open = () => act(async () => void fireEvent.click(button(opener)));

it('is there where the telephony system can send a ring on, and nowhere else', async () => {
  const { show } = draw({ offers: [] });
  expect(screen.queryByTestId('ring-deflect')).toBeNull();
  show({ offers: ['to-voicemail'] });
  await open();
  expect(button('To voicemail')).toBeEnabled();
  expect(screen.queryByTestId('deflect')).toBeNull();
});

it('sends the ring to whom the agent writes: the number is read by the rules of dialling first', async () => {
  const { line } = draw();
  await open();
  expect(button(opener)).toHaveAttribute('aria-expanded', 'true');
  expect(field()).toHaveFocus();
  fireEvent.change(field(), { target: { value: ' Sales ' } });
  fireEvent.click(button('Forward'));
  expect(line.sent).toContainEqual(expect.objectContaining({ type: 'deflect', target: 'Sales', sure: false }));
});

it('sends it to voicemail by one press', async () => {
  const { line } = draw();
  await open();
  fireEvent.click(button('To voicemail'));
  fireEvent.click(button('To voicemail'));
  expect(line.sent.filter(({ type }) => type === 'command')).toMatchObject([
    { command: { command: 'to-voicemail' } },
    {},
  ]);
});

it('being sent on it can be neither answered nor sent on again', async () => {
  const { show } = draw();
  await open();
  show({ commands: ['deflect'] });
  expect(button('Accept')).toBeDisabled();
  expect(button('Reject')).toBeDisabled();
  expect(button('Forward …')).toBeInTheDocument();
  expect(button('To voicemail')).toHaveAttribute('aria-disabled', 'true');
});
