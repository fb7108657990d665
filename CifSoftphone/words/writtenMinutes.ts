import { languageTag } from './writtenDate';

const unit = (count: number, name: 'hour' | 'minute'): string =>
  count.toLocaleString(languageTag(), { style: 'unit', unit: name, unitDisplay: 'short', numberingSystem: 'latn' });

/** `12 min`, `1 hr 12 min`, in the language of the words around it. */
export function writtenMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return unit(rest, 'minute');
  return rest === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`;
}
