/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import * as React from 'react';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import type { ConferenceParty } from '../../../../protocol/conferenceParty';
import { aCall, aView, FakeLine, yvonne } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

const caller: ConferenceParty = { id: 'p1', state: 'connected', number: '+12025550123' };
const colleague: ConferenceParty = { id: 'p2', state: 'connected', displayName: 'Mo Noor' };
const offers = ['hangup', 'hold', 'leave', 'drop-party', 'mute-party', 'unmute-party'] as const;

async function draw(changes: Partial<CallView> = {}) {
  const calls = (more: Partial<CallView>) => [
    aCall({ state: 'connected', offers, parties: [caller, colleague], ...changes, ...more }),
  ];
  const line = new FakeLine(aView({ calls: calls({}) }));
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
  return { line, commands, show: (more: Partial<CallView>) => act(() => line.show({ calls: calls(more) })) };
}
const button = (name: string) => screen.getByRole('button', { name });
const rows = () => within(screen.getByRole('region', { name: 'In this conference' })).getAllByTestId('party');

it('says who is in the conference and how, numbers as the agent writes them', async () => {
  const { line } = await draw({
    parties: [caller, { ...colleague, state: 'held', muted: true }, { id: 'p3', state: 'alerting', withheld: true }],
  });
  expect(line.sent).toContainEqual({ type: 'write-numbers', numbers: ['+12025550123'] });
  act(() => line.show({ written: [['+12025550123', '(202) 555-0123']] }));
  expect(
    rows().map((row) => [...row.querySelectorAll('p')].map(({ textContent }) => textContent?.replace(/\u00a0/g, ' '))),
  ).toEqual([
    ['(202) 555-0123', 'In a call'],
    ['Mo Noor', 'On hold · Muted: nobody hears this person'],
    ['Number withheld', 'Ringing at the other end'],
  ]);
});

it('reads out who comes and who goes', async () => {
  const { show } = await draw();
  const status = screen.getByText('In this conference: +12025550123, Mo Noor');
  expect(status).toHaveAttribute('role', 'status');
  show({ parties: [caller] });
  expect(status).toHaveTextContent('In this conference: +12025550123');
});

it('silences one, lets them be heard again, and puts one out: each button says whose it is', async () => {
  const { commands, show } = await draw();
  fireEvent.click(button('Mute: Mo Noor'));
  show({ parties: [caller, { ...colleague, muted: true }] });
  fireEvent.click(button('Unmute: Mo Noor'));
  fireEvent.click(button('Remove: +12025550123'));
  expect(commands()).toEqual([
    { command: 'mute-party', party: 'p2' },
    { command: 'unmute-party', party: 'p2' },
    { command: 'drop-party', party: 'p1' },
  ]);
});

it('shows what is under way at the one it is about, and takes no second wish meanwhile', async () => {
  const { commands, show } = await draw();
  fireEvent.click(button('Remove: Mo Noor'));
  show({ commands: ['drop-party'] });
  expect(button('Remove: Mo Noor')).toHaveTextContent('Remove …');
  expect(button('Remove: +12025550123')).toHaveTextContent(/^Remove$/);
  fireEvent.click(button('Remove: Mo Noor'));
  fireEvent.click(button('Mute: +12025550123'));
  expect(commands()).toHaveLength(1);
});

it('who is gone takes the buttons along: the keyboard stays with the list', async () => {
  const { show } = await draw();
  button('Remove: Mo Noor').focus();
  show({ parties: [caller] });
  expect(document.activeElement).toBe(screen.getByTestId('parties'));
});

it('names what End call does to a conference, and offers to leave it', async () => {
  const { commands, show } = await draw();
  expect(screen.queryByRole('button', { name: 'End call' })).toBeNull();
  expect(button('End for everyone')).toBeEnabled();
  fireEvent.click(button('Leave'));
  expect(commands()).toEqual([{ command: 'leave' }]);
  show({ parties: undefined, offers: ['hangup', 'hold'] });
  expect(button('End call')).toBeEnabled();
  expect(screen.queryByTestId('parties')).toBeNull();
});

it('the red key leaves a conference; to end it for everyone is a quiet key, and asks first', async () => {
  const { commands } = await draw();
  expect(button('Leave')).toHaveAttribute('data-keeps-focus');
  fireEvent.click(button('End for everyone'));
  expect(commands()).toEqual([]);
  const question = screen.getByRole('alertdialog', { name: 'End the call for everyone?' });
  expect(within(question).getByRole('button', { name: 'Go on talking' })).toHaveFocus();
  fireEvent.keyDown(question, { key: 'Escape' });
  expect(screen.queryByRole('alertdialog')).toBeNull();
  fireEvent.click(button('End for everyone'));
  fireEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'End for everyone' }));
  expect(commands()).toEqual([{ command: 'hangup' }]);
});

it('where nobody can leave, the red key ends it for everyone, and says so', async () => {
  await draw({ offers: ['hangup'] });
  expect(button('End for everyone')).toHaveAttribute('data-keeps-focus');
});

it('has no buttons at a party where the telephony system only tells who is there', async () => {
  await draw({ offers: ['hangup'] });
  expect(rows()).toHaveLength(2);
  expect(screen.queryByRole('button', { name: 'Remove: Mo Noor' })).toBeNull();
});

it('Merge comes with the pair and moves no other button', async () => {
  const pair = { parties: undefined, offers: ['hangup', 'hold', 'record-start'] } as const;
  const { commands, show } = await draw({ ...pair });
  const tools = () =>
    [...screen.getByRole('group', { name: 'During the call' }).querySelectorAll('[data-command]')].map((one) =>
      one.getAttribute('data-command'),
    );
  expect(tools()).toEqual(['hold', 'record-start']);
  show({ ...pair, relatedKey: 'app/other', offers: [...pair.offers, 'merge'] });
  expect(tools()).toEqual(['hold', 'record-start', 'merge']);
  fireEvent.click(button('Merge'));
  expect(commands()).toEqual([{ command: 'merge' }]);
});

it('calls the caller as the card does: by the name of the record', async () => {
  const { show } = await draw({ customer: yvonne });
  const names = () => rows().map((row) => row.querySelector('bdi')?.textContent);
  expect(names()).toEqual(['Yvonne McKay', 'Mo Noor']);
  // Somebody else has no name by it.
  show({ customer: yvonne, parties: [{ ...caller, number: '+12025550188' }, colleague] });
  expect(names()).toEqual(['+12025550188', 'Mo Noor']);
});
