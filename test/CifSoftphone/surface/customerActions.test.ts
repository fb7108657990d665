import type { CallView } from '../../../CifSoftphone/core/calls/callView';
import { createPlace } from '../../../CifSoftphone/surface/createPlace';
import { hostExtras } from '../../../CifSoftphone/surface/hostExtras';
import { FakeBrowserSide } from './fakeBrowserSide';
import { FakeHost } from './fakeHost';
import { aCall, FakeLine, yvonne } from './fakeLine';

const { key } = aCall();
const paul = { entityName: 'contact', id: '2', name: 'Paul' } as const;
/** A place that dials nobody here. */
const others = {
  browser: new FakeBrowserSide(),
  texts: { headerText: () => '' },
  readDialRecord: () => Promise.resolve(undefined),
  newId: () => 'id',
};
const settle = () => new Promise((resolve) => setImmediate(resolve));
const live = (changes: Partial<CallView> = {}) => aCall({ state: 'connected', customer: yvonne, ...changes });

function workplace(screenPop: 'ring' | 'accept' | 'manual' = 'accept') {
  const line = new FakeLine();
  const host = new FakeHost();
  const place = createPlace({ line, ...others, hostExtras });
  place.configure(JSON.stringify({ screenPop }));
  place.useHost(host);
  return { line, host, place };
}

describe('when the record opens', () => {
  it('is the accept, unless makers say otherwise', () => {
    const { line, host } = workplace();
    line.show({ calls: [aCall({ customer: yvonne })] });
    expect(host.sessions).toHaveLength(0);
    line.show({ calls: [live()] });
    expect(host.sessions).toHaveLength(1);
  });

  it('on the ring is when the one caller is known, and only once', () => {
    const { line, host } = workplace('ring');
    line.show({ calls: [aCall()] });
    line.show({ calls: [aCall({ customer: { outcome: 'several', customers: [paul, yvonne.customer] } })] });
    expect(host.sessions).toHaveLength(0);
    line.show({ calls: [aCall({ customer: yvonne })] });
    line.show({ calls: [live()] });
    expect(host.sessions).toHaveLength(1);
  });

  it('by hand is never without a click', () => {
    const { line, host, place } = workplace('manual');
    line.show({ calls: [aCall({ customer: yvonne })] });
    place.accept(key);
    line.show({ calls: [live()] });
    expect(host.sessions).toHaveLength(0);
    place.openRecord(key);
    expect(host.sessions).toHaveLength(1);
    place.openRecord(key);
    expect(host.opened).toEqual([`contact ${yvonne.customer.id}`]);
  });
});

describe('the customer changes during the call', () => {
  it('and what was opened follows, once for each change', () => {
    const { line, host } = workplace();
    line.show({ calls: [aCall({ customer: { outcome: 'unknown', late: true } })] });
    line.show({ calls: [live({ customer: { outcome: 'unknown', late: true } })] });
    expect(host.sessions).toHaveLength(1);
    line.show({ calls: [live()] });
    line.show({ calls: [live({ muted: true })] });
    expect(host.followed).toHaveLength(1);
    line.show({ calls: [live({ customer: { outcome: 'one', customer: paul, chosen: true } })] });
    expect(host.followed.map(({ customer }) => customer)).toMatchObject([yvonne, { customer: paul }]);
  });

  it('and what was opened hears that it is nobody; that the search knows nobody is no such word', () => {
    const { line, host } = workplace();
    line.show({ calls: [aCall({ customer: yvonne })] });
    line.show({ calls: [live()] });
    line.show({ calls: [live({ customer: { outcome: 'none' } })] });
    expect(host.followed).toEqual([]);
    line.show({ calls: [live({ customer: { outcome: 'none', chosen: true } })] });
    line.show({ calls: [live({ customer: { outcome: 'none', chosen: true }, muted: true })] });
    expect(host.followed).toHaveLength(1);
  });

  it('and nothing opens that was not open', () => {
    const { line, host } = workplace('manual');
    line.show({ calls: [live()] });
    line.show({ calls: [live({ customer: { outcome: 'one', customer: paul, chosen: true } })] });
    expect(host.followed).toEqual([]);
  });
});

describe('a new record', () => {
  const values = { contoso_phone: '+12025550123' };

  it('of any table gets what is known; what the agent saves is the customer', async () => {
    const { line, host, place } = workplace();
    host.saved = { entityName: 'contoso_device', id: '9', name: 'Lift 9' };
    line.show({ calls: [live({ customer: { outcome: 'none' } })] });
    place.newRecord(key, 'contoso_device', values);
    await settle();
    expect(host.created).toEqual([{ entityName: 'contoso_device', ...values }]);
    const customer = { entityName: 'contoso_device', id: '9', name: 'Lift 9' };
    expect(line.sent.at(-1)).toEqual({ type: 'choose-customer', key, customer });
  });

  it('that the agent gives up changes nothing', async () => {
    const { line, place } = workplace();
    line.show({ calls: [live({ customer: { outcome: 'none' } })] });
    place.newRecord(key, 'contact', {});
    await settle();
    expect(line.asked()).not.toContain('choose-customer');
  });
});

it('a record that Dynamics does not open is told', async () => {
  const { line, host, place } = workplace();
  host.recordFails = true;
  line.show({ calls: [live()] });
  host.tellSessions([key], key);
  place.openRecord(key);
  await settle();
  expect(place.getView().trouble).toEqual({ kind: 'RecordNotOpened' });
});

it('a form without CIF offers only what it can do', () => {
  const { place, host } = workplace();
  expect(place.hostDoes()).toEqual({ openRecord: true, newRecord: true, searchPage: false, notifies: true });
  expect(host.name).toBe('cif-v2');
  const alone = createPlace({ line: new FakeLine(), ...others });
  expect(alone.hostDoes()).toEqual({ openRecord: false, newRecord: false, searchPage: false, notifies: false });
});
