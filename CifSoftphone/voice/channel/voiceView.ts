import { isFields } from '../../../protocol/fields';

/** A failure of the browser's telephone; three sentences each, in `strings/`. */
export const voiceTroubles = [
  'MicrophoneRefused',
  'MicrophoneForbidden',
  'MicrophoneMissing',
  'MicrophoneGone',
  'PhoneNotGiven',
  'PhoneUnreachable',
  'PhoneNotLoaded',
  'CallSilent',
  'CallerSilent',
  'CallCutOff',
  'CallNotRestored',
] as const;
export type VoiceTrouble = (typeof voiceTroubles)[number];

export const voiceStates = ['starting', 'ready', 'trouble'] as const;
export type VoiceState = (typeof voiceStates)[number];

export const voiceQualities = ['good', 'fair', 'poor', 'quiet'] as const;
/** How the caller sounds, in one sign; `quiet`: on hold or muted, so that nothing is judged. */
export type VoiceQuality = (typeof voiceQualities)[number];

/** How one call sounds. */
export interface VoiceSound {
  readonly callId: string;
  readonly quality: VoiceQuality;
}

export interface VoiceDevice {
  readonly id: string;
  readonly name: string;
}

export const voiceWays = ['none', 'direct', 'stun', 'turn'] as const;
/** How the sound can leave this network: by a TURN server, seen by a STUN server, only by itself, or not at all. */
export type VoiceWay = (typeof voiceWays)[number];

/** What a check before the shift found: each part passed, failed, or was not reached. */
export interface VoiceCheck {
  readonly microphone: boolean;
  /** The microphone gave more than silence. */
  readonly level: boolean;
  readonly registered: boolean;
  /** The sound has the way that the telephony system means for it. */
  readonly way: boolean;
  readonly wayBy: VoiceWay;
}

/** A headset with keys for calls; `usable` is false for one that was allowed and could not be opened. */
export interface VoiceHeadset {
  readonly name: string;
  readonly usable: boolean;
}

/** How loud it is at a moment, 0 to 1: what arrives, and the microphone. */
export interface VoiceLevels {
  readonly heard: number;
  readonly microphone: number;
}

/** Reads levels that came over the channel; `undefined` when they are none. */
export function parseVoiceLevels(value: unknown): VoiceLevels | undefined {
  if (!isFields(value) || !isFields(value.levels)) return undefined;
  const { heard, microphone } = value.levels;
  return typeof heard === 'number' && typeof microphone === 'number' ? { heard, microphone } : undefined;
}

/** All that the panel shows of the telephone; made by whoever has the line. */
export interface VoiceView {
  readonly state: VoiceState;
  readonly trouble: VoiceTrouble | undefined;
  readonly microphones: readonly VoiceDevice[];
  readonly speakers: readonly VoiceDevice[];
  /** While a call has its sound here: of several the worst that is spoken in. */
  readonly quality: VoiceQuality | undefined;
  readonly sounds: readonly VoiceSound[];
  readonly check: VoiceCheck | undefined;
  readonly headset: VoiceHeadset | undefined;
}

/** Reads what came over the channel; `undefined` when it is no view. */
export function parseVoiceView(value: unknown): VoiceView | undefined {
  if (!isFields(value)) return undefined;
  const state = voiceStates.find((one) => one === value.state);
  if (state === undefined) return undefined;
  return {
    state,
    trouble: voiceTroubles.find((one) => one === value.trouble),
    microphones: devicesIn(value.microphones),
    speakers: devicesIn(value.speakers),
    quality: qualityIn(value.quality),
    sounds: soundsIn(value.sounds),
    check: checkIn(value.check),
    headset: headsetIn(value.headset),
  };
}

const qualityIn = (value: unknown): VoiceQuality | undefined => voiceQualities.find((one) => one === value);

function soundsIn(value: unknown): readonly VoiceSound[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).flatMap((one) => {
    const quality = isFields(one) ? qualityIn(one.quality) : undefined;
    return isFields(one) && typeof one.callId === 'string' && quality !== undefined
      ? [{ callId: one.callId, quality }]
      : [];
  });
}

function devicesIn(value: unknown): readonly VoiceDevice[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).flatMap((one) =>
    isFields(one) && typeof one.id === 'string' && typeof one.name === 'string' ? [{ id: one.id, name: one.name }] : [],
  );
}

const headsetIn = (value: unknown): VoiceHeadset | undefined =>
  isFields(value) && typeof value.name === 'string' ? { name: value.name, usable: value.usable === true } : undefined;

function checkIn(value: unknown): VoiceCheck | undefined {
  if (!isFields(value)) return undefined;
  const { microphone, level, registered, way, wayBy } = value;
  return {
    microphone: microphone === true,
    level: level === true,
    registered: registered === true,
    way: way === true,
    wayBy: voiceWays.find((one) => one === wayBy) ?? 'none',
  };
}
