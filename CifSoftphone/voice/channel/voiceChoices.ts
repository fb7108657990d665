import { isFields, parseJson } from '../../../protocol/fields';
import { voiceChoicesKey } from './voiceNames';

/** What an agent chose in this browser; without `browser` calls are heard at the desk phone. */
export interface VoiceChoices {
  readonly browser: boolean;
  /** The browser's ids of devices, made for this site alone; empty: the usual one. */
  readonly microphoneId: string;
  readonly speakerId: string;
}

const deskPhone: VoiceChoices = { browser: false, microphoneId: '', speakerId: '' };

/** Reads kept choices; what is not ours or not valid is not chosen. */
function parseVoiceChoices(text: string | null): VoiceChoices {
  const parsed = parseJson(text ?? '');
  if (!parsed.ok || !isFields(parsed.value)) return deskPhone;
  const { browser, microphoneId, speakerId } = parsed.value;
  return { browser: browser === true, microphoneId: idOf(microphoneId), speakerId: idOf(speakerId) };
}

const idOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** As kept in this browser; without storage calls stay at the desk phone. */
export function readVoiceChoices(): VoiceChoices {
  try {
    return parseVoiceChoices(localStorage.getItem(voiceChoicesKey));
  } catch {
    return deskPhone;
  }
}

/** @returns false where the browser keeps nothing */
export function keepVoiceChoices(choices: VoiceChoices): boolean {
  try {
    localStorage.setItem(voiceChoicesKey, JSON.stringify(choices));
    return true;
  } catch {
    return false;
  }
}
