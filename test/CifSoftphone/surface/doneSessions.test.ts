import { createPlace } from '../../../CifSoftphone/surface/createPlace';
import { hostExtras } from '../../../CifSoftphone/surface/hostExtras';
import { sessionCloseAfterMs } from '../../../CifSoftphone/surface/placeTimings';
import { FakeBrowserSide } from './fakeBrowserSide';
import { fakeDialling } from './fakeDialling';
import { FakeHost } from './fakeHost';
import { aCall, FakeLine, yvonne } from './fakeLine';

const { key } = aCall();
const { id } = yvonne.customer;
const over = aCall({ state: 'disconnected', reason: 'normal', customer: yvonne });

const written = {
  notes: 'Calls back',
  disposition: undefined,
  caseLink: undefined,
  fields: {},
  revision: 0,
  saved: 'saved',
  wrapUp: undefined,
} as const;

function start(settings = '{}') {
  const line = new FakeLine();
  const browser = new FakeBrowserSide();
  const place = createPlace({ line, browser, texts: { headerText: () => '' }, ...fakeDialling(), hostExtras });
  const host = new FakeHost();
  place.configure(settings);
  place.useHost(host);
  host.tellSessions([key], key);
  const later = () => browser.pass(sessionCloseAfterMs);
  return { line, host, place, later, trouble: () => place.getView().trouble };
}

describe('when the agent is done with a call', () => {
  it('its session closes; while its card is there it stays', () => {
    const { line, host, later } = start();
    line.show({ calls: [over] });
    later();
    expect(host.closedByUs).toEqual([]);
    line.show({ calls: [] });
    later();
    expect(host.closedByUs).toEqual([`${key} ${id}`]);
  });

  it('also one who turned down a ring that had opened its record', () => {
    const { line, host, later } = start();
    line.show({ calls: [aCall({ customer: yvonne })] });
    line.show({ calls: [] });
    later();
    expect(host.closedByUs).toEqual([`${key} ${id}`]);
  });

  it('the records are those of everybody who was taken for the customer', () => {
    const { line, host, later } = start();
    line.show({ calls: [over] });
    const other = { ...yvonne.customer, id: 'other' };
    line.show({ calls: [{ ...over, customer: { outcome: 'one', customer: other } }] });
    line.show({ calls: [] });
    later();
    expect(host.closedByUs).toEqual([`${key} ${id} other`]);
  });
});

it.each([
  ['was missed before, and its card is still there', { state: 'disconnected', reason: 'timed-out' }],
  ['rings again', { state: 'offered' }],
] as const)('the session of an answered call closes though the same customer %s', (_what, changes) => {
  const { line, host, later } = start();
  const other = aCall({ key: 'pbx call-2', customer: yvonne, ...changes });
  line.show({ calls: [over, other] });
  line.show({ calls: [other] });
  later();
  expect(host.closedByUs).toEqual([`${key} ${id}`]);
});

describe('a session stays', () => {
  it.each([
    ['of a call that is live and only out of sight', { ...over, state: 'connected' } as const],
    ['of a call on hold', { ...over, state: 'held' } as const],
  ])('%s', (_what, call) => {
    const { line, host, later } = start();
    line.show({ calls: [call] });
    line.show({ calls: [] });
    later();
    expect(host.closedByUs).toEqual([]);
  });

  it('when the call is there again a moment later', () => {
    const { line, host, later } = start();
    line.show({ calls: [over] });
    line.show({ calls: [] });
    line.show({ calls: [over] });
    later();
    expect(host.closedByUs).toEqual([]);
  });

  it('when the agent has closed it', () => {
    const { line, host, later } = start();
    line.show({ calls: [over] });
    host.tellSessions([]);
    line.show({ calls: [] });
    later();
    expect(host.closedByUs).toEqual([]);
  });

  it.each([
    ['found no room for its own', { state: 'connected' }],
    ['is in wrap-up and had no room for its own', { state: 'disconnected', reason: 'normal', draft: written }],
  ] as const)('when another call of the same customer %s', (_what, changes) => {
    const { line, host, later } = start();
    const second = aCall({ key: 'pbx call-2', customer: yvonne, ...changes });
    line.show({ calls: [over, second] });
    line.show({ calls: [second] });
    later();
    expect(host.closedByUs).toEqual([]);
  });

  it('where makers want it so', () => {
    const { line, host, later } = start('{"closeSessionWhenDone":false}');
    line.show({ calls: [over] });
    line.show({ calls: [] });
    later();
    expect(host.closedByUs).toEqual([]);
  });
});

it('that sessions cannot be closed is told once, and not again when the agent has put it away', () => {
  const { line, host, place, later, trouble } = start();
  host.closing = 'cannot';
  for (let call = 0; call < 2; call += 1) {
    line.show({ calls: [over] });
    line.show({ calls: [] });
    later();
    expect(trouble()?.kind).toBe(call === 0 ? 'SessionNotClosed' : undefined);
    place.dismissTrouble();
  }
  expect(host.closedByUs).toHaveLength(2);
});
