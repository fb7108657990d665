import type { CallView } from '../core/calls/callView';
import type { RingSound, SoftphoneSettings } from '../core/settings/softphoneSettings';
import type { KeptChoices } from '../sound/keptChoices';
import { discreetTone, ringTones } from '../sound/ringTones';
import type { SoundChoices } from '../sound/soundChoices';
import type { SoundOutput, SoundPort } from '../sound/soundPort';
import { isOpenRing } from '../core/calls/callPhase';

/** The ring's sound as the agent has it now. */
export interface SoundView {
  readonly sound: RingSound;
  readonly volumePercent: number;
  readonly outputId: string;
  /** `undefined` where a page cannot choose; empty until the browser may name devices. */
  readonly outputs: readonly SoundOutput[] | undefined;
  /** A ring could not be heard: the browser waits for a click. */
  readonly blocked: boolean;
}

export interface RingerPorts {
  readonly sound: SoundPort;
  readonly choices: KeptChoices;
}

export interface RingerListener {
  /** What counts as long as the agent has not chosen. */
  makers(): SoftphoneSettings['ring'];
  changed(): void;
}

/** Lets a ring be heard where its buttons are, and falls silent the moment nobody needs to answer it any more. */
export class Ringer {
  private playing: 'ring' | 'discreet' | undefined;
  private blocked = false;
  private outputs: readonly SoundOutput[] | undefined;
  private readonly stopListening: () => void;

  constructor(
    private readonly ports: RingerPorts,
    private readonly listener: RingerListener,
  ) {
    ports.sound.onBlocked((blocked) => {
      if (this.blocked === blocked) return;
      this.blocked = blocked;
      listener.changed();
    });
    ports.sound.useOutput(this.view().outputId);
    this.stopListening = ports.choices.onChange(() => this.chosen());
  }

  view(): SoundView {
    const { sound, volumePercent, outputId = '' } = { ...this.listener.makers(), ...this.ports.choices.read() };
    return { sound, volumePercent, outputId, outputs: this.outputs, blocked: this.blocked };
  }

  /** @param here the rings' buttons are in this place */
  update(calls: readonly CallView[], here: boolean): void {
    const rings = here && calls.some((call) => call.direction === 'inbound' && isOpenRing(call));
    const talks = calls.some((call) => call.state === 'connected');
    const wanted = !rings ? undefined : talks ? 'discreet' : 'ring';
    if (wanted === this.playing) return;
    this.playing = wanted;
    this.sound();
  }

  choose(changes: SoundChoices): void {
    this.ports.choices.keep({ ...this.ports.choices.read(), ...changes });
    this.chosen();
  }

  /** Once, as a ring will sound. */
  test(): void {
    const { sound, volumePercent } = this.view();
    if (sound !== 'off') this.ports.sound.play(ringTones[sound], volumePercent, 'once');
  }

  enable(): void {
    this.ports.sound.enable();
  }

  /** Looks which devices there are. @param ask from a click: the browser may ask the agent */
  async findOutputs(ask: boolean): Promise<void> {
    if (ask) await this.ports.sound.askForOutputs();
    this.outputs = await this.ports.sound.outputs();
    this.listener.changed();
  }

  stop(): void {
    this.stopListening();
    this.ports.sound.close();
  }

  private chosen(): void {
    this.ports.sound.useOutput(this.view().outputId);
    this.sound();
    this.listener.changed();
  }

  private sound(): void {
    const { sound, volumePercent } = this.view();
    if (this.playing === undefined || sound === 'off') return this.ports.sound.stop();
    this.ports.sound.play(this.playing === 'ring' ? ringTones[sound] : discreetTone, volumePercent);
  }
}
