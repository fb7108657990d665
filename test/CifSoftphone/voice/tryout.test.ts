import type { VoiceTrouble, VoiceView } from '../../../CifSoftphone/voice/channel/voiceView';
import { ShownVoice } from '../../../CifSoftphone/voice/shownVoice';
import { Tryout } from '../../../CifSoftphone/voice/tryout';
import { voiceTimings } from '../../../CifSoftphone/voice/voiceTimings';
import type { Phone } from '../../../protocol/messages/phone';
import { FakeAudio, FakePhone } from './fakePhone';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const echo = 'sip:echo@pbx.example.com';
const without: Phone = {
  url: 'wss://pbx.example.com/ws',
  uri: 'sip:101@pbx.example.com',
  secret: 'secret-1',
  expiresInMs: 100_000,
  iceServers: [],
};
const given: Phone = { ...without, echo };

function world({ phone }: { readonly phone: Phone | undefined } = { phone: given }) {
  const audio = new FakeAudio();
  const views: VoiceView[] = [];
  const shown = new ShownVoice(
    (view) => views.push(view),
    () => undefined,
  );
  const silent = { registered: () => undefined, unregistered: () => undefined, rang: () => undefined };
  const sip = new FakePhone({ ...silent, changed: () => undefined, heard: () => undefined });
  const choices = { browser: true, microphoneId: '', speakerId: '' };
  const failed: VoiceTrouble[] = [];
  const tryout = new Tryout({
    audio,
    choices: () => choices,
    wayOut: () => Promise.resolve('direct'),
    phone: sip,
    given: () => phone,
    shown,
    failed: (trouble) => failed.push(trouble),
  });
  shown.registered();
  const found = () => shown.view.check;
  const calls = () => sip.log.filter((line) => line.startsWith('calls')).length;
  return { audio, sip, shown, views, tryout, choices, failed, found, calls };
}
const settle = () => jest.advanceTimersByTimeAsync(0);

describe('the echo call of the check', () => {
  it('comes back after so long, is told as it goes on, and leaves neither call nor microphone open', async () => {
    const { tryout, sip, audio, found, views } = world();
    await tryout.check();
    expect(found()).toMatchObject({ echo: 'heard', echoMs: 180, registered: true });
    expect(views.map(({ check }) => check?.echo)).toContain('running');
    expect(sip.log).toEqual([`calls ${echo}`, 'echo over']);
    expect(audio.open).toBe(0);
  });

  it('that was answered and brings nothing back is told as that', async () => {
    const { tryout, audio, found } = world();
    audio.back = Promise.resolve(undefined);
    await tryout.check();
    expect(found()).toMatchObject({ echo: 'silent', echoMs: undefined });
    expect(audio.open).toBe(0);
  });

  it('ends by itself, whoever does not answer and whatever does not come back', async () => {
    const { tryout, sip, audio, found } = world();
    sip.echo = 'waits';
    void tryout.check();
    await jest.advanceTimersByTimeAsync(voiceTimings.echoAnswerMs);
    expect([found()?.echo, sip.log[1]]).toEqual(['failed', 'echo over']);
    sip.echo = 'answers';
    audio.back = new Promise(() => undefined);
    void tryout.check();
    await jest.advanceTimersByTimeAsync(voiceTimings.echoLongestMs);
    expect([found()?.echo, sip.log[3], audio.open]).toEqual(['silent', 'echo over', 0]);
  });

  it('is refused, or cannot be heard in this page: it could not be made', async () => {
    const { tryout, sip, audio, found } = world();
    sip.echo = 'refuses';
    await tryout.check();
    expect(found()?.echo).toBe('failed');
    audio.makesSound = false;
    await tryout.check();
    expect([found()?.echo, audio.open]).toEqual(['failed', 0]);
  });

  it.each<[string, Phone | undefined]>([
    ['the telephony system names none', without],
    ['there is no telephone yet', undefined],
  ])('is not made where %s', async (_what, phone) => {
    const { tryout, found, calls } = world({ phone });
    await tryout.check();
    expect([found()?.echo, calls()]).toEqual(['none', 0]);
  });

  it('is not made without a registration or a microphone: it says that it could not', async () => {
    const { tryout, shown, audio, found, calls } = world();
    shown.unreachable();
    await tryout.check();
    expect([found()?.echo, found()?.registered]).toEqual(['failed', false]);
    shown.registered();
    audio.next = { ok: false, trouble: 'MicrophoneMissing' };
    await tryout.check();
    expect([found()?.echo, calls()]).toEqual(['failed', 0]);
  });

  it('does not begin while a call is there, and ends at once when one comes', async () => {
    const { tryout, audio, sip, found, calls } = world();
    tryout.calls(true);
    await tryout.check();
    expect([found()?.echo, calls()]).toEqual(['call', 0]);
    tryout.calls(false);
    audio.back = new Promise(() => undefined);
    const checked = tryout.check();
    await settle();
    expect(calls()).toBe(1);
    tryout.calls(true);
    await checked;
    expect([found()?.echo, sip.log[1], audio.open]).toEqual(['call', 'echo over', 0]);
  });

  it('ends with the telephone, and two presses make one call', async () => {
    const { tryout, audio, sip, calls, found } = world();
    audio.back = new Promise(() => undefined);
    const checked = tryout.check();
    void tryout.check();
    await settle();
    expect(calls()).toBe(1);
    tryout.stop();
    await checked;
    expect([sip.log[1], audio.open]).toEqual(['echo over', 0]);
    // Of a telephone that is switched off nothing is told.
    expect(found()?.echo).toBe('running');
  });
});

