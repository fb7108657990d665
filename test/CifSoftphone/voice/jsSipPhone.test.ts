import { EventEmitter } from 'node:events';
import { openJsSipPhone } from '../../../CifSoftphone/voice/jssip/jsSipPhone';
import type { PhoneLeg } from '../../../CifSoftphone/voice/phonePort';
import { voiceTimings } from '../../../CifSoftphone/voice/voiceTimings';

const started: FakeUa[] = [];

/** As JsSIP's, without SIP: what was asked of it stands in `log`. */
class FakeUa extends EventEmitter {
  readonly log: string[] = [];
  constructor(readonly options: { readonly uri: string; readonly password: string }) {
    super();
    started.push(this);
  }
  start = (): void => void this.log.push('start');
  stop = (): void => void this.log.push('stop');
  register = (): void => void this.log.push('register');
  set = (name: string, value: string): void => void this.log.push(`${name} ${value}`);
  connected = true;
  isConnected = () => this.connected;
}
jest.mock('jssip', () => ({
  UA: function (options: FakeUa['options']) {
    return new FakeUa(options);
  },
  WebSocketInterface: class {},
}));

Object.assign(globalThis, { MediaStream: class {} });

interface Track {
  readonly kind: 'audio';
  enabled: boolean;
}
const trackOf = (): Track => ({ kind: 'audio', enabled: true });
const streamOf = (track: Track) => ({ getAudioTracks: () => [track] }) as unknown as MediaStream;

const offered = [
  'v=0',
  'm=audio 9 RTP',
  'a=mid:0',
  'a=candidate:1 1 udp 1 192.0.2.7 9 typ host',
  'a=end-of-candidates',
].join('\r\n');

/** As a session of JsSIP: it mutes what is sent at the moment, and nothing else. */
class FakeSession extends EventEmitter {
  muted = false;
  readonly sender = {
    track: undefined as Track | undefined,
    /** The new one is sent a little later, as in a browser. */
    replaceTrack: async (track: Track) => {
      await new Promise(setImmediate);
      this.sender.track = track;
    },
  };
  readonly transceiver = { direction: 'recvonly', sender: this.sender };
  readonly candidates: unknown[] = [];
  readonly connection = {
    localDescription: { sdp: 'sdp with all addresses' },
    getSenders: () => [this.sender],
    getTransceivers: () => [this.transceiver],
    addIceCandidate: async (one: unknown) => void this.candidates.push(one),
  };
  /** What was said to the other end before the call stood, and what it offered as the browser got it. */
  readonly replies: string[] = [];
  readonly offer = { originator: 'remote', type: 'offer', sdp: offered };
  _createLocalDescription = async (): Promise<string> => 'sdp of the first moment';
  answer = (): void => {
    this.emit('sdp', this.offer);
    this.emit('connecting');
    void this._createLocalDescription().then((sdp) => {
      if (this.replies.length > 0) return;
      this.replies.push(sdp);
      this.emit('accepted');
      this.emit('confirmed');
    });
  };
  terminate = ({ status_code }: { status_code?: number }): void => {
    this.replies.push(String(status_code));
    this.emit('failed');
  };
  /** What the other end was told, in this order. */
  readonly offers: string[] = [];
  onHold = false;
  hold = (_options: unknown, done: () => void): boolean => this.#offer('hold', done, () => (this.onHold = true));
  unhold = (_options: unknown, done: () => void): boolean => this.#offer('unhold', done, () => (this.onHold = false));
  renegotiate = ({ rtcOfferConstraints }: { rtcOfferConstraints: { iceRestart?: boolean } }): boolean =>
    this.#offer(rtcOfferConstraints.iceRestart === true ? 'ice' : 'media', () => undefined);
  /** As JsSIP's own do, which it calls by these names. */
  onTransportError(): void {
    this.emit('failed');
  }
  onRequestTimeout(): void {
    this.emit('failed');
  }
  #offer(what: string, done: () => void, change: () => void = () => undefined): boolean {
    this.offers.push(what);
    change();
    done();
    return true;
  }
  isMuted = () => ({ audio: this.muted });
  isOnHold = () => ({ local: this.onHold, remote: false });
  isEnded = () => false;
  mute = (): void => this.#mutes(true);
  unmute = (): void => this.#mutes(false);
  #mutes(muted: boolean): void {
    if (this.muted === muted) return;
    this.muted = muted;
    if (this.sender.track) this.sender.track.enabled = !muted;
  }
}

const phone = {
  url: 'wss://pbx.example.com/ws',
  uri: 'sip:a1@pbx.example.com',
  secret: 'secret-1',
  expiresInMs: 60_000,
  iceServers: [],
};

function world() {
  started.length = 0;
  const legs: PhoneLeg[] = [];
  const told: string[] = [];
  const sip = openJsSipPhone({
    registered: () => told.push('registered'),
    unregistered: (why) => told.push(why),
    rang: (leg) => legs.push(leg),
    changed: () => undefined,
    heard: () => undefined,
  });
  sip.start(phone);
  const ring = (headers: Readonly<Record<string, string>> = {}) => {
    const session = new FakeSession();
    const request = { getHeader: (name: string) => ({ 'Call-ID': '4bd0b7ac-1', ...headers })[name] };
    started[started.length - 1]?.emit('newRTCSession', { originator: 'remote', session, request });
    return { session, ua: started[started.length - 1] as FakeUa, leg: legs[legs.length - 1] as PhoneLeg };
  };
  return { sip, told, ring };
}
const uris = () => started.map(({ options }) => options.uri);

beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate'] }));
afterEach(() => jest.useRealTimers());

describe('a telephone by JsSIP', () => {
  it('that is given another address keeps the calls that go on, and moves after the last', () => {
    const { sip, ring } = world();
    const [first, second] = [ring(), ring()];
    sip.renew({ ...phone, uri: 'sip:a2@pbx.example.com' });
    first.session.emit('ended');
    expect([uris(), started[0]?.log]).toEqual([['sip:a1@pbx.example.com'], ['start']]);
    second.session.emit('failed');
    expect(uris()).toEqual(['sip:a1@pbx.example.com', 'sip:a2@pbx.example.com']);
    expect(started[0]?.log).toEqual(['start', 'stop']);
  });

  it('that was stopped meanwhile does not move any more', () => {
    const { sip, ring } = world();
    const { session } = ring();
    sip.renew({ ...phone, uri: 'sip:a2@pbx.example.com' });
    sip.stop();
    session.emit('ended');
    expect(started).toHaveLength(1);
  });

  it('that is given another address and has no call moves at once, and says nothing more of the one before', () => {
    const { sip, told } = world();
    sip.renew({ ...phone, uri: 'sip:a2@pbx.example.com' });
    started[0]?.emit('registered');
    expect([uris().length, told]).toEqual([2, []]);
  });
});

describe('an INVITE', () => {
  it('belongs to the call that it names, to a consultation that goes through it, and to no other', () => {
    const { leg } = world().ring({ 'X-Call-Id': 'pbx:1.2' });
    expect(
      ['pbx:1.2', 'pbx:1', 'pbx:ask-1.2/4bd0b7ac-1', 'pbx:1.2/4bd0b7ac-2'].map((callId) => leg.isOf(callId)),
    ).toEqual([true, false, true, false]);
  });

  it('of a telephony system that can add no header belongs to the call whose id ends with its own', () => {
    const { leg } = world().ring();
    expect(
      ['pbx:1.2/4bd0b7ac-1', 'pbx:1.2', '4bd0b7ac-1', 'pbx:1.2/4bd0b7ac-12'].map((callId) => leg.isOf(callId)),
    ).toEqual([true, false, false, false]);
  });
});

/** A call that was accepted is answered. */
const stands = async (): Promise<void> => {
  for (let at = 0; at < 3; at += 1) await new Promise(setImmediate);
};

describe('a call that rings', () => {
  async function prepared() {
    const rung = world().ring();
    jest.advanceTimersByTime(voiceTimings.earlyAnswerMs);
    await stands();
    return rung;
  }

  it('is made ready while it rings: nothing is said, and no microphone is sent', async () => {
    const { session, leg } = await prepared();
    expect([session.transceiver.direction, session.replies, session.sender.track, leg.state]).toEqual([
      'sendrecv',
      [],
      undefined,
      'ringing',
    ]);
    const microphone = trackOf();
    leg.answer(streamOf(microphone), false);
    await stands();
    expect([session.replies, session.sender.track, leg.state]).toEqual([
      ['sdp with all addresses'],
      microphone,
      'talking',
    ]);
  });

  it('is answered as well by who accepts before it is ready', async () => {
    const { session, leg } = world().ring();
    leg.answer(streamOf(trackOf()), false);
    await stands();
    expect([session.replies, leg.state]).toEqual([['sdp with all addresses'], 'talking']);
  });

  it('looks for no way to the other end before it is accepted', async () => {
    const { session, leg } = await prepared();
    expect([session.offer.sdp, session.candidates]).toEqual(['v=0\r\nm=audio 9 RTP\r\na=mid:0', []]);
    leg.answer(streamOf(trackOf()), false);
    await stands();
    expect(session.candidates).toEqual([{ candidate: 'candidate:1 1 udp 1 192.0.2.7 9 typ host', sdpMLineIndex: 0 }]);
  });

  it('for a minute rings no longer, as before', async () => {
    const { session, leg } = await prepared();
    jest.advanceTimersByTime(voiceTimings.longestRingMs);
    expect([session.replies, leg.state]).toEqual([['408'], 'over']);
  });

  it('that is accepted or over is not refused later', async () => {
    const [accepted, over] = [await prepared(), await prepared()];
    accepted.leg.answer(streamOf(trackOf()), false);
    await stands();
    over.session.emit('failed');
    jest.advanceTimersByTime(voiceTimings.longestRingMs);
    expect([accepted.session.replies, over.session.replies]).toEqual([['sdp with all addresses'], []]);
  });

  it('and whose network changed meanwhile looks for its way anew as soon as it stands', async () => {
    const { session, leg } = await prepared();
    (leg as unknown as { networkChanged(): void }).networkChanged();
    expect(session.offers).toEqual([]);
    leg.answer(streamOf(trackOf()), false);
    await stands();
    expect(session.offers).toEqual(['ice']);
  });

  it('is held by what JsSIP has, and calls, by this name', () => {
    const { prototype } = jest.requireActual<{ readonly prototype: object }>('jssip/lib/RTCSession');
    expect(prototype).toHaveProperty('_createLocalDescription');
  });
});

