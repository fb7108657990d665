import { isFields } from '../../../protocol/fields';

/** How a call sounded here, as its figures name it. */
const soundFigureNames = ['mos', 'lossPercent', 'jitterMs', 'roundTripMs'] as const;

/** Means over the time in which the agent listened; only of a call whose sound was in the browser. */
export type SoundFigures = Readonly<Record<(typeof soundFigureNames)[number], number>>;

/** Reads what came over the channel; `undefined` when it is not whole. */
export function parseSoundFigures(value: unknown): SoundFigures | undefined {
  if (!isFields(value)) return undefined;
  const read = soundFigureNames.map((name) => [name, value[name]] as const);
  return read.every(([, figure]) => typeof figure === 'number')
    ? (Object.fromEntries(read) as SoundFigures)
    : undefined;
}
