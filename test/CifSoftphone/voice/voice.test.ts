import type { VoiceCall } from '../../../CifSoftphone/voice/channel/voiceScript';
import type { VoiceView } from '../../../CifSoftphone/voice/channel/voiceView';
import { noFigures, type LegFigures } from '../../../CifSoftphone/voice/legFigures';
import type { SoundFigures } from '../../../CifSoftphone/core/calls/soundFigures';
import type { PhoneResult } from '../../../CifSoftphone/voice/phoneRequests';
import { Voice } from '../../../CifSoftphone/voice/voice';
import type { CommandName } from '../../../protocol/callCommand';
import { FakeAudio, FakePhone } from './fakePhone';

jest.useFakeTimers();
const phone = {
  url: 'wss://pbx.example.com/ws',
  uri: 'sip:101@pbx.example.com',
  secret: 'secret-1',
  expiresInMs: 100_000,
  iceServers: [],
};

function world() {
  const audio = new FakeAudio();
  const views: VoiceView[] = [];
  const asked: string[] = [];
  const sounded = new Map<string, SoundFigures>();
  const state = {
    choices: { browser: true, microphoneId: '', speakerId: '' },
    gives: { ok: true, phone } as PhoneResult,
    nowMs: 0,
  };
  let opened: FakePhone | undefined;
  let networkChanged: () => void = () => undefined;
  let ids = 0;
  const voice = new Voice({
    openPhone: (listener) => (opened = new FakePhone(listener)),
    requests: {
      give: (id) => {
        asked.push(`give ${id}`);
        return Promise.resolve(state.gives);
      },
      withdraw: (id) => {
        asked.push(`withdraw ${id}`);
        return Promise.resolve();
      },
    },
    audio,
    choices: () => state.choices,
    wayOut: (servers) => Promise.resolve(servers.length === 0 ? 'direct' : 'stun'),
    headset: { switched: () => undefined, follow: () => undefined },
    show: (view) => views.push(view),
    sounded: (callId, figures) => sounded.set(callId, figures),
    newId: () => `browser-${(ids += 1)}`,
    onNetworkChange: (listener) => {
      networkChanged = listener;
      return () => undefined;
    },
    nowMs: () => state.nowMs,
    retryDelayMs: () => 1_000,
  });
  const sip = opened as unknown as FakePhone;
  const view = () => views[views.length - 1];
  return { voice, audio, asked, sounded, state, sip, view, networkChanged: () => networkChanged() };
}
const call = (more: Partial<VoiceCall> = {}): VoiceCall => ({
  key: 'pbx c1',
  callId: 'c1',
  state: 'alerting',
  underWay: undefined,
  commands: [],
  muted: false,
  ...more,
});
const settle = () => jest.advanceTimersByTimeAsync(0);

async function registered() {
  const all = world();
  all.voice.line('connected', []);
  await settle();
  return all;
}
async function talking() {
  const all = await registered();
  const leg = all.sip.ring('c1');
  all.voice.line('connected', [call({ underWay: 'accept' })]);
  await settle();
  all.voice.line('connected', [call({ state: 'connected' })]);
  return { ...all, leg };
}

