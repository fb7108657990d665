import type { VoiceDevice, VoiceTrouble } from './channel/voiceView';

export type MicrophoneResult =
  { readonly ok: true; readonly stream: MediaStream } | { readonly ok: false; readonly trouble: VoiceTrouble };

/** Knows again what it has sent. */
export interface EchoProbe {
  /** What is to be sent: the microphone, with a signal of ours in it. */
  readonly sound: MediaStream;
  /** Sends the signal and looks for it in what comes back. @returns how long it took, in ms; `undefined`: it did not */
  comesBack(back: MediaStream): Promise<number | undefined>;
  stop(): void;
}

/** How loud something is at this moment, 0 to 1. */
export interface Gauge {
  level(): number;
  stop(): void;
}

/** Microphones and loudspeakers of this machine. */
export interface AudioPort {
  /** Never rejects. A device that is gone is replaced by the usual one. */
  openMicrophone(id: string): Promise<MicrophoneResult>;
  close(stream: MediaStream): void;
  /** Those that the browser names: all of them once the agent has allowed the microphone. */
  devices(): Promise<{ readonly microphones: readonly VoiceDevice[]; readonly speakers: readonly VoiceDevice[] }>;
  /** Something was plugged in or pulled out, or the permission was changed; returns its undo. */
  onChange(listener: () => void): () => void;
  /** Calls back when the microphone of this stream has ended by itself. */
  onEnded(stream: MediaStream, listener: () => void): void;
  /** Plays until the undo is called; a loudspeaker that is gone is the usual one. */
  play(sound: MediaStream, speakerId: string): { toSpeaker(id: string): void; stop(): void };
  /** True when the microphone gives more than silence within the time. */
  hearsSomething(stream: MediaStream, withinMs: number): Promise<boolean>;
  gauge(stream: MediaStream): Gauge;
  /** `undefined` where the browser lets this page make no sound. Never rejects. */
  echoProbe(microphone: MediaStream): Promise<EchoProbe | undefined>;
}
