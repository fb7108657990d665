import type { RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRequest } from 'jssip/lib/SIPMessage';
import type { Phone } from '../../../protocol/messages/phone';
import { callIdHeader } from '../../../protocol/phoneRules';
import { noFigures, readFigures, type LegFigures } from '../legFigures';
import { EarlyAnswer } from './earlyAnswer';
import { iceRestarts } from './iceRestarts';
import type { PhoneLeg, PhoneListener } from '../phonePort';
import { voiceTimings } from '../voiceTimings';

/** One INVITE as JsSIP has it. */
export class JsSipLeg implements PhoneLeg {
  /** By `X-Call-Id` the INVITE names its call; of all others that go through it the id ends with the INVITE's own. */
  private readonly named: string | undefined;
  private readonly dialog: string | undefined;
  readonly answersItself: boolean;
  state: PhoneLeg['state'] = 'ringing';
  private wantsHold = false;
  private holdTimer: ReturnType<typeof setTimeout> | undefined;
  private lostTimer: ReturnType<typeof setTimeout> | undefined;
  private leaveIce: () => void = () => undefined;
  /** The network changed since its addresses were gathered. */
  private movedMeanwhile = false;
  private readonly early: EarlyAnswer;

  constructor(
    private readonly session: RTCSession,
    request: IncomingRequest,
    iceServers: Phone['iceServers'],
    private readonly listener: Pick<PhoneListener, 'changed' | 'heard'>,
    /** The way of SIP is there. */
    private readonly isConnected: () => boolean,
  ) {
    this.named = headerOf(request, callIdHeader);
    this.dialog = headerOf(request, 'Call-ID');
    // As desk phones know it (draft-ietf-sip-answermode's predecessor; Asterisk and others write it).
    this.answersItself = /;\s*answer-after=0\b/i.test(headerOf(request, 'Call-Info') ?? '');
    session.on('peerconnection', ({ peerconnection }) => {
      peerconnection.addEventListener('track', ({ track }) => listener.heard(this, new MediaStream([track])));
      this.leaveIce = iceRestarts(peerconnection, () => this.restartIce());
    });
    this.early = new EarlyAnswer(session, iceServers);
    session.on('confirmed', () => {
      // JsSIP ends a call for a re-INVITE that is on its way when its connection breaks, or that nobody answers.
      const offerAgain = (): void => this.offerAgain();
      Object.assign(session, { onTransportError: offerAgain, onRequestTimeout: offerAgain });
      this.become('talking');
      if (this.movedMeanwhile) this.networkChanged();
    });
    session.on('ended', () => this.become('over'));
    session.on('failed', () => this.become('over'));
  }

  isOf(callId: string): boolean {
    return callId === this.named || (this.dialog !== undefined && callId.endsWith(`/${this.dialog}`));
  }

  answer(microphone: MediaStream, silent: boolean): void {
    if (this.state !== 'ringing') return;
    // JsSIP mutes what is connected, which is later.
    microphone.getAudioTracks().forEach((track) => (track.enabled = !silent));
    this.become('answering');
    this.early.answer(microphone);
  }

  end(status: 480 | 603 = 480): void {
    if (this.state === 'over' || this.session.isEnded()) return;
    this.session.terminate(this.state === 'ringing' ? { status_code: status } : {});
  }

  hold(held: boolean): void {
    if (this.wantsHold === held) return;
    this.wantsHold = held;
    this.settleHold();
  }

  mute(muted: boolean): void {
    if (muted) return this.session.mute({ audio: true });
    this.session.unmute({ audio: true });
    // It may have been answered in silence, of which JsSIP knows nothing.
    const track = this.sender()?.track;
    if (track) track.enabled = this.speaks;
  }

  async replaceMicrophone(microphone: MediaStream): Promise<void> {
    const [track] = microphone.getAudioTracks();
    const sender = this.sender();
    if (track === undefined || sender === undefined) return;
    track.enabled = this.speaks;
    await sender.replaceTrack(track);
    // Until then a mute was done to the microphone before.
    track.enabled = this.speaks;
  }

  async figures(): Promise<LegFigures> {
    const { connection } = this;
    if (connection === undefined) return noFigures;
    // Of a way that has failed `iceRestarts` says the same.
    const cutOff = connection.iceConnectionState === 'disconnected';
    return readFigures((await connection.getStats()).values(), cutOff);
  }

  /** The network may be another one: whatever its state says, the sound looks for a new way. */
  networkChanged(): void {
    this.movedMeanwhile = this.state !== 'talking';
    if (this.state === 'talking' && !this.restartIce()) this.offerAgain();
  }

  /** The microphone may be heard. */
  private get speaks(): boolean {
    const { local, remote } = this.session.isOnHold();
    return !(local || remote || this.session.isMuted().audio === true);
  }

  private get connection(): RTCPeerConnection | undefined {
    return this.session.connection as RTCPeerConnection | undefined;
  }

  private sender(): RTCRtpSender | undefined {
    return this.connection?.getSenders().find((one) => one.track?.kind === 'audio');
  }

  /** JsSIP ends a call whose re-INVITE finds no connection: it is asked for when SIP has its way again. */
  private restartIce(): boolean {
    if (this.state !== 'talking' || !this.isConnected()) return false;
    return this.session.renegotiate({ rtcOfferConstraints: { iceRestart: true } });
  }

  /** What was lost may have been a hold or a new way: the next one says both. */
  private offerAgain(): void {
    clearTimeout(this.lostTimer);
    this.lostTimer = setTimeout(() => {
      if (this.state === 'talking' && !this.restartIce()) this.offerAgain();
    }, voiceTimings.holdRetryMs);
  }

  /** The other end is told what counts now: one re-INVITE at a time, again until both agree and as soon as SIP has its way. */
  private settleHold(): void {
    clearTimeout(this.holdTimer);
    if (this.state !== 'talking' || this.session.isOnHold().local === this.wantsHold) return;
    const done = (): void => this.settleHold();
    const { session, wantsHold } = this;
    const sent = this.isConnected() && (wantsHold ? session.hold({}, done) : session.unhold({}, done));
    if (!sent) this.holdTimer = setTimeout(done, voiceTimings.holdRetryMs);
  }

  private become(state: PhoneLeg['state']): void {
    if (this.state === state || this.state === 'over') return;
    this.state = state;
    if (state === 'over') this.leaveIce();
    this.settleHold();
    this.listener.changed(this);
  }
}

/** A header comes from outside: one that is missing or too long is as if it were not there. */
function headerOf(request: IncomingRequest, name: string): string | undefined {
  const value: unknown = request.getHeader(name);
  return typeof value === 'string' && value.length <= 1_024 ? value.trim() : undefined;
}
