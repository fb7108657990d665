import type { AudioPort, Gauge } from './audioPort';
import type { VoiceChoices } from './channel/voiceChoices';
import type { VoiceTrouble } from './channel/voiceView';
import { voiceTimings } from './voiceTimings';

export interface TrialPorts {
  readonly audio: AudioPort;
  readonly choices: () => VoiceChoices;
  /** The microphone is open, or is not any more. */
  readonly trying: (is: boolean) => void;
  readonly failed: (trouble: VoiceTrouble) => void;
}

/** The agent looks at what the microphone gives without a call. It is open only while this is told, and never for long. */
export class MicrophoneTrial {
  private round = 0;
  private open: { readonly stream: MediaStream; readonly gauge: Gauge; readonly microphoneId: string } | undefined;
  private end: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ports: TrialPorts) {}

  async start(): Promise<void> {
    this.stop();
    const { audio, choices, trying, failed } = this.ports;
    const { round } = this;
    const { microphoneId } = choices();
    const opened = await audio.openMicrophone(microphoneId);
    if (!opened.ok) return failed(opened.trouble);
    // Ended, or begun anew, while it opened.
    if (round !== this.round) return audio.close(opened.stream);
    const { stream } = opened;
    this.open = { stream, gauge: audio.gauge(stream), microphoneId };
    audio.onEnded(stream, () => this.open?.stream === stream && this.stop());
    this.end = setTimeout(() => this.stop(), voiceTimings.trialMs);
    trying(true);
  }

  /** Another device was chosen: that one is to be seen. */
  chosen(): void {
    if (this.open !== undefined && this.open.microphoneId !== this.ports.choices().microphoneId) void this.start();
  }

  level(): number | undefined {
    return this.open?.gauge.level();
  }

  stop(): void {
    this.round += 1;
    clearTimeout(this.end);
    const { open } = this;
    if (open === undefined) return;
    this.open = undefined;
    open.gauge.stop();
    this.ports.audio.close(open.stream);
    this.ports.trying(false);
  }
}
