import { closestLanguage, isRightToLeft, lcidOfBrowser } from '../../CifSoftphone/words/languages';
import { fill } from '../../CifSoftphone/words/texts';

/** Gives a sentence of the admin's language, with values in its places. */
export type Say<Key extends string> = (key: Key, values?: Readonly<Record<string, string>>) => string;

export interface Spoken<Key extends string> {
  readonly say: Say<Key>;
  /** For `<html lang>`. */
  readonly tag: string;
  readonly rightToLeft: boolean;
}

type Words = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** @param languageId LCID that Dynamics tells; without one the browser's language counts */
export function speak<Key extends string>(words: Words, languageId: number | undefined, browser: string): Spoken<Key> {
  const { tag, lcid } = closestLanguage(languageId ?? lcidOfBrowser(browser));
  const [own, english] = [words.get(tag) ?? {}, words.get('en') ?? {}];
  return {
    say: (key, values = {}) => fill(own[key] ?? english[key] ?? key, values),
    tag,
    rightToLeft: isRightToLeft(lcid),
  };
}
