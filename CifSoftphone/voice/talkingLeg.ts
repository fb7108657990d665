import type { AudioPort } from './audioPort';
import type { VoiceChoices } from './channel/voiceChoices';
import type { VoiceTrouble } from './channel/voiceView';
import { LegWatch, type Seen } from './legWatch';
import type { PhoneLeg } from './phonePort';
import { voiceTimings } from './voiceTimings';
import type { WantedSound } from './wantedSound';

export interface TalkingLegPorts {
  readonly audio: AudioPort;
  readonly choices: () => VoiceChoices;
  readonly nowMs: () => number;
  /** The call that is heard by it now. */
  readonly callId: () => string | undefined;
  readonly seen: (seen: Seen) => void;
  readonly microphoneFailed: (trouble: VoiceTrouble) => void;
  readonly microphoneEnded: () => void;
}

/** One INVITE with its microphone, its loudspeaker and a watch over both. */
export class TalkingLeg {
  private microphone: MediaStream | undefined;
  /** All that are open: while one takes the place of another, both. */
  private readonly microphones = new Set<MediaStream>();
  private player: ReturnType<AudioPort['play']> | undefined;
  private wanted: WantedSound | undefined;
  /** The choice by which the microphone was opened. */
  private microphoneId: string | undefined;
  private opening = false;
  private stopped = false;
  private unknown: ReturnType<typeof setTimeout> | undefined;
  private watch: ReturnType<typeof setInterval> | undefined;

  constructor(
    readonly leg: PhoneLeg,
    private readonly ports: TalkingLegPorts,
  ) {}

  /** The line does not know the call (yet): it may come by a push that is on its way. */
  isUnknown(): void {
    this.unknown ??= setTimeout(() => this.leg.end(480), voiceTimings.unknownCallMs);
  }

  follow(wanted: WantedSound): void {
    clearTimeout(this.unknown);
    this.unknown = undefined;
    this.wanted = wanted;
    const { leg } = this;
    if (wanted.step === 'end') return leg.end();
    if (wanted.step === 'decline') return leg.end(603);
    if (wanted.step === 'answer') void this.answer();
    if (leg.state !== 'talking') return;
    leg.mute(wanted.muted || wanted.held);
    leg.hold(wanted.held);
    this.watch ??= this.startWatch();
  }

  play(sound: MediaStream): void {
    this.player?.stop();
    this.player = this.ports.audio.play(sound, this.ports.choices().speakerId);
  }

  /** A microphone that is in use is opened anew only when it is another one: it would be a gap in what the caller hears. */
  chosen(): void {
    if (this.ports.choices().microphoneId !== this.microphoneId) return this.useDevices();
    this.player?.toSpeaker(this.ports.choices().speakerId);
  }

  /** Those that the agent chose, or what the browser has in place of one that is gone. */
  useDevices(): void {
    this.player?.toSpeaker(this.ports.choices().speakerId);
    if (this.leg.state === 'talking') void this.changeMicrophone();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.unknown);
    clearInterval(this.watch);
    this.player?.stop();
    this.microphones.forEach((one) => this.putAway(one));
  }

  private async answer(): Promise<void> {
    if (this.opening || this.leg.state !== 'ringing') return;
    this.opening = true;
    const microphone = await this.open();
    this.opening = false;
    if (microphone === undefined) return;
    // Taken back meanwhile, or no longer wanted.
    const { wanted } = this;
    if (this.stopped || wanted?.step !== 'answer') return this.putAway(microphone);
    this.microphone = microphone;
    this.leg.answer(microphone, wanted.muted || wanted.held);
  }

  private async changeMicrophone(): Promise<void> {
    const { choices } = this.ports;
    const wanted = choices().microphoneId;
    const microphone = await this.open();
    if (microphone === undefined) return;
    // Over, or another one was chosen while this one opened.
    if (this.stopped || choices().microphoneId !== wanted) return this.putAway(microphone);
    const before = this.microphone;
    this.microphone = microphone;
    try {
      // Of a call that ends meanwhile a browser may never say that it is done: `stop` has put both away then.
      await this.leg.replaceMicrophone(microphone);
      this.putAway(before);
    } catch {
      this.microphone = before;
      this.putAway(microphone);
    }
  }

  private async open(): Promise<MediaStream | undefined> {
    const { audio, choices } = this.ports;
    this.microphoneId = choices().microphoneId;
    const opened = await audio.openMicrophone(this.microphoneId);
    if (opened.ok) {
      const { stream } = opened;
      this.microphones.add(stream);
      audio.onEnded(stream, () => stream === this.microphone && this.ports.microphoneEnded());
      return stream;
    }
    if (!this.stopped && this.leg.state === 'ringing') this.ports.microphoneFailed(opened.trouble);
    return undefined;
  }

  private startWatch(): ReturnType<typeof setInterval> {
    const watch = new LegWatch(this.ports.nowMs(), this.ports.callId());
    return setInterval(() => {
      void this.leg.figures().then((figures) => {
        const quiet = this.wanted?.held === true || this.wanted?.muted === true;
        if (!this.stopped) this.ports.seen(watch.look(figures, quiet, this.ports.nowMs(), this.ports.callId()));
      });
    }, voiceTimings.watchEveryMs);
  }

  private putAway(stream: MediaStream | undefined): void {
    if (stream !== undefined && this.microphones.delete(stream)) this.ports.audio.close(stream);
  }
}