describe('the microphone without a call', () => {
  it('is open while it is tried, and told so', async () => {
    const { tryout, audio, shown } = world();
    tryout.microphone();
    await settle();
    expect([tryout.levels()?.microphone, shown.view.trying, audio.open]).toEqual([0.5, true, 1]);
    tryout.microphoneEnds();
    expect([tryout.levels()?.microphone, shown.view.trying, audio.open]).toEqual([undefined, false, 0]);
  });

  it.each<[string, (all: ReturnType<typeof world>) => unknown]>([
    ['after a while, by itself', () => jest.advanceTimersByTimeAsync(voiceTimings.trialMs)],
    ['when a call comes', ({ tryout }) => tryout.calls(true)],
    ['with the telephone', ({ tryout }) => tryout.stop()],
    ['when it is pulled out', ({ audio }) => audio.ended()],
  ])('is closed %s', async (_when, end) => {
    const all = world();
    all.tryout.microphone();
    await settle();
    await end(all);
    expect([all.audio.open, all.shown.view.trying]).toEqual([0, false]);
  });

  it('that opens when nobody wants it any more is closed at once', async () => {
    const { tryout, audio, shown } = world();
    const open = audio.opensLater();
    tryout.microphone();
    tryout.microphoneEnds();
    open();
    await settle();
    expect([audio.open, audio.closed, shown.view.trying]).toEqual([0, 1, false]);
  });

  it('is another one when the agent chooses so, and the one before is closed', async () => {
    const { tryout, audio, choices } = world();
    tryout.microphone();
    await settle();
    choices.microphoneId = 'm1';
    tryout.chosen();
    await settle();
    expect([audio.opened, audio.open]).toEqual([['', 'm1'], 1]);
  });

  it('is not opened in a call, and one that does not open is told', async () => {
    const { tryout, audio, failed } = world();
    tryout.calls(true);
    tryout.microphone();
    await settle();
    expect(audio.opened).toEqual([]);
    tryout.calls(false);
    audio.next = { ok: false, trouble: 'MicrophoneRefused' };
    tryout.microphone();
    await settle();
    expect(failed).toEqual(['MicrophoneRefused']);
  });
});
