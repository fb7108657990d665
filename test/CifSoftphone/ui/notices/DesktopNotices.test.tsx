/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen } from '@testing-library/react';
import * as React from 'react';
import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import { desktopNotices } from '../../../../CifSoftphone/ui/notices/DesktopNotices';
import { parseNoticeChoices } from '../../../../CifSoftphone/ui/notices/noticePorts';
import { noticeSettings } from '../../../../CifSoftphone/ui/notices/NoticeSettings';
import { PanelRoot } from '../../../../CifSoftphone/ui/shell/PanelRoot';
import { FakeHost } from '../../surface/fakeHost';
import { aCall, aView, FakeLine, yvonne } from '../../surface/fakeLine';
import { english, placeOn } from '../shell/fakePlace';
import { InSoftphone } from '../shell/InSoftphone';
import { laterHere } from '../shell/laterHere';
import { fakeNotices } from './fakeNotices';

async function draw(
  notices: ReturnType<typeof fakeNotices>,
  { ringPlaceId = 'here', placeId = 'here', host = false } = {},
) {
  const line = Object.assign(new FakeLine(aView({ ringPlaceId })), { placeId });
  const { place } = placeOn(line);
  if (host) place.useHost(new FakeHost());
  const parts = { ...(await laterHere()), DesktopNotices: desktopNotices(notices) };
  const later = Object.assign(() => Promise.resolve(parts), { there: () => parts });
  const theme = { dark: false, rtl: false, tokens: {} };
  const { unmount } = render(<PanelRoot {...{ later, place, theme }} texts={english} />);
  const show = (...calls: Partial<CallView>[]) =>
    act(async () => line.show({ calls: calls.map((call) => aCall(call)) }));
  return { line, unmount, show };
}

it('a ring that nobody looks at is shown once, with the name, until it is over', async () => {
  const notices = fakeNotices({ click: 'show' });
  const { show } = await draw(notices);
  notices.look(false);
  await show({});
  await show({ customer: yvonne, state: 'alerting' });
  expect(notices.titles()).toEqual(['Incoming call from +1 202 555 0123']);
  await show({ state: 'disconnected', reason: 'cancelled' });
  expect(notices.titles()).toEqual([]);
});

it.each<[string, Partial<CallView>]>([
  ['is accepted', { underWay: 'accept' }],
  ['is answered elsewhere', { state: 'disconnected', reason: 'answered-elsewhere' }],
  ['is answered at the telephone', { state: 'connected' }],
])('and is taken back the moment the call %s', async (_how, changes) => {
  const notices = fakeNotices({ click: 'show' });
  const { show } = await draw(notices);
  notices.look(false);
  await show({});
  await show(changes);
  expect(notices.titles()).toEqual([]);
});

it('a ring that moves to another page keeps the notification of that page: who takes back one of the same tag takes that', async () => {
  const tags = new Set<string>();
  for (const placeId of ['one', 'other']) {
    const notices = fakeNotices({ click: 'show' });
    const { show, unmount } = await draw(notices, { ringPlaceId: placeId, placeId });
    notices.look(false);
    await show({});
    notices.now.shown.forEach(({ tag }) => tags.add(tag));
    unmount();
  }
  expect(tags.size).toBe(2);
});

it('a withheld number stays withheld', async () => {
  const notices = fakeNotices({ click: 'show' });
  const { show } = await draw(notices);
  notices.look(false);
  await show({ withheld: true, number: undefined, e164: undefined });
  expect(notices.titles()).toEqual(['Incoming call from a withheld number']);
});

it('comes when the agent looks away, and goes when the agent is back', async () => {
  const notices = fakeNotices({ click: 'show' });
  const { show } = await draw(notices);
  await show({});
  expect(notices.titles()).toEqual([]);
  notices.look(false);
  expect(notices.titles()).toHaveLength(1);
  notices.look(true);
  expect(notices.titles()).toEqual([]);
});