describe('the telephone of a browser', () => {
  it('asks for the microphone, then for credentials, and is ready', async () => {
    const { sip, audio, view, asked } = await registered();
    expect([audio.opened, audio.closed]).toEqual([[''], 1]);
    expect(asked).toEqual(['give browser-1']);
    expect(sip.log).toEqual(['start secret-1']);
    expect(view()).toMatchObject({ state: 'ready', microphones: [{ name: 'Headset' }] });
  });

  it('is none until the agent chose it', async () => {
    const { voice, state, sip, asked } = world();
    state.choices = { ...state.choices, browser: false };
    voice.line('connected', []);
    await settle();
    expect([sip.log, asked]).toEqual([[], []]);
  });

  it('has new credentials before the old ones end, and keeps its registration', async () => {
    const { sip, state } = await registered();
    state.gives = { ok: true, phone: { ...phone, secret: 'secret-2' } };
    await jest.advanceTimersByTimeAsync(70_000);
    expect(sip.log).toEqual(['start secret-1', 'renew secret-2']);
  });

  it('asks again when the telephony system had no answer, or refuses the credentials', async () => {
    const { voice, state, sip, asked, view } = world();
    state.gives = { ok: false, why: 'again' };
    voice.line('connected', []);
    await settle();
    expect(view()).toMatchObject({ state: 'trouble', trouble: 'PhoneUnreachable' });
    state.gives = { ok: true, phone };
    await jest.advanceTimersByTimeAsync(1_000);
    expect(sip.log).toEqual(['start secret-1']);
    sip.listener.unregistered('unauthorized');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(3);
    expect(view()?.state).toBe('ready');
  });

  it('that the telephony system does not have for this agent is said, and not asked for again', async () => {
    const { voice, state, asked, view } = world();
    state.gives = { ok: false, why: 'none' };
    voice.line('connected', []);
    await jest.advanceTimersByTimeAsync(60_000);
    expect([asked.length, view()?.trouble]).toEqual([1, 'PhoneNotGiven']);
  });

  it.each(['MicrophoneRefused', 'MicrophoneForbidden', 'MicrophoneMissing'] as const)(
    'does not register without a microphone (%s): calls go to the desk phone',
    async (trouble) => {
      const { voice, audio, asked, view } = world();
      audio.next = { ok: false, trouble };
      voice.line('connected', []);
      await settle();
      expect([asked, view()?.trouble]).toEqual([[], trouble]);
      audio.next = undefined;
      voice.again();
      await settle();
      expect(view()).toMatchObject({ state: 'ready', trouble: undefined });
    },
  );

  it('is withdrawn when the agent signs out or chooses the desk phone; a call that goes on is not cut', async () => {
    const { voice, sip, asked, state, leg } = await talking();
    state.choices = { ...state.choices, browser: false };
    voice.chosen();
    expect(asked).not.toContain('withdraw browser-1');
    leg.end();
    expect(asked).toContain('withdraw browser-1');
    expect(sip.log).toContain('stop');
    const other = await registered();
    other.voice.line('signed-out', []);
    expect(other.asked).toContain('withdraw browser-1');
  });

  it('leaves a call without a word when its page goes, so that another takes it up', async () => {
    const { voice, sip, leg } = await talking();
    voice.stop();
    expect(sip.log).toContain('leave');
    expect(leg.log).toEqual(['answer']);
  });
});

describe('a call that goes on is not cut', () => {
  it.each<[string, PhoneResult, string]>([
    ['when there is no telephone for this agent any more', { ok: false, why: 'none' }, 'PhoneNotGiven'],
    ['when new credentials are not had', { ok: false, why: 'again' }, 'PhoneUnreachable'],
  ])('%s', async (_when, gives, trouble) => {
    const { sip, state, leg, view } = await talking();
    state.gives = gives;
    await jest.advanceTimersByTimeAsync(70_000);
    expect(view()?.trouble).toBe(trouble);
    expect([sip.log, leg.state]).toEqual([['start secret-1'], 'talking']);
  });

  it('when another call cannot be answered for want of a microphone; then the telephone goes with its last call', async () => {
    const { voice, sip, audio, leg, view } = await talking();
    const [second, third] = [sip.ring('c2'), sip.ring('c3')];
    audio.next = { ok: false, trouble: 'MicrophoneMissing' };
    const both = [call({ state: 'held' }), call({ callId: 'c2', underWay: 'accept' }), call({ callId: 'c3' })];
    voice.line('connected', both);
    await settle();
    expect([leg.state, second.log, third.log]).toEqual(['talking', ['refuse 480'], ['refuse 480']]);
    expect(view()?.trouble).toBe('MicrophoneMissing');
    expect(sip.ring('c4').log).toEqual(['refuse 480']);
    expect(sip.log).toEqual(['start secret-1']);
    leg.end();
    expect(sip.log).toEqual(['start secret-1', 'stop']);
  });

  it('when the agent has the telephone tried again', async () => {
    const { voice, sip, leg, state } = await talking();
    sip.listener.unregistered('unreachable');
    state.gives = { ok: true, phone: { ...phone, secret: 'secret-2' } };
    voice.again();
    await settle();
    expect([sip.log, leg.state]).toEqual([['start secret-1', 'renew secret-2'], 'talking']);
  });
});

it('a network that changes is told to the telephone, and not to one that is switched off', async () => {
  const { voice, state, sip, networkChanged } = await registered();
  networkChanged();
  state.choices = { ...state.choices, browser: false };
  voice.chosen();
  networkChanged();
  expect(sip.log).toEqual(['start secret-1', 'another network', 'stop']);
});

it('a call that has lost its way is not told anew with each try to reach the telephony system', async () => {
  const { sip, leg, state, view } = await talking();
  leg.counters = { ...leg.counters, cutOff: true };
  for (let second = 1; second <= 6; second += 1) {
    state.nowMs = second * 1_000;
    await jest.advanceTimersByTimeAsync(1_000);
  }
  sip.listener.unregistered('unreachable');
  expect(view()).toMatchObject({ state: 'trouble', trouble: 'CallCutOff' });
  sip.listener.registered();
  expect(view()).toMatchObject({ state: 'ready', trouble: 'CallCutOff' });
});

