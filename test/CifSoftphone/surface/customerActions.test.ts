import type { CallView } from '../../../CifSoftphone/core/calls/callView';
import { createPlace } from '../../../CifSoftphone/surface/createPlace';
import { hostExtras } from '../../../CifSoftphone/surface/hostExtras';
import { FakeBrowserSide } from './fakeBrowserSide';
import { FakeDesktop } from './fakeDesktop';
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
  const desktop = new FakeDesktop();
  const place = createPlace({ line, ...others, hostExtras });
  place.configure(JSON.stringify({ screenPop }));
  place.useDesktop(desktop);
  return { line, desktop, place };
}

describe('when the record opens', () => {
  it('is the accept, unless makers say otherwise', () => {
    const { line, desktop } = workplace();
    line.show({ calls: [aCall({ customer: yvonne })] });
    expect(desktop.sessions).toHaveLength(0);
    line.show({ calls: [live()] });
    expect(desktop.sessions).toHaveLength(1);
  });

  it('on the ring is when the one caller is known, and only once', () => {
    const { line, desktop } = workplace('ring');
    line.show({ calls: [aCall()] });
    line.show({ calls: [aCall({ customer: { outcome: 'several', customers: [paul, yvonne.customer] } })] });
    expect(desktop.sessions).toHaveLength(0);
    line.show({ calls: [aCall({ customer: yvonne })] });
    line.show({ calls: [live()] });
    expect(desktop.sessions).toHaveLength(1);
  });

  it('by hand is never without a click', () => {
    const { line, desktop, place } = workplace('manual');
    line.show({ calls: [aCall({ customer: yvonne })] });
    place.accept(key);
    line.show({ calls: [live()] });
    expect(desktop.sessions).toHaveLength(0);
    place.openRecord(key);
    expect(desktop.sessions).toHaveLength(1);
    place.openRecord(key);
    expect(desktop.opened).toEqual([`contact ${yvonne.customer.id}`]);
  });
});

describe('the customer changes during the call', () => {
  it('and what was opened follows, once for each change', () => {
    const { line, desktop } = workplace();
    line.show({ calls: [aCall({ customer: { outcome: 'unknown', late: true } })] });
    line.show({ calls: [live({ customer: { outcome: 'unknown', late: true } })] });
    expect(desktop.sessions).toHaveLength(1);
    line.show({ calls: [live()] });
    line.show({ calls: [live({ muted: true })] });
    expect(desktop.followed).toHaveLength(1);
    line.show({ calls: [live({ customer: { outcome: 'one', customer: paul, chosen: true } })] });
    expect(desktop.followed.map(({ customer }) => customer)).toMatchObject([yvonne, { customer: paul }]);
  });

  it('and what was opened hears that it is nobody; that the search knows nobody is no such word', () => {
    const { line, desktop } = workplace();
    line.show({ calls: [aCall({ customer: yvonne })] });
    line.show({ calls: [live()] });
    line.show({ calls: [live({ customer: { outcome: 'none' } })] });
    expect(desktop.followed).toEqual([]);
    line.show({ calls: [live({ customer: { outcome: 'none', chosen: true } })] });
    line.show({ calls: [live({ customer: { outcome: 'none', chosen: true }, muted: true })] });
    expect(desktop.followed).toHaveLength(1);
  });

  it('and nothing opens that was not open', () => {
    const { line, desktop } = workplace('manual');
    line.show({ calls: [live()] });
    line.show({ calls: [live({ customer: { outcome: 'one', customer: paul, chosen: true } })] });
    expect(desktop.followed).toEqual([]);
  });
});

describe('a new contact', () => {
  it('gets the number and the name that came with the call; whom the agent saves is the customer', async () => {
    const { line, desktop, place } = workplace();
    desktop.saved = { entityName: 'contact', id: '9', name: 'Anna Maria Huber' };
    line.show({ calls: [live({ customer: { outcome: 'none' }, displayName: 'Anna Maria Huber' })] });
    place.newContact(key);
    await settle();
    expect(desktop.created).toEqual([
      { entityName: 'contact', firstname: 'Anna Maria', lastname: 'Huber', telephone1: '+12025550123' },
    ]);
    expect(line.sent.at(-1)).toEqual({
      type: 'choose-customer',
      key,
      customer: { entityName: 'contact', id: '9', name: 'Anna Maria Huber' },
    });
  });

  it('that the agent gives up changes nothing', async () => {
    const { line, place } = workplace();
    line.show({
      calls: [live({ customer: { outcome: 'none' }, number: 'ada@example.com', e164: undefined, numberKind: 'sip' })],
    });
    place.newContact(key);
    await settle();
    expect(line.asked()).not.toContain('choose-customer');
  });
});

it('a record that Dynamics does not open is told', async () => {
  const { line, desktop, place } = workplace();
  desktop.recordFails = true;
  line.show({ calls: [live()] });
  desktop.tellSessions([key], key);
  place.openRecord(key);
  await settle();
  expect(place.getView().trouble).toEqual({ kind: 'RecordNotOpened' });
});

it('a form without CIF offers only what it can do', () => {
  const { place, desktop } = workplace();
  expect(place.hostDoes()).toEqual({ openRecord: true, newContact: true, searchPage: false });
  expect(desktop.name).toBe('cif-v2');
  const alone = createPlace({ line: new FakeLine(), ...others });
  expect(alone.hostDoes()).toEqual({ openRecord: false, newContact: false, searchPage: false });
});
