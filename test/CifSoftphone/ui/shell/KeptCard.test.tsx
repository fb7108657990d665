/**
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import * as React from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { KeptWords } from '../../../../CifSoftphone/core/draft/keptWords';
import { KeptCard } from '../../../../CifSoftphone/ui/shell/KeptCard';
import { FakeLine } from '../../surface/fakeLine';
import { placeOn } from './fakePlace';
import { InSoftphone } from './InSoftphone';

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)));
const words: KeptWords = {
  id: 'ada a',
  why: 'RowRefused',
  detail: '400',
  atMs: new Date(new Date().setHours(14, 5, 0, 0)).getTime(),
  who: 'Grace Hopper',
  text: 'Wants a copy',
};

function show(kept: KeptWords = words, copies = true) {
  const asked: string[] = [];
  const place = {
    ...placeOn(new FakeLine()).place,
    kept: (id: string, again: boolean) => Promise.resolve(void asked.push(`${again ? 'again' : 'forget'} ${id}`)),
    copy: (text: string) => Promise.resolve(asked.push(`copy ${text}`) > 0 && copies),
  };
  render(
    <InSoftphone place={place}>
      <KeptCard kept={kept} />
    </InSoftphone>,
  );
  // What can be done with the words is a press away.
  fireEvent.click(screen.getByRole('button', { name: 'Details' }));
  const press = async (name: string) => {
    fireEvent.click(screen.getByRole('button', { name }));
    await settle();
  };
  return { asked, press };
}

it('names the call by its time and who it was, and is read out', () => {
  show();
  const card = screen.getByRole('alert');
  expect(card).toHaveTextContent(/the call at .*\b(14:05|2:05)\b.*Grace Hopper.*\(400\)/);
  expect(screen.getByLabelText('Text that is kept')).toHaveValue('Wants a copy');
});

it('asks for the role where Dynamics lets the agent write no records, and shows no code', () => {
  show({ ...words, detail: '403' });
  const card = screen.getByRole('alert');
  expect(card).toHaveTextContent(/does not let you write the record of the call at .*Grace Hopper/);
  expect(card).toHaveTextContent('Ask your administrator for the role “CIF Softphone agent”');
  expect(card).not.toHaveTextContent('403');
});

it('copies the text and says so; where the clipboard is closed, the text is marked for the agent', async () => {
  const { asked, press } = show();
  await press('Copy text');
  expect(asked).toEqual(['copy Wants a copy']);
  expect(screen.getByRole('status')).toHaveTextContent('Copied.');
});

it('marks the text where the clipboard is closed', async () => {
  const { press } = show(words, false);
  await press('Copy text');
  expect(screen.getByRole('status')).toHaveTextContent('copy it with the keyboard');
  const field = screen.getByLabelText<HTMLTextAreaElement>('Text that is kept');
  expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('Wants a copy');
});

it('tries again, says when that was in vain, and gives words up only by that name', async () => {
  const { asked, press } = show({ ...words, why: 'RowClosed' });
  await press('Try again');
  expect(screen.getByRole('status')).toHaveTextContent('still not accepted');
  expect(screen.queryByRole('button', { name: 'Dismiss' })).not.toBeInTheDocument();
  await press('Discard text');
  expect(asked).toEqual(['again ada a', 'forget ada a']);
});

it('of a record without words of the agent offers nothing to copy', () => {
  show({ ...words, text: '', who: undefined });
  expect(screen.queryByRole('button', { name: 'Copy text' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});
