import { ownField } from '../../protocol/fields';
import { cleanNumberText } from '../../protocol/numberText';
import type { HitOf } from './askTables';
import { internalSpellings } from '../numbers/likelySpellings';
import type { Sameness } from '../numbers/sameNumber';

/** What a stored text says about whom is looked for; `undefined`: nothing. */
type StoredTest = (stored: string) => Sameness | undefined;

/** A row is a hit by the first of its number columns that passes a test, one with the caller's extension before others. */
export const columnWith =
  (...tests: readonly StoredTest[]): HitOf =>
  ({ numberColumns }, row) => {
    const hits = numberColumns.flatMap((column) => {
      const stored = ownField(row, column);
      if (typeof stored !== 'string') return [];
      return tests.flatMap((test) => {
        const sameness = test(stored);
        return sameness === undefined ? [] : [{ column, sameness }];
      });
    });
    return ordered.map((sameness) => hits.find((hit) => hit.sameness === sameness)).find((hit) => hit !== undefined);
  };
const ordered: readonly Sameness[] = ['extension', 'number', 'colleague'];

/** An internal number and nothing else: a few digits are in many longer numbers. */
export const withInternal = (digits: string): StoredTest => {
  const spellings = digits === '' ? [] : internalSpellings(digits);
  return (stored) => (spellings.includes(stored.trim().toLowerCase()) ? 'number' : undefined);
};

/** A number that no country at hand reads: the same digits, whatever stands between them. */
export const withSameDigits =
  (digits: string): StoredTest =>
  (stored) =>
    cleanNumberText(stored).replace(/\D/g, '') === digits ? 'number' : undefined;

/** A part of a number that an agent typed. */
export const withDigits =
  (parts: readonly string[]): StoredTest =>
  (stored) => {
    const digits = cleanNumberText(stored).replace(/\D/g, '');
    return parts.some((part) => digits.includes(part)) ? 'number' : undefined;
  };

/** Found by its name or mail address: no number speaks for it. */
export const anyRow: HitOf = () => ({});
