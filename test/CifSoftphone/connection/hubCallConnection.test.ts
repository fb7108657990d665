import type { ConnectionNews } from '../../../CifSoftphone/connection/callConnection';
import { HubCallConnection } from '../../../CifSoftphone/connection/hubCallConnection';
import type { TokenResult } from '../../../CifSoftphone/connection/signIn';
import { fakeHubs } from './fakeHub';

const works = (): Promise<void> => Promise.resolve();
const fails = (message: string) => (): Promise<void> => Promise.reject(new Error(message));
const unreachable = fails('Failed to complete negotiation with the server: TypeError: Failed to fetch');

function connection(starts: (() => Promise<void>)[], token?: (fresh: boolean) => TokenResult) {
  const news: ConnectionNews[] = [];
  const asked: boolean[] = [];
  const beats: string[] = [];
  const { hubs, openHub } = fakeHubs(...starts);
  const line = new HubCallConnection({
    openHub,
    token: ({ fresh }) => {
      asked.push(fresh);
      return Promise.resolve(token?.(fresh) ?? { ok: true, token: 'token' });
    },
    onNews: (one) => news.push(one),
    beat: (connectionId) => beats.push(connectionId),
    nowMs: () => Date.now(),
    random: () => 0.5,
  });
  const words = () => news.map((one) => one.type).filter((type, index, all) => type !== all[index - 1]);
  return { line, news, hubs, asked, words, beats };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the connection', () => {
  it('tells the adaptor that it lives, at once and each minute, and only while it does', async () => {
    const { line, hubs, beats } = connection([works, unreachable]);
    line.start();
    await jest.advanceTimersByTimeAsync(0);
    expect(beats).toEqual(['connection-1']);
    await jest.advanceTimersByTimeAsync(120_000);
    expect(beats).toHaveLength(3);
    hubs[0]?.drop();
    await jest.advanceTimersByTimeAsync(120_000);
    expect(beats).toHaveLength(3);
    await line.stop();
  });

  it('says nothing any more once it is stopped', async () => {
    const { line, beats } = connection([works]);
    line.start();
    await jest.advanceTimersByTimeAsync(0);
    await line.stop();
    await jest.advanceTimersByTimeAsync(120_000);
    expect(beats).toHaveLength(1);
  });

  it('A4-02 S7-23 S7-24 comes up although the first starts fail', async () => {
    const { line, words, hubs } = connection([unreachable, unreachable, works]);
    line.start();
    await jest.advanceTimersByTimeAsync(3_000);
    expect(words()).toEqual(['connecting', 'connected']);
    expect(hubs).toHaveLength(3);
    await line.stop();
  });

  it('A4-03 S7-21 is up again within 2.5 s after a cut, and negotiates anew', async () => {
    const { line, words, hubs } = connection([works]);
    line.start();
    await jest.advanceTimersByTimeAsync(0);
    hubs[0]?.drop();
    await jest.advanceTimersByTimeAsync(2_500);
    expect(words()).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
    expect(hubs).toHaveLength(2);
    await line.stop();
  });

  it('never gives up, and says after a while why it takes so long', async () => {
    const { line, news, hubs } = connection([unreachable]);
    line.start();
    await jest.advanceTimersByTimeAsync(20 * 60_000);
    expect(hubs.length).toBeGreaterThan(40);
    expect(news).toContainEqual({ type: 'trouble', trouble: { kind: 'AdaptorUnreachable' } });
    const before = hubs.length;
    await jest.advanceTimersByTimeAsync(30_000);
    expect(hubs.length).toBeGreaterThan(before);
    await line.stop();
  });

  it('waits as long as the adaptor asks when it has too much to do, whatever happens meanwhile', async () => {
    const refusal = '{"code":"too-many-requests","retryAfterMs":60000}';
    const { line, hubs } = connection([fails(`negotiation: Error: ${refusal}: Status code '429'`), works]);
    line.start();
    await jest.advanceTimersByTimeAsync(30_000);
    line.tryNow();
    await jest.advanceTimersByTimeAsync(29_000);
    expect(hubs).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(hubs).toHaveLength(2);
    await line.stop();
  });

  it('S7-22 asks for a fresh token when the adaptor refused the last', async () => {
    const { line, asked } = connection([fails("negotiation: Status code '401'"), works]);
    line.start();
    await jest.advanceTimersByTimeAsync(3_000);
    expect(asked).toEqual([false, true]);
    await line.stop();
  });

  it('tells at once when the agent may not use the adaptor', async () => {
    const { line, news } = connection([fails("negotiation: Status code '403'")]);
    line.start();
    await jest.advanceTimersByTimeAsync(0);
    expect(news).toContainEqual({ type: 'trouble', trouble: { kind: 'NotAllowed', detail: '403' } });
    await line.stop();
  });

  it('stops trying when only the agent can sign in', async () => {
    const { line, words, hubs } = connection([works], () => ({
      ok: false,
      again: false,
      trouble: { kind: 'SignInNeeded' },
    }));
    line.start();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(words()).toEqual(['connecting', 'signed-out']);
    expect(hubs).toHaveLength(0);
    await line.stop();
  });

  it('does not wait for the next try when the network comes back', async () => {
    const { line, hubs } = connection([unreachable]);
    line.start();
    await jest.advanceTimersByTimeAsync(0);
    line.tryNow();
    await jest.advanceTimersByTimeAsync(0);
    expect(hubs).toHaveLength(2);
    await line.stop();
  });

  it('that looks alive is made anew when the network changes, and nothing is heard of the old one', async () => {
    const { line, words, hubs } = connection([works]);
    line.start();
    await jest.advanceTimersByTimeAsync(0);
    line.tryNow();
    expect(hubs).toHaveLength(1);
    line.tryNow(true);
    await jest.advanceTimersByTimeAsync(0);
    expect(hubs.map((hub) => hub.stopped)).toEqual([true, false]);
    hubs[0]?.drop();
    expect(words()).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
    await line.stop();
  });

  it('asks the agent as soon as the token cannot be renewed, instead of waiting under a green light', async () => {
    let refused = false;
    const { line, words, hubs, beats } = connection([works], () =>
      refused ? { ok: false, again: false, trouble: { kind: 'SignInNeeded' } } : { ok: true, token: 'token' },
    );
    line.start();
    await jest.advanceTimersByTimeAsync(0);
    refused = true;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(words()).toEqual(['connecting', 'connected', 'signed-out']);
    expect(hubs[0]?.stopped).toBe(true);
    await jest.advanceTimersByTimeAsync(300_000);
    expect(beats).toHaveLength(1);
    await line.stop();
  });

  it('stays when the sign-in service only does not answer: the next beat asks again', async () => {
    let away = false;
    const { line, words, beats } = connection([works], () =>
      away ? { ok: false, again: true, trouble: { kind: 'ServiceLost' } } : { ok: true, token: 'token' },
    );
    line.start();
    await jest.advanceTimersByTimeAsync(0);
    away = true;
    await jest.advanceTimersByTimeAsync(60_000);
    away = false;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(words()).toEqual(['connecting', 'connected']);
    expect(beats).toHaveLength(2);
    await line.stop();
  });

  it('closes what it opened, also in the middle of a start', async () => {
    let open: () => void = () => undefined;
    const { line, hubs, words } = connection([() => new Promise<void>((resolve) => (open = resolve))]);
    line.start();
    await jest.advanceTimersByTimeAsync(0);
    await line.stop();
    open();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(hubs).toHaveLength(1);
    expect(hubs[0]?.stopped).toBe(true);
    expect(words()).toEqual(['connecting']);
  });

  it('ignores a push of a connection that is gone', async () => {
    const { line, hubs, words } = connection([works]);
    line.start();
    await jest.advanceTimersByTimeAsync(0);
    hubs[0]?.drop();
    hubs[0]?.receive({});
    expect(words()).not.toContain('pushed');
    await line.stop();
  });
});

