/** @jest-environment jsdom */
import { voiceBeside } from '../../../CifSoftphone/entries/voiceBeside';
import type { LeaderView } from '../../../CifSoftphone/line/lineScript';
import { voiceAgain, voiceHello, voiceScriptGlobal } from '../../../CifSoftphone/voice/channel/voiceNames';
import type { VoiceScript } from '../../../CifSoftphone/voice/channel/voiceScript';

/** One end of the channel, as the page of the leader has it; what it says is kept. */
class FakeChannel {
  static said: unknown[] = [];
  static last: FakeChannel;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  constructor() {
    FakeChannel.last = this;
  }
  postMessage(message: unknown): void {
    FakeChannel.said.push(message);
  }
  close(): void {
    this.onmessage = null;
  }
}
const notLoaded = { state: 'trouble', trouble: 'PhoneNotLoaded' };
const scripts = () => [...document.querySelectorAll('script')];
const settle = () => jest.advanceTimersByTimeAsync(0);

let running: ReturnType<typeof voiceBeside>;
let started = 0;
const script: VoiceScript = {
  startVoice: (_facts, sounded) => {
    started += 1;
    sounded('c1', { mos: 4.3, lossPercent: 0, jitterMs: 1, roundTripMs: 2 });
    return { line: () => undefined, stop: () => undefined };
  },
};
/** The browser has the file, or not. */
const answer = async (with_: 'voice.js' | 'another page' | 'nothing') => {
  if (with_ === 'voice.js') Reflect.set(window, voiceScriptGlobal, script);
  scripts()[0]?.dispatchEvent(new Event(with_ === 'nothing' ? 'error' : 'load'));
  await settle();
};

beforeEach(() => {
  jest.useFakeTimers();
  Reflect.set(window, 'BroadcastChannel', FakeChannel);
  Reflect.deleteProperty(window, voiceScriptGlobal);
  FakeChannel.said = [];
  started = 0;
  localStorage.setItem('cti-softphone-voice', JSON.stringify({ browser: true }));
  running = voiceBeside('https://org.example.com/line.js', () => undefined);
  running.line({ status: 'connected', calls: [] } as unknown as LeaderView);
  running.offered('https://adaptor.example.com', 'token');
});
afterEach(() => {
  running.stop();
  scripts().forEach((one) => one.remove());
});

it.each(['nothing', 'another page'] as const)(
  'tells the agent when voice.js does not come (%s), and loads it later by itself',
  async (found) => {
    expect(scripts().map(({ src }) => src)).toEqual(['https://org.example.com/voice.js']);
    await answer(found);
    expect([FakeChannel.said.pop(), scripts().length]).toEqual([notLoaded, 0]);
    await jest.advanceTimersByTimeAsync(15_000);
    await answer('voice.js');
    expect(started).toBe(1);
    expect(running.soundOf('c1')?.mos).toBe(4.3);
  },
);

it('loads it at once when the agent wants it tried again, and never twice', async () => {
  await answer('nothing');
  FakeChannel.last.onmessage?.({ data: voiceAgain });
  FakeChannel.last.onmessage?.({ data: voiceAgain });
  running.offered('https://adaptor.example.com', 'token 2');
  await settle();
  expect(scripts()).toHaveLength(1);
  await answer('voice.js');
  await jest.advanceTimersByTimeAsync(60_000);
  expect([started, scripts().length]).toEqual([1, 1]);
});

it('tells it to a panel that is opened meanwhile', async () => {
  await answer('nothing');
  FakeChannel.said = [];
  FakeChannel.last.onmessage?.({ data: voiceHello });
  expect(FakeChannel.said).toContainEqual(notLoaded);
});

it('starts nothing when the leader has gone meanwhile', async () => {
  running.stop();
  await answer('voice.js');
  await jest.advanceTimersByTimeAsync(60_000);
  expect([started, scripts().length]).toEqual([0, 1]);
});
