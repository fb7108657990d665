import { createBackground } from '../../adaptor/src/base/background';
import { timings } from '../../adaptor/src/base/timings';
import { keyOf } from '../../adaptor/src/calls/callRows';
import { createCallStore } from '../../adaptor/src/calls/callStore';
import { createCallChanger } from '../../adaptor/src/calls/createCallChanger';
import type { Connector } from '../../adaptor/src/connectors/connector';
import { withReport, type CallChange, type CallRecord } from '../../adaptor/src/model/callRecord';
import { newCall } from '../../adaptor/src/model/newCall';
import { createDueStore } from '../../adaptor/src/storage/dueStore';
import { createLastWritten } from '../../adaptor/src/storage/lastWritten';
import { createCourier } from '../../adaptor/src/webhooks/createCourier';
import { MemoryTable } from '../chaos/service/memoryTable';

const settings = { ringTtlMs: 30_000, shownDeadlineMs: 10_000 };
const offered = { type: 'call.offered', callId: 'c', channel: 'voice', direction: 'inbound', assumed: false } as const;
const call = newCall({ ...offered, from: {}, to: {} }, 'app', 'oid', settings, 0);
const key = keyOf(call);

interface Decision {
  readonly seen: string;
  readonly change?: CallChange;
}

/** One instance of the adaptor at storage that it shares; what it asks of the call's row is written down. */
function instance(table: MemoryTable) {
  const asked: string[] = [];
  const sent: string[] = [];
  const client = table.client((_kind, act) => {
    try {
      return Promise.resolve(act());
    } catch (error) {
      return Promise.reject(error as Error);
    }
  });
  const noted = (name: 'getEntity' | 'updateEntity'): void => {
    const ask = client[name] as (...all: readonly unknown[]) => unknown;
    Object.assign(client, {
      [name]: (...all: readonly unknown[]) => {
        asked.push(name);
        return ask(...all);
      },
    });
  };
  noted('getEntity');
  noted('updateEntity');
  const tables = { connections: client, calls: client, ready: () => Promise.resolve() };
  const calls = createCallStore(tables);
  const log = { info: () => undefined, warn: () => undefined };
  const courier = createCourier(({ id }) => {
    sent.push(id);
    return Promise.resolve(true);
  });
  const connector = { courier, name: 'default', shelf: 'send' } as Connector;
  const changer = createCallChanger({
    calls,
    connectors: { of: () => connector, all: [connector] },
    due: createDueStore(tables),
    clock: () => Date.now(),
    log,
    background: createBackground(log),
    pushCall: () => Promise.resolve('accepted'),
  });
  const change = (make: (record: CallRecord) => CallChange | undefined) =>
    changer.change(key, ({ record }): Decision => {
      const made = make(record);
      return { seen: record.state, ...(made === undefined ? {} : { change: made }) };
    });
  return { calls, changer, change, asked, sent };
}

const shown = (record: CallRecord): CallChange => withReport({ ...record, state: 'alerting' }, 'shown');
const held = (record: CallRecord): CallChange => ({
  record: { ...record, state: 'held', version: record.version + 1 },
});

