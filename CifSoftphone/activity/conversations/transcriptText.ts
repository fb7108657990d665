import { inReadingOrder } from '../../../protocol/messageOrder';
import type { Message } from '../../../protocol/messages/conversation';
import type { RowTexts } from './rowStringKeys';

/** Of the 1,048,576 that the column holds: what other programs add to it finds room. */
export const maxTranscriptLength = 1_000_000;

export interface TranscriptFacts {
  /** Those of this turn. */
  readonly messages: readonly Message[];
  /** So many were there before this turn; they stand in the rows of others. */
  readonly earlier: number;
  readonly customer: string | undefined;
}

/**
 * What was written, as people read it: one message a line, with the adaptor's time. What continues a message is indented:
 * no text of anybody can look like a line of somebody else. Of one that is too long the middle is left out, and said.
 */
export function transcriptText({ messages, earlier, customer }: TranscriptFacts, texts: RowTexts): string {
  const lines = inReadingOrder(messages).map((message) => lineOf(message, customer, texts));
  const before = earlier > 0 ? [`(${texts('Row_Earlier', { count: String(earlier) })})`] : [];
  return [...before, ...fitting(lines, (count) => `(${texts('Row_LeftOut', { count: String(count) })})`)].join('\n');
}

function lineOf(message: Message, customer: string | undefined, texts: RowTexts): string {
  const { author, name, text, attachments = [], deleted, state } = message;
  const who =
    name ?? { customer: customer ?? texts('Row_Unknown'), agent: texts('Row_Agent'), bot: 'Bot', system: '' }[author];
  const states = { failed: 'Row_NotSent', unknown: 'Row_Perhaps' } as const;
  const key = state === 'failed' || state === 'unknown' ? states[state] : undefined;
  const said = deleted === true ? `(${texts('Row_Deleted')})` : (text ?? '');
  const files = attachments.map(({ name: file, bytes, url }) => `[${file}, ${sizeOf(bytes)}, ${withoutKey(url)}]`);
  const head = `${momentOf(message.atMs)}${who && ` ${who}`}${key === undefined ? '' : ` (${texts(key)})`}:`;
  const words = [said, ...(deleted === true ? [] : files)].filter((part) => part !== '').join('\n');
  return `${head} ${words}`.replace(/\r?\n|\r|\u2028|\u2029/g, '\n    ');
}

/** `2026-11-28 10:02:11Z` */
const momentOf = (atMs: number): string => new Date(atMs).toISOString().replace('T', ' ').replace(/\.\d+/, '');

const sizeOf = (bytes: number): string => `${Math.ceil(bytes / 1_000)} kB`;

/** Whoever has the rest of an address has the file: that stays out of what is kept for years. */
const withoutKey = (url: string): string => url.replace(/[?#].*$/, '');

function fitting(lines: readonly string[], leftOut: (count: number) => string): readonly string[] {
  const whole = lines.reduce((sum, line) => sum + line.length + 1, 0);
  if (whole <= maxTranscriptLength) return lines;
  const half = maxTranscriptLength / 2 - 200;
  const first = headWithin(lines, half);
  const last = headWithin([...lines.slice(first.length)].reverse(), half).reverse();
  return [...first, leftOut(lines.length - first.length - last.length), ...last];
}

function headWithin(lines: readonly string[], room: number): string[] {
  let left = room;
  const end = lines.findIndex((line) => (left -= line.length + 1) < 0);
  return lines.slice(0, end === -1 ? undefined : end);
}