it('a telephone that is switched on again is another one: the end of the one before may come later', async () => {
  const { voice, state, asked } = await registered();
  state.choices = { ...state.choices, browser: false };
  voice.chosen();
  state.choices = { ...state.choices, browser: true };
  voice.chosen();
  await settle();
  expect(asked).toEqual(['give browser-1', 'withdraw browser-1', 'give browser-2']);
});

describe('an INVITE', () => {
  it('is answered by Accept, however late or early it comes', async () => {
    const { leg } = await talking();
    expect(leg.log).toEqual(['answer']);
    const early = await registered();
    early.voice.line('connected', [call({ underWay: 'accept' })]);
    const late = early.sip.ring('c1');
    await settle();
    expect(late.log).toEqual(['answer']);
  });

  it('is answered also when the headset takes longer to open than the adaptor to know of the Accept', async () => {
    const { voice, sip, audio } = await registered();
    const leg = sip.ring('c1');
    const opened = audio.opensLater();
    voice.line('connected', [call({ underWay: 'accept' })]);
    voice.line('connected', [call({ state: 'connected' })]);
    opened();
    await settle();
    expect(leg.log).toEqual(['answer']);
    expect(audio.closed).toBe(1);
  });

  it('that comes after the adaptor has the Accept is answered', async () => {
    const { voice, sip } = await registered();
    voice.line('connected', [call({ underWay: 'accept' })]);
    voice.line('connected', [call({ state: 'connected' })]);
    const leg = sip.ring('c1');
    await settle();
    expect(leg.log).toEqual(['answer']);
  });

  it('is not answered when the Accept was not taken and the call rings on', async () => {
    const { voice, sip } = await registered();
    voice.line('connected', [call({ underWay: 'accept' })]);
    voice.line('connected', [call()]);
    const leg = sip.ring('c1');
    await settle();
    // Another browser of the agent accepts it after all.
    voice.line('connected', [call({ state: 'connected' })]);
    await settle();
    expect(leg.log).toEqual([]);
  });

  it('is not answered when the call was accepted in another browser', async () => {
    const { voice, sip } = await registered();
    const leg = sip.ring('c1');
    voice.line('connected', [call({ state: 'connected' })]);
    await settle();
    expect(leg.log).toEqual([]);
  });

  it('for a call that the agent has already is answered by itself: after a reload', async () => {
    const { voice, sip } = await registered();
    const leg = sip.ring('c1', true);
    await settle();
    expect(leg.log).toEqual([]);
    voice.line('connected', [call({ state: 'connected' })]);
    await settle();
    expect(leg.log).toEqual(['answer']);
  });

  it.each<[Partial<VoiceCall>]>([[{ state: 'held' }], [{ state: 'connected', muted: true }]])(
    'for a call that is %j already is answered in silence',
    async (more) => {
      const { voice, sip } = await registered();
      const leg = sip.ring('c1', true);
      voice.line('connected', [call(more)]);
      await settle();
      expect(leg.log).toEqual(['answer in silence']);
    },
  );

  it('that says so, but for a call that only rings, waits for the agent', async () => {
    const { voice, sip } = await registered();
    const leg = sip.ring('c1', true);
    voice.line('connected', [call()]);
    await settle();
    expect(leg.log).toEqual([]);
  });

  it('without a call, or for one that nobody knows, is refused', async () => {
    const { sip } = await registered();
    const legs = [sip.ring(undefined), sip.ring('nobody')];
    await jest.advanceTimersByTimeAsync(10_000);
    expect(legs.map(({ log }) => log)).toEqual([['refuse 480'], ['refuse 480']]);
  });

  it('is declined by Reject, and ended with the call', async () => {
    const { voice, sip } = await registered();
    const leg = sip.ring('c1');
    voice.line('connected', [call({ underWay: 'reject' })]);
    expect(leg.log).toEqual(['refuse 603']);
    const talk = await talking();
    talk.voice.line('connected', [call({ state: 'disconnected' })]);
    expect(talk.leg.log).toEqual(['answer', 'bye']);
  });

  it('is refused when the microphone is refused at Accept, so that the desk phone rings', async () => {
    const { voice, sip, audio, view } = await registered();
    const leg = sip.ring('c1');
    audio.next = { ok: false, trouble: 'MicrophoneRefused' };
    voice.line('connected', [call({ underWay: 'accept' })]);
    await settle();
    expect(leg.log).toEqual(['refuse 480']);
    expect(view()).toMatchObject({ state: 'trouble', trouble: 'MicrophoneRefused' });
  });
});

