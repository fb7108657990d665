import { isDialFormat, type DialFormat } from '../../../protocol/dialFormat';
import { readRecordReference, type RecordReference } from '../../../protocol/messages/recordReference';
import { isFields, shortLine, textField } from '../../../protocol/fields';
import { maxDisplayNameLength, maxNumberLength } from '../../../protocol/limits';

/** Whom an agent wants to call. */
export interface DialWish {
  /** The number or address as it was typed or is stored. */
  readonly text: string;
  readonly format: DialFormat;
  /** The row in which it stands: then that is whom the call is with. */
  readonly record?: RecordReference | undefined;
  /** How that row is called. */
  readonly name?: string | undefined;
  /** The agent was asked and has chosen this text. */
  readonly sure?: true | undefined;
}

/** The scheme that an address names itself; `tel` for everything that could be a number. */
export function dialFormatOf(text: string, columnFormat?: string): DialFormat {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined) return scheme === 'sips' ? 'sip' : scheme;
  if (columnFormat?.toLowerCase() === 'email') return 'mailto';
  return text.includes('@') ? 'sip' : 'tel';
}

/** Reads a wish that came from another frame; `undefined` when it is none. */
export function readDialWish(value: unknown): DialWish | undefined {
  if (!isFields(value) || !isDialFormat(value.format)) return undefined;
  const text = textField(value.text, maxNumberLength);
  if (text === undefined) return undefined;
  const record = readRecordReference(value.record);
  const name = shortLine(value.name, maxDisplayNameLength);
  return {
    text,
    format: value.format,
    record,
    name,
    sure: value.sure === true || undefined,
  };
}
