import type { CallView } from '../../../../CifSoftphone/core/calls/callView';
import type { CustomerMatch } from '../../../../CifSoftphone/core/customer/customerMatch';
import { toConversationView, type ConversationView } from '../../../../CifSoftphone/core/messages/conversationView';
import type { HostPort } from '../../../../CifSoftphone/host/hostPort';
import { ConversationRecords } from '../../../../CifSoftphone/ui/messages/conversationRecords';
import { changed, desk, key } from '../../core/messages/conversationSamples';

const ann = { entityName: 'contact', id: 'a', name: 'Ann Example' };
const one: CustomerMatch = { outcome: 'one', customer: ann };

/** A conversation of a customer, and a host that notes what is asked of it. */
function place(settings: Partial<{ screenPop: 'ring' | 'accept' | 'manual'; closeSessionWhenDone: boolean }> = {}) {
  const did: string[] = [];
  const calls: CallView[] = [];
  const there = { fails: false };
  const does = (what: string, call: CallView): Promise<void> => {
    did.push(`${what} ${call.key}`);
    calls.push(call);
    return there.fails ? Promise.reject(new Error('no')) : Promise.resolve();
  };
  const host: HostPort = {
    name: 'cif-v2',
    openSession: (call) => does('session', call),
    followCustomer: (call) => does('follow', call),
    openRecord: ({ id }) => {
      did.push(`record ${id}`);
      return Promise.resolve();
    },
    closeSession: (of, records) => {
      did.push(`close ${of} ${records.join()}`);
      return 'closed';
    },
    stop: () => undefined,
  };
  const records = new ConversationRecords(
    (text) => text,
    () => Date.now(),
  );
  records.use({ host, settings: () => ({ screenPop: 'accept', closeSessionWhenDone: true, ...settings }) });
  return Object.assign(there, { records, did, calls });
}
const view = (customer?: CustomerMatch, state: 'active' | 'offered' = 'active'): ConversationView => {
  const here = desk(changed({ state }));
  if (customer !== undefined) here.does({ type: 'matched', key, match: customer });
  return toConversationView(here.of());
};

beforeEach(() => jest.useFakeTimers());

it('opens the customer of what was accepted here, once', () => {
  const { records, did, calls } = place();
  records.follow([view(one, 'offered')]);
  expect(did).toEqual([]);
  records.accepted(key);
  records.follow([view(one)]);
  records.follow([view(one)]);
  expect(did).toEqual([`session ${key}`]);
  expect(calls[0]).toMatchObject({ customer: one, displayName: 'Ann' });
});

it('opens nothing for what was accepted in another window, nor where makers leave it to the agent', () => {
  const elsewhere = place();
  elsewhere.records.follow([view(one)]);
  expect(elsewhere.did).toEqual([]);
  const manual = place({ screenPop: 'manual' });
  manual.records.accepted(key);
  manual.records.follow([view(one)]);
  expect(manual.did).toEqual([]);
});

it('waits a moment for the search, opens without it, and lets the record follow when it is known', async () => {
  const { records, did } = place();
  records.accepted(key);
  records.follow([view()]);
  expect(did).toEqual([]);
  await jest.advanceTimersByTimeAsync(250);
  expect(did).toEqual([`session ${key}`]);
  records.follow([view(one)]);
  expect(did).toEqual([`session ${key}`, `follow ${key}`]);
});

it('a host that opens nothing is told to the agent, whose press opens it again', async () => {
  const here = place();
  here.fails = true;
  here.records.accepted(key);
  here.records.follow([view(one)]);
  await jest.advanceTimersByTimeAsync(0);
  expect(here.records.hasFailed(key)).toBe(true);
  here.records.open(view(one));
  expect(here.did).toEqual([`session ${key}`, 'record a']);
  expect(here.records.hasFailed(key)).toBe(false);
});

it('the session goes when the agent is done, where makers want that', () => {
  const here = place();
  here.records.accepted(key);
  here.records.follow([view(one)]);
  here.records.done(view(one));
  expect(here.did).toEqual([`session ${key}`, `close ${key} a`]);
  const kept = place({ closeSessionWhenDone: false });
  kept.records.done(view(one));
  expect(kept.did).toEqual([]);
});