describe('a call with its sound here', () => {
  it.each<[string, Partial<VoiceCall>, { held: boolean; muted: boolean }]>([
    ['nothing', {}, { held: false, muted: false }],
    ['hold that was just pressed', { commands: ['hold'] }, { held: true, muted: true }],
    ['held', { state: 'held' }, { held: true, muted: true }],
    ['resume that was just pressed', { state: 'held', commands: ['retrieve'] }, { held: false, muted: false }],
    ['mute that was just pressed', { commands: ['mute'] }, { held: false, muted: true }],
    ['muted', { muted: true }, { held: false, muted: true }],
    [
      'held and muted, unmuted meanwhile',
      { state: 'held', muted: true, commands: ['unmute'] },
      { held: true, muted: true },
    ],
  ])('sends no microphone where it must not: %s', async (_what, more, wanted) => {
    const { voice, leg } = await talking();
    voice.line('connected', [call({ state: 'connected', ...more })]);
    expect({ held: leg.held, muted: leg.muted }).toEqual(wanted);
  });

  it.each<[Partial<VoiceCall>]>([[{ underWay: 'hangup' }], [{ commands: ['hangup' satisfies CommandName] }]])(
    'ends at once with End call: %j',
    async (more) => {
      const { voice, leg } = await talking();
      voice.line('connected', [call({ state: 'connected', ...more })]);
      expect(leg.log).toEqual(['answer', 'bye']);
    },
  );

  it('without a packet for five seconds is told, and not while it is held', async () => {
    const { state, view, leg } = await talking();
    for (let second = 1; second <= 6; second += 1) {
      state.nowMs = second * 1_000;
      leg.counters = { ...leg.counters, microphoneEnergy: second };
      await jest.advanceTimersByTimeAsync(1_000);
    }
    expect(view()?.trouble).toBe('CallSilent');
    leg.counters = { ...leg.counters, packetsReceived: 50, microphoneEnergy: 9 };
    state.nowMs = 7_000;
    await jest.advanceTimersByTimeAsync(1_000);
    expect(view()).toMatchObject({ trouble: undefined, quality: 'good' });
    const held = await talking();
    held.voice.line('connected', [call({ state: 'held' })]);
    for (let second = 1; second <= 8; second += 1) {
      held.state.nowMs = second * 1_000;
      await jest.advanceTimersByTimeAsync(1_000);
    }
    expect(held.view()).toMatchObject({ trouble: undefined, quality: 'quiet' });
  });

  it('in which the other end sends nothing but exact silence is told within five seconds, and other than no packets', async () => {
    const { state, view, leg } = await talking();
    const second = async (ms: number, receivedEnergy: number | undefined) => {
      state.nowMs = ms;
      leg.counters = { ...leg.counters, packetsReceived: ms, microphoneEnergy: ms, receivedEnergy };
      await jest.advanceTimersByTimeAsync(1_000);
    };
    for (let ms = 1_000; ms <= 5_000; ms += 1_000) await second(ms, 0.25);
    expect(view()).toMatchObject({ trouble: 'CallerSilent', quality: 'good' });
    await second(6_000, 0.5);
    expect(view()?.trouble).toBeUndefined();
    // A browser that measures no level is not taken for a silent caller.
    for (let ms = 7_000; ms <= 14_000; ms += 1_000) await second(ms, undefined);
    expect(view()?.trouble).toBeUndefined();
  });

  it('beside one on hold: each has its own sign, and the one that is spoken in stands for both', async () => {
    const { voice, sip, state, leg, view } = await talking();
    const other = sip.ring('c2');
    voice.line('connected', [call({ state: 'held' }), call({ callId: 'c2', underWay: 'accept' })]);
    await settle();
    voice.line('connected', [call({ state: 'held' }), call({ callId: 'c2', state: 'connected' })]);
    const told: (string | undefined)[] = [];
    for (let ms = 1_000; ms <= 4_000; ms += 1_000) {
      state.nowMs = ms;
      other.counters = { ...noFigures, packetsReceived: ms, packetsLost: ms / 5, microphoneEnergy: ms };
      await jest.advanceTimersByTimeAsync(1_000);
      told.push(view()?.quality);
    }
    expect(told).toEqual(['poor', 'poor', 'poor', 'poor']);
    expect(view()?.sounds).toEqual([
      { callId: 'c1', quality: 'quiet' },
      { callId: 'c2', quality: 'poor' },
    ]);
    other.end();
    expect(view()).toMatchObject({ quality: 'quiet', sounds: [{ callId: 'c1' }] });
    leg.end();
    expect(view()).toMatchObject({ quality: undefined, sounds: [] });
  });

  it('that waits for a consultation has none of its figures, also while that only rings', async () => {
    const { voice, state, leg, sounded } = await talking();
    const asks = (consulted: VoiceCall['state']) =>
      voice.line('connected', [
        call({ state: 'held' }),
        call({ key: 'pbx c1/asks', callId: 'c1/asks', state: consulted }),
      ]);
    const second = async (ms: number) => {
      state.nowMs = ms;
      leg.counters = { ...leg.counters, microphoneEnergy: ms, packetsReceived: ms, roundTripMs: ms };
      await jest.advanceTimersByTimeAsync(1_000);
    };
    await second(1_000);
    const figures = sounded.get('c1');
    asks('initiated');
    await second(2_000);
    await second(3_000);
    asks('connected');
    await second(4_000);
    expect(sounded.get('c1')).toEqual(figures);
    expect(sounded.get('c1/asks')).toMatchObject({ roundTripMs: 3_500 });
  });

  it('gives its figures to the record: means of the time that was listened to, not of a hold', async () => {
    const { voice, state, leg, sounded } = await talking();
    const second = async (ms: number, more: Partial<LegFigures>) => {
      state.nowMs = ms;
      leg.counters = { ...leg.counters, microphoneEnergy: ms, ...more };
      await jest.advanceTimersByTimeAsync(1_000);
    };
    await second(1_000, { packetsReceived: 50, jitterMs: 2, roundTripMs: 30 });
    await second(2_000, { packetsReceived: 99, packetsLost: 1, jitterMs: 4, roundTripMs: 50 });
    const figures = sounded.get('c1');
    expect(figures).toMatchObject({ lossPercent: 1, jitterMs: 3, roundTripMs: 40 });
    expect(figures?.mos).toBeGreaterThan(4);
    voice.line('connected', [call({ state: 'held' })]);
    await second(3_000, { packetsReceived: 100, packetsLost: 90 });
    expect(sounded.get('c1')).toEqual(figures);
  });

  it.each<[string, () => Promise<void>]>([
    ['says nothing more, since the call ended meanwhile', () => new Promise(() => undefined)],
    ['refuses it', () => Promise.reject(new Error('InvalidStateError'))],
  ])('leaves no microphone open when the browser, asked for another one, %s', async (_what, answer) => {
    const { voice, audio, state, leg } = await talking();
    leg.replaced = answer();
    state.choices = { ...state.choices, microphoneId: 'm1' };
    voice.chosen();
    await settle();
    leg.end();
    expect(audio.open).toBe(0);
  });

  it('has the microphone that was chosen last, whichever opens first', async () => {
    const { voice, audio, state, leg } = await talking();
    const openFirst = audio.opensLater();
    state.choices = { ...state.choices, microphoneId: 'm1' };
    voice.chosen();
    const openSecond = audio.opensLater();
    state.choices = { ...state.choices, microphoneId: 'm2' };
    voice.chosen();
    openSecond();
    await settle();
    openFirst();
    await settle();
    expect(leg.log).toEqual(['answer', 'microphone']);
    expect(audio.open).toBe(1);
  });

  it('that lost its headset has it again when it is plugged in, and the trouble goes with the call', async () => {
    const { audio, leg, view } = await talking();
    audio.next = { ok: false, trouble: 'MicrophoneMissing' };
    audio.ended();
    await settle();
    expect([view()?.trouble, leg.log]).toEqual(['MicrophoneGone', ['answer']]);
    audio.next = undefined;
    audio.changed();
    await settle();
    expect(leg.log).toEqual(['answer', 'microphone']);
    leg.end();
    expect(view()?.trouble).toBeUndefined();
  });

  it('keeps its microphone when a panel is opened that has chosen nothing else', async () => {
    const { voice, audio, leg } = await talking();
    const before = audio.opened.length;
    voice.chosen();
    await settle();
    expect([audio.opened.length, leg.log]).toEqual([before, ['answer']]);
  });

  it('takes another microphone when the headset is pulled out or the agent chooses one', async () => {
    const { voice, audio, state, leg, view } = await talking();
    audio.ended();
    await settle();
    expect(view()?.trouble).toBe('MicrophoneGone');
    expect(leg.log).toContain('microphone');
    state.choices = { ...state.choices, microphoneId: 'm1' };
    voice.chosen();
    await settle();
    expect(audio.opened[audio.opened.length - 1]).toBe('m1');
  });
});
