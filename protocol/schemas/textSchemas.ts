import * as v from 'valibot';
import { cleanLine, cleanLines, trimmed } from '../cleanText';
import { cutText } from '../cutText';

/** A clean, trimmed text of one line; one that is longer is refused. Lengths are UTF-16 units, as Dataverse counts. */
export const lineSchema = (maxLength: number, about: string, refusal?: string) =>
  v.pipe(
    v.string(refusal),
    v.metadata({ description: about, minLength: 1, maxLength }),
    v.transform((text) => trimmed(cleanLine(text))),
    v.minLength(1, refusal),
    v.maxLength(maxLength, refusal),
  );

/** The same, but what is too long is cut: for words that are shown and stored, of which some are better than none. */
export const shortLineSchema = (maxLength: number, about: string) => shortSchema(cleanLine, maxLength, about);

/** The same for a text in which several lines are meant. */
export const shortLinesSchema = (maxLength: number, about: string) => shortSchema(cleanLines, maxLength, about);

const shortSchema = (clean: (text: string) => string, maxLength: number, about: string) =>
  v.pipe(
    v.string(),
    v.description(`${about} What is longer than ${maxLength} characters is cut.`),
    v.transform((text) => cutText(trimmed(clean(text)), maxLength).trim()),
    v.minLength(1),
  );

/** A whole number that is not negative: of milliseconds, of connections, or a version. */
export const countSchema = (about: string, refusal?: string) =>
  v.pipe(v.number(refusal), v.safeInteger(refusal), v.minValue(0, refusal), v.description(about));

/** The year 9999, which is also Dataverse's last. */
const latestMs = 253_402_300_799_999;

/** Epoch ms that every `Date` can show with all elapsed times of a call taken off. */
export const timeSchema = (about: string) => v.pipe(countSchema(about), v.maxValue(latestMs));
