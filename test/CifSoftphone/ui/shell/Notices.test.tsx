/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import * as React from 'react';
import { unknownAgent } from '../../../../protocol/messages/agentState';
import type { LineView } from '../../../../CifSoftphone/core/line/lineView';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aView, FakeLine } from '../../surface/fakeLine';
import { english, placeOn } from './fakePlace';
import { laterHere } from './laterHere';

const kept = (id: string) => ({ id, why: 'RowRefused', atMs: 0, who: `Caller ${id}`, text: 'Wants a copy' }) as const;
const trouble = { kind: 'CommandRefused', command: 'blind-transfer' } as const;

async function draw(view: Partial<LineView>) {
  const line = new FakeLine(aView(view));
  const theme = { dark: false, rtl: false, tokens: {} };
  render(<PanelRoot later={laterHere} place={placeOn(line).place} texts={english} theme={theme} />);
  await act(() => Promise.resolve());
  return { show: (next: Partial<LineView>) => act(async () => (line.show(next), Promise.resolve())) };
}
/** The first words of each message that is seen. */
const seen = (): readonly (string | null)[] =>
  [...document.querySelectorAll('[data-message] > div:first-child > p')].flatMap((words) => {
    const message = words.closest<HTMLElement>('[data-message]');
    return message === null || getComputedStyle(message).display === 'none' ? [] : [words.textContent];
  });
const more = () => screen.queryByRole('button', { name: / more$/ });

describe('messages', () => {
  it('are one line: what was refused stands there, what it means and what to do is a press away, and heard at once', async () => {
    await draw({ trouble });
    const message = screen.getByRole('alert');
    expect(message).toHaveTextContent('refused “Transfer”.The call goes on as it was before.Try again');
    const means = within(message).getByText('The call goes on as it was before.').closest('div');
    expect(means?.className).toContain('unseen');
    const details = within(message).getByRole('button', { name: 'Details' });
    expect(details).toHaveAttribute('aria-expanded', 'false');
    fireEvent.click(details);
    expect(details).toHaveAttribute('aria-expanded', 'true');
    expect(means?.className).not.toContain('unseen');
    expect(more()).toBeNull();
  });

  it('of which there are several are one line, too: the most important, and how many others there are', async () => {
    const { show } = await draw({ trouble, kept: [kept('1'), kept('2')] });
    expect(seen()).toEqual(['The telephony system refused “Transfer”.']);
    expect(more()).toHaveTextContent('2 more');
    expect(more()).toHaveAttribute('aria-expanded', 'false');
    fireEvent.click(more() as HTMLElement);
    expect(seen()).toHaveLength(3);
    expect(more()).toHaveAttribute('aria-expanded', 'true');
    await show({ trouble, kept: [kept('1')] });
    expect(more()).toHaveTextContent('1 more');
    await show({ trouble: undefined, kept: [kept('1')] });
    expect(more()).toBeNull();
    // Another time the first stands for all again.
    await show({ trouble, kept: [kept('1'), kept('2')] });
    expect(seen()).toEqual(['The telephony system refused “Transfer”.']);
  });

  it('are counted also where they come by themselves, such as a time away that is over', async () => {
    jest.useFakeTimers();
    const agent = { ...unknownAgent, ready: false, minutes: 15, sinceMs: Date.now() - 14.99 * 60_000 };
    await draw({ trouble, agent });
    expect(more()).toBeNull();
    await act(async () => (jest.advanceTimersByTime(2_000), Promise.resolve()));
    expect(more()).toHaveTextContent('1 more');
    jest.useRealTimers();
  });

  it('of what is lost with them cannot be put away by a cross, and open what was written', async () => {
    await draw({ kept: [{ ...kept('1'), why: 'RowClosed' }] });
    const message = screen.getByTestId('trouble');
    expect(within(message).queryByRole('button', { name: 'Dismiss' })).toBeNull();
    expect(screen.getByLabelText('Text that is kept')).not.toBeVisible();
    fireEvent.click(within(message).getByRole('button', { name: 'Details' }));
    expect(screen.getByLabelText('Text that is kept')).toBeVisible();
    expect(within(message).getByRole('button', { name: 'Discard text' })).toBeVisible();
  });
});
