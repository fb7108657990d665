import { isCommandName, type CallCommand } from './callCommand';
import { textField, type Fields } from './fields';
import { maxDigits, maxNumberLength } from './limits';
import { parsed, refused, type Parsed } from './parsed';

/** The keys of a telephone; a comma is a pause, as in a number that is stored with its extension. */
export const digitPattern = /^[0-9A-D*#,]+$/;
/** Where a call may be sent: a number as people write it, or a `sip:`/`tel:` URI. No control characters. */
const targetPattern = /^[^\p{Cc}]+$/u;

/** Reads a command and what it needs. Errors name the part, never its content. */
export function parseCallCommand(command: unknown, fields: Fields): Parsed<CallCommand> {
  if (!isCommandName(command) || command === 'dial') return refused('The command is unknown.');
  if (command === 'send-digits') {
    const digits = textField(fields.digits, maxDigits);
    return digits !== undefined && digitPattern.test(digits)
      ? parsed({ command, digits })
      : refused(`digits must be 1 to ${maxDigits} of 0-9 A-D * # and comma.`);
  }
  if (command === 'blind-transfer') {
    const target = textField(fields.target, maxNumberLength);
    return target !== undefined && targetPattern.test(target)
      ? parsed({ command, target, ...(fields.confirmed === true ? { confirmed: true } : {}) })
      : refused(`target must be a text of 1 to ${maxNumberLength} characters.`);
  }
  return parsed({ command });
}

/** What is to be dialled, of a known form; whether it can be reached is the telephony system's to say. */
export function isDialTarget(value: unknown): value is string {
  return textField(value, maxNumberLength) === value && typeof value === 'string' && targetPattern.test(value);
}

/** The keys in a text that somebody typed or pasted; words, brackets and spaces around them are left out. */
export const digitsIn = (text: string): string => text.replace(/[^0-9*#,]/g, '');