it.each([
  ['its buttons are in another place', { ringPlaceId: 'another' }, { click: 'show' }, 'granted'],
  ['Dynamics shows it itself', { host: true }, { click: 'show' }, 'granted'],
  ['the agent wants none', {}, { click: 'off' }, 'granted'],
  ['nobody was asked yet', {}, {}, 'granted'],
  ['the browser does not allow it', {}, { click: 'show' }, 'denied'],
] as const)('is not shown where %s', async (_why, where, chosen, permission) => {
  const notices = fakeNotices(chosen, permission);
  const { show } = await draw(notices, where);
  notices.look(false);
  await show({});
  expect(notices.titles()).toEqual([]);
  expect(notices.now.asked).toBe(0);
});

it.each([
  ['show', []],
  ['accept', ['accept']],
] as const)('a click on it, chosen as %s, asks for %j', async (click, asked) => {
  const notices = fakeNotices({ click });
  const { line, show } = await draw(notices);
  notices.look(false);
  await show({});
  for (const notice of notices.now.shown) notice.onClick();
  expect(line.asked().filter((one) => one === 'accept')).toEqual(asked);
});

it('leaves with its page', async () => {
  const notices = fakeNotices({ click: 'show' });
  const { show, unmount } = await draw(notices);
  notices.look(false);
  await show({});
  unmount();
  expect(notices.titles()).toEqual([]);
});

it('is offered once after the first ring that was missed unseen; the browser asks only then', async () => {
  const notices = fakeNotices({}, 'default');
  const { show } = await draw(notices);
  notices.look(false);
  await show({});
  expect(screen.queryByTestId('notice-offer')).toBeNull();
  await show({ state: 'disconnected', reason: 'no-answer' });
  expect(notices.now.asked).toBe(0);
  fireEvent.click(screen.getByRole('button', { name: 'Notify me from now on' }));
  expect([notices.now.asked, notices.now.kept]).toEqual([1, { click: 'show' }]);
  expect(screen.queryByTestId('notice-offer')).toBeNull();
});

it('who puts the offer away is not asked again', async () => {
  const notices = fakeNotices({}, 'default');
  const { show } = await draw(notices);
  notices.look(false);
  await show({});
  await show({ state: 'disconnected', reason: 'no-answer' });
  const offer = screen.getByTestId('notice-offer');
  fireEvent.click(offer.querySelector('button') ?? offer);
  expect([notices.now.asked, notices.now.kept]).toEqual([0, { click: 'off' }]);
  await show({ key: 'pbx second' });
  await show({ key: 'pbx second', state: 'disconnected', reason: 'no-answer' });
  expect(screen.queryByTestId('notice-offer')).toBeNull();
});

describe('in the settings', () => {
  async function settings(notices: ReturnType<typeof fakeNotices>, host = false) {
    const { place } = placeOn(new FakeLine());
    if (host) place.useHost(new FakeHost());
    const Settings = noticeSettings(notices);
    render(
      <InSoftphone place={place}>
        <Settings />
      </InSoftphone>,
    );
  }

  it('turning it on asks the browser; a refusal is said with what to do', async () => {
    const notices = fakeNotices({}, 'denied');
    await settings(notices);
    fireEvent.change(screen.getByLabelText('While you look elsewhere'), { target: { value: 'accept' } });
    await act(async () => undefined);
    expect([notices.now.asked, notices.now.kept]).toEqual([1, { click: 'accept' }]);
    expect(screen.getByRole('status')).toHaveTextContent('The browser does not allow notifications of this site.');
  });

  it('where Dynamics notifies, it is said so, and the browser can be asked for it', async () => {
    const notices = fakeNotices({}, 'default');
    await settings(notices, true);
    fireEvent.click(screen.getByRole('button', { name: 'Allow notifications' }));
    await act(async () => undefined);
    expect(notices.now.asked).toBe(1);
    expect(screen.queryByLabelText('While you look elsewhere')).toBeNull();
  });

  it.each([null, 'x', '[]', '{"click":"dance"}'])('what is kept as %s is no choice', (text) => {
    expect(parseNoticeChoices(text)).toEqual({});
  });
});
