/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import * as React from 'react';
import type { LineStatus } from '../../../../CifSoftphone/core/line/lineView';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { aCall, aView, FakeLine, yvonne } from '../../surface/fakeLine';
import { english, placeOn } from './fakePlace';
import { laterHere } from './laterHere';

const theme = { dark: false, rtl: false, tokens: {} };

function draw(line = new FakeLine()) {
  const { place, browser } = placeOn(line);
  const { unmount } = render(<PanelRoot later={laterHere} place={place} texts={english} theme={theme} />);
  return { line, place, browser, unmount, show: (view: Parameters<FakeLine['show']>[0]) => act(() => line.show(view)) };
}

afterEach(() => jest.useRealTimers());

describe('the line', () => {
  it.each<[LineStatus, string]>([
    ['not-configured', 'Not configured'],
    ['signed-out', 'Signed out'],
    ['connecting', 'Connecting'],
    ['connected', 'Connected'],
    ['reconnecting', 'Reconnecting'],
  ])('stands in words: %s', (status, words) => {
    draw(new FakeLine(aView({ status })));
    const badge = screen.getByTestId('line-status');
    expect(badge).toHaveTextContent(words);
    expect(badge).toHaveAttribute('data-status', status);
  });

  it('while it connects the panel has the shape of what comes, and says what it waits for', () => {
    jest.useFakeTimers();
    const { show } = draw(new FakeLine(aView({ status: 'connecting' })));
    expect(screen.queryByTestId('home-skeleton')).toBeNull();
    act(() => jest.advanceTimersByTime(500));
    expect(screen.getByTestId('home-skeleton')).toHaveTextContent('Calls can ring here in a moment.');
    show({ status: 'connected' });
    expect(screen.queryByTestId('home-skeleton')).toBeNull();
  });

  it('that nobody has set up says what to do, who does it, and where', () => {
    const { show } = draw(new FakeLine(aView({ status: 'not-configured' })));
    const said = screen.getByTestId('not-configured');
    expect(said).toHaveTextContent('calls cannot reach you');
    expect(said).toHaveTextContent('Tell your administrator');
    const link = within(said).getByRole('link', { name: 'Set-up page (for administrators)' });
    expect(link).toHaveAttribute('href', 'setup.html');
    show({ status: 'connected' });
    expect(screen.queryByTestId('not-configured')).toBeNull();
  });

  it('offers Sign in when signed out, and only then', () => {
    const { line, show } = draw(new FakeLine(aView({ status: 'signed-out' })));
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(line.signIns).toBe(1);
    show({ status: 'connected' });
    expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull();
  });
});

