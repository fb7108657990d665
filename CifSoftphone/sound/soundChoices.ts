import { isFields, parseJson } from '../../protocol/fields';
import { ringSounds, type RingSound } from '../core/settings/softphoneSettings';

/** What an agent chose in this browser; what is not chosen is the maker's. */
export interface SoundChoices {
  /** Without it: as makers set it, with their file where they gave one. */
  readonly sound?: RingSound | undefined;
  readonly volumePercent?: number;
  /** The browser's id of a device, made for this site alone; empty: the usual one. */
  readonly outputId?: string;
}

/** Reads kept choices; what is not ours or not valid is not chosen. */
export function parseSoundChoices(text: string | null): SoundChoices {
  const parsed = parseJson(text ?? '');
  const fields = parsed.ok && isFields(parsed.value) ? parsed.value : {};
  const sound = ringSounds.find((one) => one === fields['sound']);
  const { volumePercent, outputId } = fields;
  const isPercent = typeof volumePercent === 'number' && volumePercent >= 0 && volumePercent <= 100;
  return {
    ...(sound === undefined ? {} : { sound }),
    ...(isPercent ? { volumePercent } : {}),
    ...(typeof outputId === 'string' ? { outputId } : {}),
  };
}
