import type { RingTone } from './ringTones';
import type { SoundOutput, SoundPort } from './soundPort';
import { soundTimings } from './soundTimings';

/** Not yet in every browser, nor in TypeScript's word about them. */
type ChoosingContext = AudioContext & { setSinkId?(id: string): Promise<void> };
type ChoosingDevices = MediaDevices & { selectAudioOutput?(): Promise<MediaDeviceInfo> };

/** Makes the sounds with Web Audio: no file is loaded, and no timer is needed, which a hidden page would slow down. */
export class WebAudioSound implements SoundPort {
  private context: ChoosingContext | undefined;
  private playing: { readonly gain: GainNode; readonly voices: readonly AudioScheduledSourceNode[] } | undefined;
  private blockedTimer: ReturnType<typeof setTimeout> | undefined;
  private listener: (blocked: boolean) => void = () => undefined;
  private outputId = '';

  play(tone: RingTone | AudioBuffer, volumePercent: number, how?: 'once'): void {
    this.stop();
    const context = this.open();
    if (context === undefined) return;
    // Each time: a headset that was not plugged in at the last ring may be now.
    this.useOutput(this.outputId);
    this.wake(context);
    const gain = context.createGain();
    gain.connect(context.destination);
    if (!('bursts' in tone)) {
      const source = context.createBufferSource();
      source.buffer = tone;
      source.loop = how === undefined;
      source.connect(gain);
      gain.gain.value = volumePercent / 100;
      source.start();
      this.playing = { gain, voices: [source] };
      return;
    }
    const loudness = (tone.loudness * volumePercent) / 100;
    const voices = [...Array(Math.max(...tone.bursts.map(({ pitchesHz }) => pitchesHz.length))).keys()].map(() => {
      const voice = context.createOscillator();
      voice.type = tone.wave;
      voice.connect(gain);
      return voice;
    });
    gain.gain.value = 0;
    const startS = context.currentTime + 0.02;
    const rounds = how === 'once' ? 1 : Math.ceil(soundTimings.longestRingMs / tone.everyMs);
    for (let round = 0; round < rounds; round += 1) {
      for (const { atMs, forMs, pitchesHz } of tone.bursts) {
        const fromS = startS + (round * tone.everyMs + atMs) / 1000;
        const untilS = fromS + forMs / 1000;
        voices.forEach((voice, index) => voice.frequency.setValueAtTime(pitchesHz[index] ?? pitchesHz[0] ?? 0, fromS));
        // A sound that begins or ends at full strength clicks.
        gain.gain.setValueAtTime(0, fromS);
        gain.gain.linearRampToValueAtTime(loudness / voices.length, fromS + soundTimings.fadeMs / 1000);
        gain.gain.setValueAtTime(loudness / voices.length, untilS - soundTimings.fadeMs / 1000);
        gain.gain.linearRampToValueAtTime(0, untilS);
      }
    }
    voices.forEach((voice) => {
      voice.start(startS);
      voice.stop(startS + (rounds * tone.everyMs) / 1000);
    });
    this.playing = { gain, voices };
  }

  stop(): void {
    clearTimeout(this.blockedTimer);
    this.playing?.voices.forEach((voice) => voice.stop());
    this.playing?.gain.disconnect();
    this.playing = undefined;
  }

  enable(): void {
    const context = this.open();
    if (context !== undefined) this.wake(context);
  }

  onBlocked(listener: (blocked: boolean) => void): void {
    this.listener = listener;
  }

  useOutput(id: string): void {
    this.outputId = id;
    const { context } = this;
    if (context?.setSinkId === undefined) return;
    // A headset that was unplugged must not silence the ring.
    context.setSinkId(id).catch(() => void context.setSinkId?.('').catch(() => undefined));
  }

  async outputs(): Promise<readonly SoundOutput[] | undefined> {
    if (!canChooseOutput()) return undefined;
    const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
    return devices
      .filter(({ kind, deviceId, label }) => kind === 'audiooutput' && label !== '' && deviceId !== 'default')
      .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
  }

  async askForOutputs(): Promise<void> {
    const devices = navigator.mediaDevices as ChoosingDevices;
    if (devices.selectAudioOutput !== undefined) {
      await devices.selectAudioOutput().catch(() => undefined);
      return;
    }
    // Chromium names devices only to pages that may use the microphone; nothing is recorded.
    const stream = await devices.getUserMedia({ audio: true }).catch(() => undefined);
    stream?.getTracks().forEach((track) => track.stop());
  }

  close(): void {
    this.stop();
    void this.context?.close().catch(() => undefined);
    this.context = undefined;
  }

  /** Only with the first sound: a page that never rings takes nothing from the audio system. */
  private open(): ChoosingContext | undefined {
    if (this.context !== undefined) return this.context;
    if (typeof AudioContext === 'undefined') return undefined;
    const context: ChoosingContext = new AudioContext();
    context.onstatechange = () => {
      if (context.state === 'running') this.listener(false);
    };
    this.context = context;
    return context;
  }

  /** A refusal shows only by its silence: the promise of `resume` stays open until the agent clicks somewhere. */
  private wake(context: AudioContext): void {
    clearTimeout(this.blockedTimer);
    if (context.state === 'running') return;
    void context.resume().catch(() => undefined);
    this.blockedTimer = setTimeout(() => {
      if (context.state !== 'running') this.listener(true);
    }, soundTimings.blockedAfterMs);
  }
}

const canChooseOutput = (): boolean =>
  typeof AudioContext !== 'undefined' &&
  'setSinkId' in AudioContext.prototype &&
  typeof navigator.mediaDevices?.enumerateDevices === 'function';
