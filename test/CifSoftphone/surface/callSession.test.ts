import type { CallView } from '../../../CifSoftphone/core/calls/callView';
import { NoRoomForSession } from '../../../CifSoftphone/host/noRoomForSession';
import { matchBudgetMs } from '../../../CifSoftphone/surface/placeTimings';
import { aCall, yvonne } from './fakeLine';
import { startPlace } from './startPlace';

const key = aCall().key;
/** The caller is looked for. */
const searched = { customer: undefined } as const;

describe('the session of a call', () => {
  const connected = (changes: Partial<CallView> = {}) => ({ state: 'connected', ...changes }) as const;

  it('opens at once and once with the record that was found', () => {
    const { host, place, ring } = startPlace();
    ring({ customer: yvonne });
    place.accept(key);
    expect(host.sessions).toHaveLength(0);
    ring(connected({ customer: yvonne }));
    ring(connected({ customer: yvonne, comments: 'later' }));
    expect(host.sessions.map((call) => call.customer)).toEqual([yvonne]);
  });

  it('waits a little for the search, then opens without a record', () => {
    const { host, browser, place, ring } = startPlace();
    ring(searched);
    place.accept(key);
    ring(connected(searched));
    expect(host.sessions).toHaveLength(0);
    browser.pass(matchBudgetMs);
    expect(host.sessions).toHaveLength(1);
    ring(connected({ customer: yvonne }));
    expect(host.sessions).toHaveLength(1);
  });

  it('takes the record that comes while it waits', () => {
    const { host, browser, place, ring } = startPlace();
    ring(searched);
    place.accept(key);
    ring(connected(searched));
    ring(connected({ customer: yvonne }));
    browser.pass(matchBudgetMs);
    expect(host.sessions.map((call) => call.customer)).toEqual([yvonne]);
  });

  it('does not open for a call that was in progress before the page was loaded', () => {
    const { host, ring } = startPlace();
    ring(connected({ customer: yvonne }));
    expect(host.sessions).toEqual([]);
  });

  it('tells the agent when Dynamics opens none', async () => {
    const { host, place, ring, settle } = startPlace();
    host.sessionFails = new Error('no session');
    ring();
    place.accept(key);
    ring(connected({ customer: yvonne }));
    await settle();
    expect(place.getView().trouble).toEqual({ kind: 'SessionNotOpened' });
    place.dismissTrouble();
    expect(place.getView().trouble).toBeUndefined();
  });

  it('tells no more of it when a session opens, or when its call is over', async () => {
    const { line, host, place, ring, settle } = startPlace();
    const open = async (changes: Partial<CallView>): Promise<void> => {
      ring(changes);
      place.accept(changes.key ?? key);
      ring(connected({ customer: yvonne, ...changes }));
      await settle();
    };
    host.sessionFails = new Error('no session');
    await open({});
    expect(place.getView().trouble).toEqual({ kind: 'SessionNotOpened' });
    host.sessionFails = false;
    place.openSession(key);
    await settle();
    expect(place.getView().trouble).toBeUndefined();

    host.sessionFails = new NoRoomForSession();
    await open({ key: 'pbx call-2' });
    expect(place.getView().trouble).toEqual({ kind: 'SessionLimit' });
    line.show({ calls: [aCall({ key: 'pbx call-2', state: 'disconnected', customer: yvonne })] });
    expect(place.getView().trouble).toBeUndefined();
  });

  it.each([
    [true, ['hangup']],
    [false, []],
  ])('ends the call when it is closed, if nobody else will (assumed: %s)', (assumed, asked) => {
    const { line, host, ring } = startPlace();
    ring(connected({ assumed }));
    host.agentClosesSession(key);
    expect(line.asked()).toEqual(asked);
  });
});