describe('a message to the adaptor', () => {
  const message = {
    type: 'ring.acknowledged',
    id: '1',
    callId: 'a',
    source: 'app',
    outcome: 'accepted',
  } as const;

  it('goes as a CloudEvent and brings the adaptor’s answer', async () => {
    const { line, hubs } = connection([works]);
    line.start();
    await jest.advanceTimersByTimeAsync(0);
    const [hub] = hubs;
    if (hub !== undefined) hub.answer = () => Promise.resolve({ ok: false, reason: 'taken-back', secret: 1 });
    expect(await line.invoke(message)).toEqual({ ok: false, reason: 'taken-back' });
    expect(hub?.sent).toMatchObject([
      { specversion: '1.0', type: 'ring.acknowledged', data: { callId: 'a', outcome: 'accepted' } },
    ]);
    await line.stop();
  });

  it('that is never answered fails after the time-out, so that it can be sent again', async () => {
    const { line, hubs } = connection([works]);
    line.start();
    await jest.advanceTimersByTimeAsync(0);
    const [hub] = hubs;
    if (hub !== undefined) hub.answer = () => new Promise(() => undefined);
    const failed = expect(line.invoke(message)).rejects.toThrow('did not answer in time');
    await jest.advanceTimersByTimeAsync(12_000);
    await failed;
    await line.stop();
  });
});
