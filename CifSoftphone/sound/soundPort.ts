import type { RingTone } from './ringTones';

/** A device that can play: headset, loudspeaker, … `name` is the browser's word for it. */
export interface SoundOutput {
  readonly id: string;
  readonly name: string;
}

/** What makes the sound; the real one is `WebAudioSound`. */
export interface SoundPort {
  /** Plays instead of what played before: until `stop`, or `once`. */
  play(tone: RingTone | AudioBuffer, volumePercent: number, how?: 'once'): void;
  stop(): void;
  /** From a click: the browser lets a page sound that the agent has clicked in. */
  enable(): void;
  /** Calls back with true when the browser does not let a sound be heard, with false when it does. */
  onBlocked(listener: (blocked: boolean) => void): void;
  /** @param id of a device, or the empty text for the usual one; a device that is gone is the usual one */
  useOutput(id: string): void;
  /** The devices that the browser names without asking; `undefined` where a page cannot choose one at all. */
  outputs(): Promise<readonly SoundOutput[] | undefined>;
  /** From a click: lets the browser ask the agent for the permission to name devices. */
  askForOutputs(): Promise<void>;
  /** Frees all that it took. */
  close(): void;
}
