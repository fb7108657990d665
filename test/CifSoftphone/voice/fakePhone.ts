import type { AudioPort, EchoProbe, Gauge, MicrophoneResult } from '../../../CifSoftphone/voice/audioPort';
import { noFigures, type LegFigures } from '../../../CifSoftphone/voice/legFigures';
import type { EchoListener, PhoneLeg, PhoneListener, PhonePort } from '../../../CifSoftphone/voice/phonePort';
import type { Phone } from '../../../protocol/messages/phone';

/** An INVITE without SIP: what was asked of it stands in `log`. */
class FakeLeg implements PhoneLeg {
  state: PhoneLeg['state'] = 'ringing';
  readonly log: string[] = [];
  counters: LegFigures = noFigures;
  held = false;
  muted = false;

  constructor(
    private readonly callId: string | undefined,
    private readonly listener: PhoneListener,
    readonly answersItself = false,
  ) {}

  isOf(callId: string): boolean {
    // A consultation of the call goes through it, too.
    return callId === this.callId || callId === `${this.callId}/asks`;
  }
  answer(_microphone: MediaStream, silent: boolean): void {
    this.log.push(silent ? 'answer in silence' : 'answer');
    this.become('talking');
  }
  end(status?: number): void {
    if (this.state === 'over') return;
    this.log.push(this.state === 'ringing' ? `refuse ${status ?? 480}` : 'bye');
    this.become('over');
  }
  hold(held: boolean): void {
    this.held = held;
  }
  mute(muted: boolean): void {
    this.muted = muted;
  }
  /** What the browser says to another microphone. */
  replaced: Promise<void> = Promise.resolve();
  replaceMicrophone(): Promise<void> {
    this.log.push('microphone');
    return this.replaced;
  }
  figures(): Promise<LegFigures> {
    return Promise.resolve(this.counters);
  }
  become(state: PhoneLeg['state']): void {
    this.state = state;
    this.listener.changed(this);
  }
}

/** A telephone without SIP. */
export class FakePhone implements PhonePort {
  readonly log: string[] = [];
  constructor(readonly listener: PhoneListener) {}
  start(phone: Phone): void {
    this.log.push(`start ${phone.secret}`);
    this.listener.registered();
  }
  renew(phone: Phone): void {
    this.log.push(`renew ${phone.secret}`);
    this.listener.registered();
  }
  networkChanged(): void {
    this.log.push('another network');
  }
  /** What the echo does when it is called. */
  echo: 'answers' | 'refuses' | 'waits' = 'answers';
  callEcho(address: string, _sound: MediaStream, listener: EchoListener): () => void {
    this.log.push(`calls ${address}`);
    if (this.echo === 'answers') listener.heard({} as MediaStream);
    if (this.echo === 'refuses') listener.over();
    return () => this.log.push('echo over');
  }
  stop(): void {
    this.log.push('stop');
  }
  leave(): void {
    this.log.push('leave');
  }
  ring(callId: string | undefined, answersItself = false): FakeLeg {
    const leg = new FakeLeg(callId, this.listener, answersItself);
    this.listener.rang(leg);
    return leg;
  }
}

/** Devices without sound. */
export class FakeAudio implements AudioPort {
  next: MicrophoneResult | undefined;
  readonly opened: string[] = [];
  get closed(): number {
    return this.streams.filter(({ open }) => !open).length;
  }
  get open(): number {
    return this.streams.filter(({ open }) => open).length;
  }
  private readonly streams: { readonly stream: MediaStream; open: boolean }[] = [];
  changed: () => void = () => undefined;
  ended: () => void = () => undefined;
  private later: Promise<void> = Promise.resolve();
  openMicrophone(id: string): Promise<MicrophoneResult> {
    this.opened.push(id);
    return this.later.then(() => {
      if (this.next !== undefined) return this.next;
      const stream = {} as MediaStream;
      this.streams.push({ stream, open: true });
      return { ok: true, stream };
    });
  }
  /** The next microphone opens when the result is called: as a headset without a wire does. */
  opensLater(): () => void {
    let open: () => void = () => undefined;
    this.later = new Promise((resolve) => (open = resolve));
    return open;
  }
  close(stream: MediaStream): void {
    for (const one of this.streams) if (one.stream === stream) one.open = false;
  }
  devices() {
    return Promise.resolve({ microphones: [{ id: 'm1', name: 'Headset' }], speakers: [] });
  }
  onChange(listener: () => void): () => void {
    this.changed = listener;
    return () => undefined;
  }
  onEnded(_stream: MediaStream, listener: () => void): void {
    this.ended = listener;
  }
  play() {
    return { toSpeaker: () => undefined, stop: () => undefined };
  }
  hearsSomething(): Promise<boolean> {
    return Promise.resolve(true);
  }
  loud = 0.5;
  gauge(): Gauge {
    return { level: () => this.loud, stop: () => undefined };
  }
  /** What comes back of the signal: after so many ms, or nothing; a promise that never ends goes on. */
  back: Promise<number | undefined> = Promise.resolve(180.4);
  makesSound = true;
  echoProbe(): Promise<EchoProbe | undefined> {
    const probe = { sound: {} as MediaStream, comesBack: () => this.back, stop: () => undefined };
    return Promise.resolve(this.makesSound ? probe : undefined);
  }
}