describe('a ring', () => {
  it('shows who calls, why, and how long is left', () => {
    jest.useFakeTimers();
    draw(new FakeLine(aView({ calls: [aCall({ comments: 'about an invoice', ringEndsAtMs: Date.now() + 9_500 })] })));
    const card = screen.getByTestId('ring-card');
    expect(card).toHaveAttribute('data-call-key', 'pbx call-1');
    expect(card).toHaveTextContent('+1 202 555 0123');
    expect(card).toHaveTextContent('about an invoice');
    expect(screen.getByTestId('ring-countdown')).toHaveTextContent('10 s left');
    act(() => jest.advanceTimersByTime(2_000));
    expect(screen.getByTestId('ring-countdown')).toHaveTextContent('8 s left');
  });

  it('does not wait for the search: the name comes when it comes', () => {
    const { show } = draw(new FakeLine(aView({ calls: [aCall()] })));
    expect(screen.getByTestId('ring-card')).toHaveTextContent('Looking for the caller');
    show({ calls: [aCall({ customer: yvonne })] });
    expect(screen.getByTestId('ring-card')).toHaveTextContent('Yvonne McKay');
    expect(screen.getByTestId('ring-card')).toHaveTextContent('+1 202 555 0123');
  });

  it('tells a withheld number from an unknown one', () => {
    const { show } = draw(
      new FakeLine(aView({ calls: [aCall({ number: undefined, e164: undefined, withheld: true })] })),
    );
    expect(screen.getByTestId('ring-card')).toHaveTextContent('Number withheld');
    show({ calls: [aCall({ number: undefined, e164: undefined })] });
    expect(screen.getByTestId('ring-card')).toHaveTextContent('Unknown caller');
  });

  it.each([
    ['Accept', 'accept'],
    ['Reject', 'reject'],
  ])('is answered by %s', (name, type) => {
    const { line } = draw(new FakeLine(aView({ calls: [aCall()] })));
    fireEvent.click(screen.getByRole('button', { name }));
    fireEvent.click(screen.getByRole('button', { name }));
    expect(line.sent).toEqual([{ type, key: 'pbx call-1' }]);
  });

  it('shows that the answer is under way and takes no second one', () => {
    draw(new FakeLine(aView({ calls: [aCall({ underWay: 'accept' })] })));
    expect(screen.getByRole('button', { name: 'Accepting' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Reject' })).toBeDisabled();
  });

  it('has no buttons where another place has them', () => {
    draw(new FakeLine(aView({ ringPlaceId: 'another', calls: [aCall()] })));
    expect(within(screen.getByTestId('ring-card')).queryAllByRole('button')).toEqual([]);
    expect(screen.getByTestId('ring-card')).toHaveTextContent('other window');
  });

  it('is reported as shown when its card was seen, also when its buttons come later', () => {
    const { line, browser, show } = draw(new FakeLine(aView({ ringPlaceId: 'another', calls: [aCall()] })));
    browser.see();
    expect(line.sent).toEqual([]);
    show({ ringPlaceId: 'here' });
    browser.see();
    expect(line.asked()).toEqual(['shown']);
  });

  it('is announced to those who do not see it', () => {
    const { show } = draw();
    const urgent = document.querySelector('[aria-live="assertive"]');
    expect(urgent).toBeEmptyDOMElement();
    show({ calls: [aCall({ displayName: 'Sam' })] });
    expect(urgent).toHaveTextContent('Incoming call from Sam');
  });

  it('does not hide another ring', () => {
    const { line } = draw(new FakeLine(aView({ calls: [aCall(), aCall({ key: 'pbx call-2', displayName: 'Sam' })] })));
    const second = screen.getByRole('group', { name: 'Incoming call from Sam' });
    expect(screen.getAllByTestId('ring-card')).toHaveLength(2);
    fireEvent.click(within(second).getByRole('button', { name: 'Reject' }));
    expect(line.sent).toEqual([{ type: 'reject', key: 'pbx call-2' }]);
  });
});

describe('the rings’ own place', () => {
  const missed = (id: number) => aCall({ key: `pbx m${id}`, state: 'disconnected', reason: 'timed-out' });
  const isAbove = (one: Element, other: Element): boolean =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

  it('comes first after the agent’s own bar: above trouble, settings, missed and live calls', () => {
    const calls = [...Array.from({ length: 10 }, (_, id) => missed(id)), aCall({ key: 'l', state: 'held' }), aCall()];
    draw(new FakeLine(aView({ calls, trouble: { kind: 'SettingMissing', detail: 'cti_Scope' } })));
    const rings = screen.getByRole('list', { name: 'Incoming calls' });
    for (const other of [
      screen.getByTestId('trouble'),
      screen.getByTestId('call-card'),
      ...screen.getAllByTestId('ended-card'),
    ]) {
      expect(isAbove(rings, other)).toBe(true);
    }
    expect(isAbove(screen.getByTestId('call-card'), screen.getAllByTestId('ended-card')[0] as HTMLElement)).toBe(true);
  });

  it('is there only while it rings', () => {
    const { show } = draw(new FakeLine(aView({ calls: [aCall()] })));
    show({ calls: [missed(1)] });
    expect(screen.queryByTestId('rings')).toBeNull();
  });

  it('folds what is not needed to answer while several ring, and opens it for each by its button', () => {
    const second = aCall({
      key: 'pbx call-2',
      displayName: 'Sam',
      comments: 'about a delivery',
      recording: 'possible',
    });
    const { show } = draw(new FakeLine(aView({ calls: [aCall(), second] })));
    const card = screen.getByRole('group', { name: 'Incoming call from Sam' });
    expect(within(card).getByText('about a delivery')).not.toBeVisible();
    // Whoever answers must know it before.
    expect(within(card).getByText('This call may be recorded')).toBeVisible();
    const details = within(card).getByRole('button', { name: 'Details: Sam' });
    fireEvent.click(details);
    expect(details).toHaveAttribute('aria-expanded', 'true');
    expect(within(card).getByText('about a delivery')).toBeVisible();
    show({ calls: [second] });
    expect(within(card).getByText('about a delivery')).toBeVisible();
    expect(within(card).queryByTestId('ring-details')).toBeNull();
  });
});

it('says what the time after a call measures, and how long the call was', () => {
  const now = Date.now();
  const draft = {
    notes: '',
    disposition: undefined,
    caseLink: undefined,
    fields: {},
    revision: 0,
    saved: 'saved',
  } as const;
  const over = (endsAtMs: number | undefined) =>
    aCall({
      state: 'disconnected',
      reason: 'normal',
      connectedAtMs: now - 746_000,
      draft: { ...draft, wrapUp: { sinceMs: now - 716_000, endsAtMs } },
    });
  const { show } = draw(new FakeLine(aView({ calls: [over(undefined)] })));
  expect(screen.getByTestId('wrap-up-card')).toHaveTextContent('Call: 0:30 · Wrap-up for 11:56');
  show({ calls: [over(now + 30_000)] });
  expect(screen.getByTestId('wrap-up-card')).toHaveTextContent('Call: 0:30 · Wrap-up: 0:30 left');
});

describe('a call', () => {
  it('shows its duration and ends by End call', () => {
    const { line } = draw(
      new FakeLine(aView({ calls: [aCall({ state: 'connected', connectedAtMs: Date.now() - 65_000 })] })),
    );
    expect(screen.getByRole('timer')).toHaveTextContent('1:05');
    fireEvent.click(screen.getByRole('button', { name: 'End call' }));
    expect(line.sent).toEqual([{ type: 'command', key: 'pbx call-1', command: { command: 'hangup' } }]);
  });

  it('says why when its end is not confirmed at once, and no button moves by it', () => {
    jest.useFakeTimers();
    const { show } = draw(new FakeLine(aView({ calls: [aCall({ state: 'connected', underWay: 'hangup' })] })));
    act(() => jest.advanceTimersByTime(1_000));
    expect(screen.queryByText(/not confirmed yet/)).toBeNull();
    act(() => jest.advanceTimersByTime(1_000));
    expect(screen.getByText(/not confirmed yet/)).toHaveAttribute('role', 'status');
    const ending = screen.getByRole('button', { name: english('Call_Ending') });
    expect(ending.compareDocumentPosition(screen.getByText(/not confirmed yet/))).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
    show({ calls: [aCall({ state: 'connected' })] });
    expect(screen.queryByText(/not confirmed yet/)).toBeNull();
  });

  it('keeps the keyboard where it was: from Accept to End call', () => {
    const { show } = draw(new FakeLine(aView({ calls: [aCall()] })));
    screen.getByRole('button', { name: 'Accept' }).focus();
    show({ calls: [aCall({ state: 'connected' })] });
    expect(screen.getByRole('button', { name: 'End call' })).toHaveFocus();
  });

  it('gives End call the keyboard also while the telephony system has yet to confirm the answer', () => {
    const able = ['hangup', 'hold', 'mute'] as const;
    const { line, show } = draw(new FakeLine(aView({ calls: [aCall()] })));
    screen.getByRole('button', { name: 'Accept' }).focus();
    show({ calls: [aCall({ state: 'connected', able, offers: [] })] });
    const endCall = screen.getByRole('button', { name: 'End call' });
    expect(endCall).toHaveFocus();
    fireEvent.click(endCall);
    expect(line.sent).toEqual([]);
    show({ calls: [aCall({ state: 'connected', able, offers: able })] });
    expect(screen.getByRole('button', { name: 'End call' })).toBe(endCall);
    expect(endCall).toHaveFocus();
    fireEvent.click(endCall);
    expect(line.asked()).toEqual(['hangup']);
  });

  it('takes the keyboard from nobody', () => {
    const { show } = draw();
    show({ calls: [aCall()] });
    show({ calls: [aCall({ state: 'connected' })] });
    expect(document.body).toHaveFocus();
  });

  it('says why it ended until that is dismissed', () => {
    const { line } = draw(new FakeLine(aView({ calls: [aCall({ state: 'disconnected', reason: 'cancelled' })] })));
    expect(screen.getByTestId('ended-card')).toHaveTextContent('The caller hung up');
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(line.asked()).toEqual(['dismiss']);
  });

  it('is put away with all others that are over, where there are several', () => {
    const over = (id: string) => aCall({ key: `pbx ${id}`, state: 'disconnected', reason: 'timed-out' });
    const { line, show } = draw(new FakeLine(aView({ calls: [over('1'), aCall()] })));
    expect(screen.queryByRole('button', { name: 'Dismiss all' })).toBeNull();
    show({ calls: [over('1'), aCall(), over('2')] });
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss all' }));
    expect(line.sent).toEqual([
      { type: 'dismiss', key: 'pbx 1' },
      { type: 'dismiss', key: 'pbx 2' },
    ]);
  });
});

it('tells a trouble in three sentences and names the variable', () => {
  const { line } = draw(new FakeLine(aView({ trouble: { kind: 'SettingMissing', detail: 'cti_Scope' } })));
  const alert = screen.getByRole('alert');
  expect(within(alert).getAllByText(/./, { selector: 'p > bdi' })).toHaveLength(3);
  expect(alert).toHaveTextContent('cti_Scope');
  fireEvent.click(within(alert).getByRole('button', { name: 'Dismiss' }));
  expect(line.asked()).toEqual(['dismiss-trouble']);
});

it('writes from right to left where the host does', () => {
  const { place } = placeOn(new FakeLine());
  const { container } = render(
    <PanelRoot later={laterHere} place={place} texts={english} theme={{ ...theme, rtl: true }} />,
  );
  expect(container.querySelector('[dir="rtl"]')).not.toBeNull();
});
