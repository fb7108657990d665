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

const voiceEchoes = ['none', 'running', 'heard', 'silent', 'failed', 'call'] as const;
/**
 * What came of the check's echo call: the telephony system has no address for it; it goes on; what was sent came back, or
 * did not; nobody answered; a call is there, which comes first.
 */
export type VoiceEcho = (typeof voiceEchoes)[number];

/** What a check before the shift found: each part passed, failed, or was not reached. */
export interface VoiceCheck {
  readonly microphone: boolean;
  /** The microphone gave more than silence. */
  readonly level: boolean;
  readonly registered: boolean;
  /** The sound has the way that the telephony system means for it. */
  readonly way: boolean;
  readonly wayBy: VoiceWay;
  readonly echo: VoiceEcho;
  /** From this browser to the telephony system and back, with all that waits in between. */
  readonly echoMs: number | undefined;
}

/** A headset with keys for calls; `usable` is false for one that was allowed and could not be opened. */
export interface VoiceHeadset {
  readonly name: string;
  readonly usable: boolean;
}

/** How loud it is at a moment, 0 to 1: what arrives (nothing can outside of a call), and the microphone. */
export interface VoiceLevels {
  readonly heard: number | undefined;
  readonly microphone: number;
}

/** Reads levels that came over the channel; `undefined` when they are none. */
export function parseVoiceLevels(value: unknown): VoiceLevels | undefined {
  if (!isFields(value) || !isFields(value.levels)) return undefined;
  const { heard, microphone } = value.levels;
  if (typeof microphone !== 'number') return undefined;
  return { heard: typeof heard === 'number' ? heard : undefined, microphone };
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
  /** The microphone is open outside of a call, because the agent tries it. */
  readonly trying: boolean;
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
    trying: value.trying === true,
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
  const { microphone, level, registered, way, wayBy, echo, echoMs } = value;
  return {
    microphone: microphone === true,
    level: level === true,
    registered: registered === true,
    way: way === true,
    wayBy: voiceWays.find((one) => one === wayBy) ?? 'none',
    echo: voiceEchoes.find((one) => one === echo) ?? 'none',
    echoMs: typeof echoMs === 'number' ? echoMs : undefined,
  };
}
