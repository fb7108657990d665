/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import { ControlRoot } from '../../../../CifSoftphone/ui/shell/ControlRoot';
import { aCall, aView, FakeLine, yvonne } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { laterHere } from '../shell/laterHere';

const draft = { notes: 'Wants a copy', caseLink: undefined, fields: {}, revision: 0, saved: 'saved' } as const;
const talk = aCall({
  state: 'connected',
  customer: yvonne,
  offers: ['hangup', 'mute'],
  draft: { ...draft, disposition: undefined, wrapUp: undefined },
});
const field = {
  ...{ value: '+1 202 555 0123', readable: true, editable: true, required: false, label: 'Business phone' },
  ...{ maxLength: 50, errorMessage: undefined },
};

async function draw(calls = [talk]) {
  const line = new FakeLine(aView({ calls }));
  render(
    <ControlRoot
      later={laterHere}
      place={placeOn(line).place}
      texts={english}
      theme={{ dark: false, rtl: false, tokens: {} }}
      compact
      field={field}
      onChange={() => undefined}
    />,
  );
  await act(() => Promise.resolve());
  return { show: (next: typeof calls) => act(() => line.show({ calls: next })) };
}
const work = () => screen.getByRole('button', { name: 'Work on the call' });

describe('in a compact field', () => {
  it('a call is its keys, with their words for who cannot see the drawings; notes open when they are wanted', async () => {
    await draw();
    expect(screen.getByRole('button', { name: 'Mute' })).toHaveAttribute('title', expect.stringContaining('Mute'));
    expect(screen.getByRole('button', { name: 'End call' })).toHaveAttribute('title', 'End call');
    expect(screen.getByDisplayValue('Wants a copy')).not.toBeVisible();
    expect(work()).toHaveAttribute('aria-expanded', 'false');
    fireEvent.click(work());
    expect(screen.getByDisplayValue('Wants a copy')).toBeVisible();
    fireEvent.click(work());
    expect(screen.getByDisplayValue('Wants a copy')).not.toBeVisible();
  });

  it('what is written after the call stands open by itself, and can be put away', async () => {
    const { show } = await draw();
    const wrapUp = { sinceMs: Date.now(), endsAtMs: undefined };
    show([{ ...talk, state: 'disconnected', reason: 'normal', draft: { ...draft, disposition: undefined, wrapUp } }]);
    expect(screen.getByRole('button', { name: 'Done' })).toBeVisible();
    fireEvent.click(work());
    expect(screen.queryByRole('button', { name: 'Done' })).toBeNull();
  });

  it('a ring is a name and two keys; the rest waits behind its button', async () => {
    await draw([aCall({ customer: yvonne, comments: 'about an invoice' })]);
    expect(screen.getByRole('button', { name: 'Accept' })).toHaveAttribute('title', 'Accept');
    expect(screen.getByText('about an invoice')).not.toBeVisible();
    fireEvent.click(screen.getByRole('button', { name: 'Details: Yvonne McKay' }));
    expect(screen.getByText('about an invoice')).toBeVisible();
  });
});
