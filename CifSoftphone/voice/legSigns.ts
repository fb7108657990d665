import {
  voiceQualities,
  type VoiceSound,
  type VoiceState,
  type VoiceTrouble,
  type VoiceView,
} from './channel/voiceView';
import type { Seen } from './legWatch';
import type { PhoneLeg } from './phonePort';

type Signs = Pick<VoiceView, 'quality' | 'sounds' | 'trouble'>;

/** What is seen of all calls together: one on hold beside one that is spoken in must not take each other's sign. */
export class LegSigns {
  private readonly seen = new Map<PhoneLeg, Seen>();

  constructor(private readonly callIdOf: (leg: PhoneLeg) => string | undefined) {}

  put(leg: PhoneLeg, seen: Seen): void {
    this.seen.set(leg, seen);
  }

  forget(leg: PhoneLeg): void {
    this.seen.delete(leg);
  }

  /** Each second it is looked at; the panel is told what is new. @returns `undefined`: nothing */
  news({ quality, sounds, trouble, state }: VoiceView): Signs | undefined {
    const signs = this.signs(trouble, state);
    return JSON.stringify(signs) === JSON.stringify({ sounds, quality, trouble }) ? undefined : signs;
  }

  private signs(trouble: VoiceTrouble | undefined, state: VoiceState): Signs {
    const sounds = Array.from(this.seen).flatMap(([leg, { quality }]): readonly VoiceSound[] => {
      const callId = this.callIdOf(leg);
      return callId === undefined || quality === undefined ? [] : [{ callId, quality }];
    });
    const silence = Array.from(this.seen.values(), (one) => one.silence).find((one) => one !== undefined);
    return {
      sounds,
      quality: worstFirst.find((quality) => sounds.some((one) => one.quality === quality)),
      trouble: troubleBeside(trouble, silence, state),
    };
  }
}

/** A call without its network comes before the telephone's own trouble with it: the agent talks to somebody. */
function troubleBeside(
  trouble: VoiceTrouble | undefined,
  silence: VoiceTrouble | undefined,
  state: VoiceState,
): VoiceTrouble | undefined {
  if (trouble === 'PhoneUnreachable') return isCut(silence) ? silence : trouble;
  if (isCut(trouble) && state === 'trouble') return silence ?? 'PhoneUnreachable';
  const isOfSound = trouble === undefined || isCut(trouble) || trouble === 'CallSilent' || trouble === 'CallerSilent';
  return isOfSound ? silence : trouble;
}

/** A call has lost its way through the network. */
export const isCut = (trouble: VoiceTrouble | undefined): boolean =>
  trouble === 'CallCutOff' || trouble === 'CallNotRestored';

/** `quiet` only where no other call is spoken in. */
const worstFirst = [...voiceQualities.filter((one) => one !== 'quiet').reverse(), 'quiet'] as const;
