import { setTimeout as sleep } from 'node:timers/promises';
import type { Lookup } from '../../adaptor/src/webhooks/shareLookup';
import { createSendHttp } from '../../adaptor/src/http/sendHttp';
import { timings } from '../../adaptor/src/base/timings';
import { createCourier } from '../../adaptor/src/webhooks/createCourier';
import { newEntry } from '../../adaptor/src/model/outbox';
import { postOnce } from '../../adaptor/src/webhooks/postOnce';
import { shareLookup } from '../../adaptor/src/webhooks/shareLookup';
import { eventually } from './adaptorWorld';
import { badPeers, endlessAnswers, startBadPeer } from './badPeers';

const timeoutMs = 300;
/** A loaded machine is late, a request without an end never comes. */
const spareMs = 1_500;
const stops: (() => Promise<unknown>)[] = [];
const peer = async (behaves: Parameters<typeof startBadPeer>[0]) => {
  const started = await startBadPeer(behaves);
  stops.push(started.stop);
  return started;
};
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const post = (url: string, lookup?: Lookup) =>
  postOnce({
    url: new URL(url),
    headers: {},
    body: '{}',
    timeoutMs,
    allows: () => true,
    ...(lookup === undefined ? {} : { lookup }),
  });
const send = (url: string) => createSendHttp()({ url, method: 'POST', body: '{}', timeoutMs });

async function timed<T>(work: Promise<T>): Promise<{ readonly result: T | 'failed'; readonly tookMs: number }> {
  const startMs = Date.now();
  const result = await Promise.race([
    work.catch(() => 'failed' as const),
    sleep(4_000, undefined, { ref: false }).then(() => Promise.reject(new Error('It never ended.'))),
  ]);
  return { result, tookMs: Date.now() - startMs };
}

describe('a request ends by its time-out, and leaves no connection, when the other side', () => {
  it.each(Object.entries(badPeers))('%s', async (name, behaves) => {
    const there = await peer(behaves);
    const webhook = await timed(post(there.url));
    expect(webhook.result).toBe(name === 'changes the protocol' ? 101 : 'no-answer');
    expect(webhook.tookMs).toBeLessThan(timeoutMs + spareMs);
    const push = await timed(send(there.url));
    expect(push.result).toBe('failed');
    expect(push.tookMs).toBeLessThan(timeoutMs + spareMs);
    await eventually('every connection is closed', () => there.open.size === 0);
  });

  it.each(Object.entries(endlessAnswers))('%s, whose status counts', async (_name, behaves) => {
    const there = await peer(behaves);
    for (const request of [post, send]) {
      const { result, tookMs } = await timed(request(there.url));
      expect(result).toBe(202);
      expect(tookMs).toBeLessThan(timeoutMs + spareMs);
    }
    await eventually('every connection is closed', () => there.open.size === 0);
  });

  it('has a name that nobody resolves', async () => {
    const { result, tookMs } = await timed(post('http://telephony.example.com/hook', () => undefined));
    expect(result).toBe('no-answer');
    expect(tookMs).toBeLessThan(timeoutMs + spareMs);
  });
});

it('a name is asked for once at a time, so that a resolver that hangs keeps one thread only', () => {
  const asked: string[] = [];
  const answers: Parameters<Lookup>[2][] = [];
  const lookup = shareLookup((name, _options, callback) => {
    asked.push(name);
    answers.push(callback);
  });
  const found: unknown[] = [];
  const ask = (name: string) => lookup(name, { all: true }, (_error, addresses) => found.push(addresses));
  ask('a.example.com');
  ask('a.example.com');
  ask('b.example.com');
  expect(asked).toEqual(['a.example.com', 'b.example.com']);
  answers[0]?.(null, [{ address: '203.0.113.7', family: 4 }]);
  expect(found).toHaveLength(2);
  ask('a.example.com');
  expect(asked).toHaveLength(3);
});

describe('webhooks to a receiver that keeps each of them waiting', () => {
  const entry = newEntry('ring.reported', {}, 0);
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('are on their way in a limited number, wait a limited time, and give up a sender that never ends', async () => {
    let running = 0;
    let most = 0;
    const courier = createCourier(() => {
      most = Math.max(most, (running += 1));
      return new Promise(() => undefined);
    });
    const ends: boolean[] = [];
    for (let count = 0; count < 200; count += 1) {
      void courier.send(entry, 'c').then((confirmed) => ends.push(confirmed));
    }
    expect(courier.hasRoom()).toBe(false);
    await jest.advanceTimersByTimeAsync(timings.webhookQueueMs + 10);
    expect(most).toBeLessThan(100);
    expect(ends).toHaveLength(200 - most);
    await jest.advanceTimersByTimeAsync(timings.webhookTimeoutMs);
    expect(ends).toEqual(Array.from({ length: 200 }, () => false));
    expect(courier.hasRoom()).toBe(true);
  });

  it('are over before anybody else may try the same one', () => {
    const [firstDelayMs] = timings.webhookRetryDelaysMs;
    expect(timings.webhookQueueMs + timings.webhookTimeoutMs + timings.webhookSpareMs).toBeLessThan(firstDelayMs);
  });

  it('have their turn as soon as one is confirmed', async () => {
    const confirm: ((done: boolean) => void)[] = [];
    const courier = createCourier(() => new Promise((resolve) => confirm.push(resolve)));
    while (courier.hasRoom()) void courier.send(entry, 'c');
    await jest.advanceTimersByTimeAsync(0);
    const sent = confirm.length;
    const next = courier.send(entry, 'c');
    expect(confirm).toHaveLength(sent);
    confirm[0]?.(true);
    await jest.advanceTimersByTimeAsync(0);
    expect(confirm).toHaveLength(sent + 1);
    confirm[sent]?.(true);
    expect(await next).toBe(true);
  });
});
