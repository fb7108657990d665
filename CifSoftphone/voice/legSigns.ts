import { voiceQualities, type VoiceSound, type VoiceTrouble, type VoiceView } from './channel/voiceView';
import type { Seen } from './legWatch';

/** What is seen of all calls together: one on hold beside one that is spoken in must not take each other's sign. */
export function legSigns(
  seen: readonly { readonly callId: string | undefined; readonly seen: Seen }[],
  trouble: VoiceTrouble | undefined,
): Pick<VoiceView, 'quality' | 'sounds' | 'trouble'> {
  const sounds = seen.flatMap(({ callId, seen: { quality } }): readonly VoiceSound[] =>
    callId === undefined || quality === undefined ? [] : [{ callId, quality }],
  );
  const silence = seen.map((one) => one.seen.silence).find((one) => one !== undefined);
  return {
    sounds,
    quality: worstFirst.find((quality) => sounds.some((one) => one.quality === quality)),
    trouble: trouble === undefined || isSilence(trouble) ? silence : trouble,
  };
}

/** `quiet` only where no other call is spoken in. */
const worstFirst = [...voiceQualities.filter((one) => one !== 'quiet').reverse(), 'quiet'] as const;

export const isSilence = (trouble: VoiceTrouble | undefined): boolean =>
  trouble === 'CallSilent' || trouble === 'CallerSilent';
