import { helpRule } from '../../protocol/emergencyRule';
import type { DialFormat } from '../../protocol/dialling';
import { maxDigits, maxNumberLength } from '../../protocol/limits';
import { readDialText } from './dialReading';
import type { HomeNumbers } from './homeNumbers';

/** What the telephony system is given to dial, or why nothing is dialled. */
export type DialTarget =
  | { readonly ok: true; readonly target: string }
  | { readonly ok: false; readonly kind: 'NumberInvalid' | 'EmergencyNumber' }
  /** Only a person knows which of these is meant; each can be given again as it is. */
  | { readonly ok: false; readonly kind: 'NumberUnclear'; readonly choices: readonly string[] };

/** By what a number is read. */
export interface DialRules {
  readonly home: HomeNumbers;
  /** Numbers that are emergency numbers here besides those of the country. */
  readonly emergencyNumbers: readonly string[];
}

/** More than this nobody chooses from. */
const maxChoices = 4;

/**
 * Makes a number or an address ready to dial, or to transfer to: E.164 where it can be, with `;ext=` for an extension,
 * else the keys as they are, for internal numbers. Refuses what is no number, and calls for help, which must not go out
 * by an exchange that may stand in another town. What is not certain comes back as choices.
 */
export function toDialTarget(text: string, format: DialFormat, { home, emergencyNumbers }: DialRules): DialTarget {
  const callsForHelp = helpRule({ ...home, more: emergencyNumbers });
  if (format !== 'mailto' && callsForHelp(text)) return { ok: false, kind: 'EmergencyNumber' };
  if (format !== 'tel') {
    const address = text.trim();
    const isAddress = /^[^\s\p{Cc}]*[^\s\p{Cc}:]$/u.test(address) && address.length <= maxNumberLength;
    return isAddress ? { ok: true, target: address } : { ok: false, kind: 'NumberInvalid' };
  }
  const read = readDialText(text.slice(0, maxNumberLength), home);
  const targets = read?.targets.filter((target) => target.length <= maxDigits).slice(0, maxChoices) ?? [];
  // Once more for what came of it: letters are digits, and words were left out.
  if (targets.some(callsForHelp)) return { ok: false, kind: 'EmergencyNumber' };
  const [target] = targets;
  if (read === undefined || target === undefined) return { ok: false, kind: 'NumberInvalid' };
  return read.sure ? { ok: true, target } : { ok: false, kind: 'NumberUnclear', choices: targets };
}
