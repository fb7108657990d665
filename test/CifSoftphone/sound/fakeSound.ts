import type { KeptChoices } from '../../../CifSoftphone/sound/keptChoices';
import { discreetTone, ringTones, type RingTone } from '../../../CifSoftphone/sound/ringTones';
import type { SoundChoices } from '../../../CifSoftphone/sound/soundChoices';
import type { SoundOutput, SoundPort } from '../../../CifSoftphone/sound/soundPort';

/** Ears for a test: what is heard now, as `classic 60` or `discreet 60`. */
export class FakeSound implements SoundPort {
  heard: string | undefined;
  readonly history: string[] = [];
  device = '';
  devices: readonly SoundOutput[] | undefined = [];
  asked = 0;
  enabled = 0;
  closed = false;
  private listener: (blocked: boolean) => void = () => undefined;

  play(tone: RingTone | AudioBuffer, volumePercent: number, how?: 'once'): void {
    const name =
      Object.entries({ ...ringTones, discreet: discreetTone }).find(([, one]) => one === tone)?.[0] ?? 'file';
    this.history.push(`${name} ${volumePercent}${how === undefined ? '' : ` ${how}`}`);
    this.heard = how === undefined ? this.history[this.history.length - 1] : undefined;
  }
  stop(): void {
    this.heard = undefined;
  }
  enable(): void {
    this.enabled += 1;
    this.block(false);
  }
  onBlocked(listener: (blocked: boolean) => void): void {
    this.listener = listener;
  }
  block(blocked: boolean): void {
    this.listener(blocked);
  }
  useOutput(id: string): void {
    this.device = id;
  }
  outputs(): Promise<readonly SoundOutput[] | undefined> {
    return Promise.resolve(this.devices);
  }
  askForOutputs(): Promise<void> {
    this.asked += 1;
    return Promise.resolve();
  }
  close(): void {
    this.stop();
    this.closed = true;
  }
}

/** The browser's memory, without a browser. */
export class FakeChoices implements KeptChoices {
  kept: SoundChoices = {};
  private listener: (() => void) | undefined;

  read(): SoundChoices {
    return this.kept;
  }
  keep(choices: SoundChoices): void {
    this.kept = choices;
  }
  onChange(listener: () => void): () => void {
    this.listener = listener;
    return () => (this.listener = undefined);
  }
  /** Another place of this browser chose. */
  chooseElsewhere(choices: SoundChoices): void {
    this.kept = choices;
    this.listener?.();
  }
}
