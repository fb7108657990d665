import { isCommandName, partsOf, type CallCommand, type CommandParts } from './callCommand';
import { isCallId } from './callId';
import { textField, type Fields } from './fields';
import { maxDigits, maxNumberLength, maxReplyLength } from './limits';

/** The keys of a telephone; a comma is a pause, as in a number that is stored with its extension. */
export const digitPattern = /^[0-9A-D*#,]+$/;

/** A part as it may be; anything else is not there. By schema: `schemas/commandPartSchemas.ts`. */
const readers: { readonly [P in keyof CommandParts]-?: (value: unknown) => CommandParts[P] | undefined } = {
  digits: (value) => digitPattern.exec(textField(value, maxDigits) ?? '')?.[0],
  target: (value) => textField(value, maxNumberLength),
  confirmed: (value) => value === true || undefined,
  party: (value) => (isCallId(value) ? value : undefined),
  text: (value) => textField(value, maxReplyLength),
};

/** Reads a command and what it needs; `undefined` for what is none. */
export function parseCallCommand(fields: Fields): CallCommand | undefined {
  const { command } = fields;
  if (!isCommandName(command) || command === 'dial') return undefined;
  const parts = partsOf(command).map((part) => [part, readers[part](fields[part])] as const);
  const isWhole = parts.every(([part, value]) => value !== undefined || part === 'confirmed');
  return isWhole ? ({ command, ...Object.fromEntries(parts) } as CallCommand) : undefined;
}

/** What is to be dialled, of a known form; whether it can be reached is the telephony system's to say. */
export const isDialTarget = (value: unknown): value is string =>
  typeof value === 'string' && readers.target(value) === value;

/** The keys in a text that somebody typed or pasted; words, brackets and spaces around them are left out. */
export const digitsIn = (text: string): string => text.replace(/[^0-9*#,]/g, '');
