import type { CallView } from '../../../CifSoftphone/core/calls/callView';
import type { HostRingOutcome } from '../../../CifSoftphone/host/hostPort';
import { createPlainHost } from '../../../CifSoftphone/host/plain';
import { HostNotifications } from '../../../CifSoftphone/surface/hostNotifications';
import { handedToHostAfterMs, nameBudgetMs } from '../../../CifSoftphone/surface/placeTimings';
import { FakeBrowserSide } from './fakeBrowserSide';
import { FakeHost } from './fakeHost';
import { aCall, aView, yvonne } from './fakeLine';

const titleOf = ({ customer, number }: CallView): string =>
  customer?.outcome === 'one' ? customer.customer.name : (number ?? 'nobody');
const second = { key: 'pbx call-2', callId: 'call-2', number: '+1 202 555 0177' };

function start(plain?: ReturnType<typeof createPlainHost>) {
  const host = new FakeHost();
  const browser = new FakeBrowserSide();
  const outcomes: HostRingOutcome[] = [];
  const handed: string[] = [];
  const notifications = new HostNotifications({
    host: plain ?? host,
    browser,
    texts: { headerText: titleOf },
    onOutcome: (_key, outcome) => outcomes.push(outcome),
    onHanded: (key) => handed.push(key),
  });
  const rings = (calls: readonly CallView[], here = true): void => notifications.update(aView({ calls }), here);
  return { host, browser, outcomes, handed, notifications, rings };
}

describe('the title of a notification', () => {
  it('is the name when the name comes within the moment that the notification waits', () => {
    const { host, browser, rings } = start();
    rings([aCall()]);
    browser.pass(nameBudgetMs - 1);
    expect(host.notified).toEqual([]);
    rings([aCall({ customer: yvonne })]);
    browser.pass(nameBudgetMs);
    expect([host.notified, host.renamed]).toEqual([['Yvonne McKay'], []]);
  });

  it('is the number when no name has come by then, and the name as soon as it does', () => {
    const { host, browser, rings } = start();
    rings([aCall()]);
    browser.pass(nameBudgetMs);
    expect(host.notified).toEqual(['+1 202 555 0123']);
    rings([aCall({ comments: 'about an invoice' })]);
    expect(host.renamed).toEqual([]);
    rings([aCall({ customer: yvonne })]);
    rings([aCall({ customer: yvonne, comments: 'more' })]);
    expect(host.renamed).toEqual(['Yvonne McKay']);
  });

  it('changes nothing where nobody was found', () => {
    const { host, browser, rings } = start();
    rings([aCall()]);
    browser.pass(nameBudgetMs);
    rings([aCall({ customer: { outcome: 'none' } })]);
    expect([host.notified.length, host.renamed]).toEqual([1, []]);
  });

  it('stays a number while another call rings, which would lose its place, and is the name when that one is gone', () => {
    const { host, browser, rings } = start();
    rings([aCall(), aCall(second)]);
    browser.pass(nameBudgetMs);
    rings([aCall({ customer: yvonne }), aCall(second)]);
    expect([host.notified, host.renamed]).toEqual([['+1 202 555 0123', '+1 202 555 0177'], []]);
    rings([aCall({ customer: yvonne })]);
    expect(host.renamed).toEqual(['Yvonne McKay']);
  });

  it('is left alone once the host has answered', async () => {
    const { host, browser, outcomes, rings } = start();
    rings([aCall()]);
    browser.pass(nameBudgetMs);
    await host.answer(aCall().key, 'timed-out');
    rings([aCall({ customer: yvonne })]);
    expect([host.renamed, outcomes]).toEqual([[], ['timed-out']]);
  });
});

describe('while the notification waits for the name', () => {
  it.each<[string, readonly CallView[], boolean]>([
    ['the caller gives up', [], true],
    ['the agent accepts on the card', [aCall({ underWay: 'accept' })], true],
    ['the agent answers elsewhere', [aCall({ state: 'connected' })], true],
    ['the buttons move to another tab', [aCall()], false],
  ])('it is never raised when %s', (_what, calls, here) => {
    const { host, browser, handed, rings } = start();
    rings([aCall()]);
    rings(calls, here);
    browser.pass(nameBudgetMs + handedToHostAfterMs);
    expect([host.notified, host.cancelled, handed]).toEqual([[], [], []]);
  });

  it('it is never raised when the softphone stops', () => {
    const { host, browser, notifications, rings } = start();
    rings([aCall()]);
    notifications.stop();
    browser.pass(nameBudgetMs);
    expect(host.notified).toEqual([]);
  });

  it('the host is not said to have the ring before it has it', () => {
    const { browser, handed, rings } = start();
    rings([aCall()]);
    browser.pass(nameBudgetMs);
    expect(handed).toEqual([]);
    browser.pass(handedToHostAfterMs);
    expect(handed).toEqual([aCall().key]);
  });

  it('a ring of which more is told waits no longer for that', () => {
    const { host, browser, rings } = start();
    rings([aCall()]);
    browser.pass(nameBudgetMs - 1);
    rings([aCall({ comments: 'about an invoice' })]);
    browser.pass(1);
    expect(host.notified).toEqual(['+1 202 555 0123']);
  });
});

it('a place without notifications waits for nothing and hands nothing over', () => {
  const { browser, handed, rings } = start(createPlainHost());
  rings([aCall()]);
  browser.pass(nameBudgetMs + handedToHostAfterMs);
  expect(handed).toEqual([]);
});