describe('the microphone of a call', () => {
  it.each([false, true])('answered in silence (%s) sends nothing until the agent speaks again', async (silent) => {
    const { leg } = world().ring();
    const microphone = trackOf();
    leg.answer(streamOf(microphone), silent);
    await stands();
    expect(microphone.enabled).toBe(!silent);
    leg.mute(silent);
    expect(microphone.enabled).toBe(!silent);
    leg.mute(false);
    expect(microphone.enabled).toBe(true);
  });

  it('that was answered in silence and unmuted as soon as it stood is heard', async () => {
    const { leg } = world().ring();
    const microphone = trackOf();
    leg.answer(streamOf(microphone), true);
    await stands();
    leg.mute(false);
    expect(microphone.enabled).toBe(true);
  });

  it('stays silent when the agent mutes in the moment in which another one takes its place', async () => {
    const { leg } = world().ring();
    leg.answer(streamOf(trackOf()), false);
    await stands();
    const other = trackOf();
    const replacing = leg.replaceMicrophone(streamOf(other));
    leg.mute(true);
    await replacing;
    expect(other.enabled).toBe(false);
  });
});

describe('a network that changes', () => {
  /** As a browser's connection: only its state. */
  class FakeConnection extends EventTarget {
    #state = 'new';
    get iceConnectionState(): string {
      return this.#state;
    }
    become(state: string): void {
      this.#state = state;
      this.dispatchEvent(new Event('iceconnectionstatechange'));
    }
  }
  async function talking() {
    const { ring } = world();
    const { session, ua, leg } = ring();
    const peerconnection = new FakeConnection();
    session.emit('peerconnection', { peerconnection });
    leg.answer(streamOf(trackOf()), false);
    await stands();
    peerconnection.become('connected');
    return { session, ua, leg, peerconnection };
  }

  it('is gone round: ICE is begun anew when it has failed, and again until there is sound', async () => {
    const { session, peerconnection } = await talking();
    peerconnection.become('failed');
    jest.advanceTimersByTime(1);
    expect(session.offers).toEqual(['ice']);
    jest.advanceTimersByTime(voiceTimings.iceRetryMs);
    expect(session.offers).toEqual(['ice', 'ice']);
    peerconnection.become('connected');
    jest.advanceTimersByTime(60_000);
    expect(session.offers).toHaveLength(2);
  });

  it('does not end the call: JsSIP, which would, never hears that the way has failed', async () => {
    const { peerconnection } = await talking();
    peerconnection.become('failed');
    expect(peerconnection.iceConnectionState).toBe('disconnected');
  });

  it('that is only disturbed for a moment is left to itself', async () => {
    const { session, peerconnection } = await talking();
    peerconnection.become('disconnected');
    jest.advanceTimersByTime(voiceTimings.iceLostMs - 1);
    peerconnection.become('connected');
    jest.advanceTimersByTime(60_000);
    expect(session.offers).toEqual([]);
  });

  it('that took the way of SIP, too, is told when that is there again: JsSIP would end the call', async () => {
    const { session, ua, leg, peerconnection } = await talking();
    ua.connected = false;
    peerconnection.become('failed');
    leg.hold(true);
    jest.advanceTimersByTime(10_000);
    expect(session.offers).toEqual([]);
    ua.connected = true;
    jest.advanceTimersByTime(voiceTimings.iceRetryMs);
    expect([...session.offers].sort()).toEqual(['hold', 'ice']);
  });

  it.each(['onTransportError', 'onRequestTimeout'] as const)(
    'that takes the way of SIP while it is asked for another one does not end the call: it is asked again (%s)',
    async (lost) => {
      const { prototype } = jest.requireActual<{ readonly prototype: object }>('jssip/lib/RTCSession');
      expect(prototype).toHaveProperty(lost);
      const { session, ua, leg, peerconnection } = await talking();
      peerconnection.become('failed');
      jest.advanceTimersByTime(1);
      expect(session.offers).toEqual(['ice']);
      ua.connected = false;
      session[lost]();
      jest.advanceTimersByTime(3_000);
      expect([leg.state, session.offers]).toEqual(['talking', ['ice']]);
      // The sound has found its way by itself; what the lost one said beside, such as a hold, is not known there yet.
      peerconnection.become('connected');
      ua.connected = true;
      jest.advanceTimersByTime(60_000);
      expect([leg.state, session.offers]).toEqual(['talking', ['ice', 'ice']]);
      session.emit('ended');
      expect(leg.state).toBe('over');
    },
  );

  it('of a call that is over is nobody’s business', async () => {
    const { session, peerconnection } = await talking();
    peerconnection.become('failed');
    session.emit('ended');
    jest.advanceTimersByTime(60_000);
    expect(session.offers).toEqual([]);
  });
});
