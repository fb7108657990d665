import { createBackground } from '../../adaptor/src/base/background';
import { withReport, type CallRecord } from '../../adaptor/src/model/callRecord';
import { keyOf, type StoredCall } from '../../adaptor/src/calls/callRows';
import type { CallStore } from '../../adaptor/src/calls/callStore';
import { createCallChanger } from '../../adaptor/src/calls/createCallChanger';
import type { Connector } from '../../adaptor/src/connectors/connector';
import type { Shelf } from '../../adaptor/src/model/rowKeys';
import type { DueStore } from '../../adaptor/src/storage/dueStore';
import { newCall } from '../../adaptor/src/model/newCall';
import { createCourier } from '../../adaptor/src/webhooks/createCourier';

const settings = { ringTtlMs: 30_000, shownDeadlineMs: 10_000 };
const offered = { type: 'call.offered', callId: 'c', channel: 'voice', direction: 'inbound', assumed: false } as const;
const call = newCall({ ...offered, from: {}, to: {} }, 'app', 'oid', settings, 0);

/** The call is shown at `nowMs`; gives the times of the looks that were stored for it, and the requests made. */
async function shownAt(nowMs: number, stored: Partial<StoredCall>) {
  const looks: (readonly [shelf: Shelf, atMs: number])[] = [];
  const asked: string[] = [];
  let row: StoredCall = { record: call, connections: 1, etag: '1', ...stored };
  const calls: Partial<CallStore> = {
    get: () => {
      asked.push('get');
      return Promise.resolve(row);
    },
    replace: (record, read) => {
      asked.push('replace');
      if (read.etag !== row.etag) return Promise.resolve(undefined);
      row = { ...row, record, etag: `${row.etag}1` };
      return Promise.resolve(row);
    },
  };
  const due: DueStore = {
    add: (shelf, key, atMs) => {
      looks.push([shelf, atMs]);
      return Promise.resolve({ shard: 'due-0', row: 'r', call: key });
    },
    remove: () => Promise.resolve(),
    list: () => Promise.resolve([]),
    prune: () => Promise.resolve(),
  };
  const log = { info: () => undefined, warn: () => undefined };
  const clock = () => nowMs;
  const background = createBackground(log);
  const courier = createCourier(() => Promise.resolve(true));
  const connector = { courier, name: 'default', shelf: 'send' } as Connector;
  const changer = createCallChanger({
    calls: calls as CallStore,
    connectors: { of: () => connector, all: [connector] },
    due,
    clock,
    log,
    background,
    pushCall: () => Promise.resolve('accepted'),
  });
  const show = (record: CallRecord) => withReport({ ...record, state: 'alerting' }, 'shown');
  await changer.change(keyOf(call), ({ record }) => ({ change: show(record) }));
  await new Promise((resolve) => setTimeout(resolve, 5));
  return { looks, asked, left: row.record.outbox };
}

/** The end of the ring needs a look too, where the one at the shown deadline does not plan it. */
const both = (deliveryAtMs: number) => [
  ['due', 30_000],
  ['send', deliveryAtMs],
];

describe('the look that repeats a webhook', () => {
  it('is the one at the shown deadline, where that is stored and comes earlier', async () => {
    expect((await shownAt(1_000, { answerStatus: 202 })).looks).toEqual([]);
  });

  it('is stored while nobody knows that the one at the deadline is', async () => {
    expect((await shownAt(1_000, {})).looks).toEqual(both(11_000));
    expect((await shownAt(1_000, { answerStatus: 503 })).looks).toEqual(both(11_000));
  });

  it('is stored where the deadline is near or over: another instance may be at it already', async () => {
    expect((await shownAt(8_000, { answerStatus: 202 })).looks).toEqual(both(18_000));
    expect((await shownAt(12_000, { answerStatus: 202 })).looks).toEqual(both(22_000));
  });

  it('is stored where it comes before the deadline', async () => {
    const late: CallRecord = { ...call, shownDeadlineAtMs: 20_000 };
    expect((await shownAt(1_000, { answerStatus: 202, record: late })).looks).toEqual([['send', 11_000]]);
  });
});

it('a confirmed webhook is crossed off without reading the call again', async () => {
  const { asked, left } = await shownAt(1_000, { answerStatus: 202 });
  expect(asked).toEqual(['get', 'replace', 'replace']);
  expect(left).toEqual([]);
});
