/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import { callDetails } from '../../../../CifSoftphone/ui/call/CallDetails';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import type { NotesReader } from '../../../../CifSoftphone/core/calls/earlierNotes';
import { aCall, aView, FakeLine } from '../../surface/fakeLine';
import { FakeHost } from '../../surface/fakeHost';
import { placeOn } from '../shell/fakePlace';
import { InSoftphone } from '../shell/InSoftphone';

function details(
  changes: Partial<CallView>,
  readNotes: NotesReader = () => Promise.resolve({ ok: true, text: '' }),
  settings?: string,
) {
  const call = aCall(changes);
  const CallDetails = callDetails(readNotes);
  const { place } = placeOn(new FakeLine(aView({ calls: [call] })));
  const host = new FakeHost();
  place.useHost(host);
  place.configure(settings);
  render(
    <InSoftphone place={place}>
      <CallDetails call={call} />
    </InSoftphone>,
  );
  return { host, box: screen.getByTestId('call-details') };
}

const factsIn = (box: HTMLElement) => [...(box.firstElementChild?.children ?? [])].map((fact) => fact.textContent);

it('queue, waiting time, campaign, menu choices in their order and the reference stand there as they were told', () => {
  const menu = [
    { label: 'Second', value: '2' },
    { label: 'First', value: '1' },
  ];
  const { box } = details({ queue: 'Billing', waitedMs: 125_000, campaign: 'Autumn', reference: 'A-7', menu });
  expect(factsIn(box)).toEqual([
    ...['Queue: Billing', 'Waited: 2:05', 'Campaign: Autumn', 'Second: 2', 'First: 1', 'Reference: A-7'],
  ]);
});

it('which facts are shown, and in which order, is as the makers set it', () => {
  const told = { queue: 'Billing', waitedMs: 125_000, reference: 'A-7', menu: [{ label: 'Language', value: 'en' }] };
  const { box } = details(told, undefined, '{"facts":["reference","menu","campaign","queue"]}');
  expect(factsIn(box)).toEqual(['Reference: A-7', 'Language: en', 'Queue: Billing']);
});

it('strange words keep their direction to themselves, and a long one is cut between characters, the rest a press away', () => {
  const family = '👨‍👩‍👧';
  const { box } = details({ queue: `שלום ${'x'.repeat(72)}${family}end` });
  expect(box.querySelectorAll('bdi').length).toBeGreaterThan(1);
  const summary = box.querySelector('summary');
  expect(summary?.textContent).toBe(`שלום ${'x'.repeat(72)}…`);
  expect(box.querySelector('details')?.lastChild?.textContent).toBe(`${family}end`);
});

it('what the call is about opens by a press', () => {
  const record = { entityName: 'salesorder', id: '7' };
  const { host } = details({ record });
  fireEvent.click(screen.getByTestId('open-named-record'));
  expect(host.opened).toEqual(['salesorder 7']);
});

describe('the notes of the call before', () => {
  const earlierActivity = '8d1f4b0e-6c0a-5f0b-9b7e-2f6d5b8c1a47';

  it('are read when they are opened, each time anew', async () => {
    let text = 'Wants a refund';
    details({ earlierActivity }, () => Promise.resolve({ ok: true, text }));
    const button = screen.getByRole('button', { name: 'Notes of the call before' });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    fireEvent.click(button);
    await screen.findByText('Wants a refund');
    fireEvent.click(button);
    text = 'Has the refund';
    fireEvent.click(button);
    await screen.findByText('Has the refund');
  });

  it('say what the first agent chose for the call, in the words of the makers', async () => {
    const read = () => Promise.resolve({ ok: true, text: 'Wants a refund', disposition: 'callback' } as const);
    const settings = '{"dispositions":[{"value":"callback","label":"Call back"}]}';
    details({ earlierActivity }, read, settings);
    fireEvent.click(screen.getByRole('button', { name: 'Notes of the call before' }));
    await screen.findByText('Call back');
  });

  it.each([
    ['forbidden', /does not let you read/],
    ['unread', /could not be read/],
  ] as const)('that the agent cannot read (%s): it is said, and what to do', async (why, words) => {
    details({ earlierActivity }, () => Promise.resolve({ ok: false, why }));
    fireEvent.click(screen.getByRole('button', { name: 'Notes of the call before' }));
    await screen.findByText(words);
  });
});
