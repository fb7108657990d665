import { isOpenRing } from '../core/calls/callPhase';
import type { LineView } from '../core/line/lineView';
import type { RingSound, SoftphoneSettings } from '../core/settings/softphoneSettings';
import type { KeptChoices } from '../sound/keptChoices';
import { discreetTone, ringTones } from '../sound/ringTones';
import type { SoundChoices } from '../sound/soundChoices';
import type { SoundOutput, SoundPort } from '../sound/soundPort';
import type { Ground } from './ground';

/** The ring's sound as the agent has it now. */
export interface SoundView {
  readonly sound: RingSound;
  /** The organisation's file rings in its place, unless the agent chose a sound. */
  readonly byFile: boolean;
  readonly volumePercent: number;
  readonly outputId: string;
  /** `undefined` where a page cannot choose; empty until the browser may name devices. */
  readonly outputs: readonly SoundOutput[] | undefined;
  /** A ring could not be heard: the browser waits for a click. */
  readonly blocked: boolean;
}

export interface SoundShown {
  /** Absent in a place that makes no sound. */
  readonly sound?: SoundView;
}

/** What the agent can do about the ring's sound; `enable` and `findOutputs(true)` straight from a click. */
export interface SoundActions {
  choose(changes: SoundChoices): void;
  /** The organisation's file, as it sounds; without one the usual tones do. */
  useFile(file: AudioBuffer | undefined): void;
  /** Once, as a ring will sound. */
  test(): void;
  enable(): void;
  /** The agent has read that it cannot be heard. */
  dismissBlocked(): void;
  /** Looks which devices there are. @param ask from a click: the browser may ask the agent */
  findOutputs(ask: boolean): Promise<void>;
}

export interface RingerActions {
  /** Absent in a place that makes no sound. */
  readonly sound?: SoundActions;
}

export interface RingerOptions {
  readonly sound: SoundPort;
  readonly choices: KeptChoices;
}

/**
 * Lets a ring be heard where its buttons are, and falls silent the moment nobody needs to answer it any more.
 * @param makers what counts as long as the agent has not chosen
 */
export function createRinger(
  { ringsAreHere, changed }: Ground,
  { sound: port, choices }: RingerOptions,
  makers: () => SoftphoneSettings['ring'],
) {
  let playing: 'ring' | 'discreet' | undefined;
  let blocked = false;
  let file: AudioBuffer | undefined;
  let outputs: readonly SoundOutput[] | undefined;

  function view(): SoundView {
    const chosen = choices.read();
    const made = makers();
    const { volumePercent, outputId = '' } = { ...made, ...chosen };
    const { sound = made.sound } = chosen;
    const byFile = made.file !== '' && chosen.sound === undefined;
    return { sound, byFile, volumePercent, outputId, outputs, blocked };
  }

  function play(): void {
    const { sound, byFile, volumePercent } = view();
    if (playing === undefined || sound === 'off') return port.stop();
    port.play(playing === 'ring' ? (byFile && file) || ringTones[sound] : discreetTone, volumePercent);
  }

  function chosen(): void {
    port.useOutput(view().outputId);
    play();
    changed();
  }

  function blockedIs(now: boolean): void {
    if (blocked === now) return;
    blocked = now;
    changed();
  }

  port.onBlocked(blockedIs);
  port.useOutput(view().outputId);
  const stopListening = choices.onChange(chosen);
  const sound: SoundActions = {
    choose: (changes) => {
      choices.keep({ ...choices.read(), ...changes });
      chosen();
    },
    useFile: (next) => {
      file = next;
      play();
    },
    test: () => {
      const now = view();
      if (now.sound !== 'off') port.play((now.byFile && file) || ringTones[now.sound], now.volumePercent, 'once');
    },
    enable: () => port.enable(),
    dismissBlocked: () => blockedIs(false),
    findOutputs: async (ask) => {
      if (ask) await port.askForOutputs();
      outputs = await port.outputs();
      changed();
    },
  };
  return {
    actions: { sound },
    view: (): SoundShown => ({ sound: view() }),
    follow: ({ calls }: LineView): void => {
      const rings = ringsAreHere() && calls.some((call) => call.direction === 'inbound' && isOpenRing(call));
      const talks = calls.some((call) => call.state === 'connected');
      const wanted = !rings ? undefined : talks ? 'discreet' : 'ring';
      if (wanted === playing) return;
      playing = wanted;
      play();
      // What cannot be heard is over.
      if (wanted === undefined) blockedIs(false);
    },
    stop: (): void => {
      stopListening();
      port.close();
    },
  };
}
