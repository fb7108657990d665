import { helpRule } from '../../protocol/emergencyRule';
import type { DialFormat } from '../../protocol/dialFormat';
import { maxDigits, maxNumberLength } from '../../protocol/limits';
import type { DialTarget } from '../core/numbers/dialTarget';
import { readDialText } from './dialReading';
import type { EmergencyCalls, SoftphoneSettings } from '../core/settings/softphoneSettings';
import type { HomeNumbers } from './homeNumbers';

/** By what a number is read. */
export interface DialRules {
  readonly home: HomeNumbers;
  readonly emergency: SoftphoneSettings['emergency'];
  /** The agent was asked and has chosen this text. */
  readonly sure?: boolean;
}

/** More than this nobody chooses from. */
const maxChoices = 4;
/** As a choice comes back. */
const chosen = /^\+?[\d*#,]{1,64}(?:;ext=\d{1,8})?$/;

/**
 * Makes a number or an address ready to dial, or to transfer to: E.164 where it can be, with `;ext=` for an extension,
 * else the keys as they are, for internal numbers. Refuses what is no number, and calls for help, which must not go out
 * by an exchange that may stand in another town. What is not certain comes back as choices.
 */
export function toDialTarget(
  text: string,
  format: DialFormat,
  { home, emergency, sure = false }: DialRules,
): DialTarget {
  const callsForHelp = helpRule({ ...home, more: emergency.numbers });
  const read = format === 'tel' ? readDialText(text.slice(0, maxNumberLength), home) : undefined;
  // A whole number that is certain goes out alone, so the rest of the text calls nobody: `911/234567` is in Madrid.
  const [certain] = read?.sure === true ? read.targets : [];
  const dialled = certain !== undefined && /^\+\d{10}/.test(certain) ? certain : text.trim();
  if (format !== 'mailto' && callsForHelp(dialled)) return toHelp(dialled, emergency.calls, sure);
  if (format !== 'tel') {
    const address = text.trim();
    const isAddress = /^[^\s\p{Cc}@]+(?:@[^\s\p{Cc}@]*)?(?<!:)$/u.test(address) && address.length <= maxNumberLength;
    return isAddress ? { ok: true, target: address } : { ok: false, kind: 'NumberInvalid' };
  }
  if (sure && chosen.test(text)) return { ok: true, target: text };
  const targets = read?.targets.filter((target) => target.length <= maxDigits).slice(0, maxChoices) ?? [];
  // Once more for what came of it: letters are digits, and words were left out.
  const help = targets.find(callsForHelp);
  if (help !== undefined) return toHelp(help, emergency.calls, false);
  const [target] = targets;
  if (read === undefined || target === undefined) return { ok: false, kind: 'NumberInvalid' };
  return read.sure ? { ok: true, target } : { ok: false, kind: 'NumberUnclear', choices: targets };
}

function toHelp(text: string, calls: EmergencyCalls, sure: boolean): DialTarget {
  const isShort = text.length <= maxDigits;
  if (calls === 'refuse' || !isShort) return { ok: false, kind: 'EmergencyNumber' };
  return sure ? { ok: true, target: text, confirmed: true } : { ok: false, kind: 'EmergencyNumber', choices: [text] };
}