describe('a call that one instance has written last', () => {
  it('is changed by it without being read again', async () => {
    const one = instance(new MemoryTable());
    await one.calls.insert(call);
    await one.calls.storeAnswer(call, 202, 1);
    expect(await one.change(held)).toMatchObject({ seen: 'offered' });
    expect(one.asked).toEqual(['updateEntity', 'updateEntity']);
    expect(await one.calls.get(key)).toMatchObject({ record: { state: 'held' }, answerStatus: 202, connections: 1 });
  });

  it('and another one has changed since: both changes are there', async () => {
    const table = new MemoryTable();
    const [one, other] = [instance(table), instance(table)];
    await one.calls.insert(call);
    await one.calls.storeAnswer(call, 202, 1);
    await other.change((record) => ({ record: { ...record, state: 'connected', connectedAtMs: 5, version: 2 } }));
    expect(await one.change(held)).toMatchObject({ seen: 'connected' });
    expect((await other.calls.get(key))?.record).toMatchObject({ state: 'held', connectedAtMs: 5, version: 3 });
    // The answer to a softphone is never made of what was.
    await other.change((record) => ({ record: { ...record, state: 'disconnected', version: 4 } }));
    expect(await one.change(() => undefined)).toEqual({ seen: 'disconnected' });
  });

  it('keeps what another one has made of it when its own answer is stored late', async () => {
    const table = new MemoryTable();
    const [one, other] = [instance(table), instance(table)];
    await one.calls.insert(call);
    await other.change(shown);
    await one.calls.storeAnswer(call, 202, 3);
    expect(await one.calls.get(key)).toMatchObject({
      record: { state: 'alerting' },
      answerStatus: 202,
      connections: 3,
    });
    expect(await one.change(held)).toMatchObject({ seen: 'alerting' });
  });

  it('was taken back: it is not there, and comes again as a new one', async () => {
    const one = instance(new MemoryTable());
    await one.calls.insert(call);
    await one.calls.remove(call);
    expect(await one.change(held)).toBeUndefined();
    expect(await one.calls.insert({ ...call, comments: 'again' })).toBe(true);
    expect((await one.change(held))?.seen).toBe('offered');
    expect((await one.calls.get(key))?.record.comments).toBe('again');
  });
});

describe('a webhook that was confirmed', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] }));
  afterEach(() => jest.useRealTimers());
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };

  it('is crossed off by the next change, at no cost', async () => {
    const one = instance(new MemoryTable());
    await one.calls.insert(call);
    await one.change(shown);
    await settle();
    expect(one.sent).toHaveLength(1);
    expect((await one.calls.get(key))?.record.outbox).toHaveLength(1);
    await one.change(held);
    expect((await one.calls.get(key))?.record.outbox).toEqual([]);
    const before = one.asked.length;
    await jest.advanceTimersByTimeAsync(timings.crossOffAfterMs);
    await settle();
    expect(one.asked).toHaveLength(before);
  });

  it('is crossed off by itself where nothing more happens, before anybody would send it again', async () => {
    const table = new MemoryTable();
    const [one, other] = [instance(table), instance(table)];
    await one.calls.insert(call);
    await one.change(shown);
    await settle();
    await jest.advanceTimersByTimeAsync(timings.crossOffAfterMs);
    await settle();
    expect((await one.calls.get(key))?.record.outbox).toEqual([]);
    await jest.advanceTimersByTimeAsync(timings.webhookRetryDelaysMs[0]);
    await other.changer.claim(key);
    await settle();
    expect([one.sent.length, other.sent.length]).toEqual([1, 0]);
  });

  it('and whose instance died before it was crossed off is sent once more, as the same one', async () => {
    const table = new MemoryTable();
    const [dead, other] = [instance(table), instance(table)];
    await dead.calls.insert(call);
    await dead.change(shown);
    await settle();
    jest.clearAllTimers();
    await jest.advanceTimersByTimeAsync(timings.webhookRetryDelaysMs[0]);
    await other.changer.claim(key);
    await settle();
    expect(other.sent).toHaveLength(1);
    expect(other.sent).toEqual(dead.sent);
  });
});

describe('what this process wrote last', () => {
  const names = (row: string) => ({ partition: 'p', row });

  it('waits for a write under way, and is not known after one that failed', async () => {
    const last = createLastWritten<string>();
    let end: (row: string) => void = () => undefined;
    const writing = last.write(names('a'), () => new Promise<string>((resolve) => (end = resolve)));
    const asked = last.of(names('a'));
    end('one');
    expect([await asked, await writing]).toEqual(['one', 'one']);
    await expect(last.write(names('a'), () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await last.of(names('a'))).toBeUndefined();
  });

  it('forgets the oldest where there are too many', async () => {
    const last = createLastWritten<string>(2);
    for (const row of ['a', 'b', 'a', 'c']) await last.write(names(row), () => Promise.resolve(row));
    expect(await Promise.all(['a', 'b', 'c'].map((row) => last.of(names(row))))).toEqual(['a', undefined, 'c']);
  });
});
