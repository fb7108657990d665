import { countField, isFields, textField } from './fields';
import { maxReplyLength, maxReplyTexts, usualReplyLength } from './limits';

/** With what a ring can be rejected besides nothing: a text to the caller, which the telephony system sends. */
export interface Reply {
  /** Offered by the telephony system: the one that is chosen comes back to it as it is. */
  readonly texts: readonly string[];
  /** How long one of the agent's own may be; 0: none may. */
  readonly ownLength: number;
}

/** Reads what was offered; `undefined` where nothing of it can be sent. By schema: `schemas/replySchema.ts`. */
export function readReply(value: unknown): Reply | undefined {
  if (!isFields(value)) return undefined;
  const list: readonly unknown[] = Array.isArray(value.texts) ? value.texts : [];
  const texts = list.map((text) => textField(text, maxReplyLength)).filter((text) => text !== undefined);
  const ownLength = countField(value.ownLength) ?? 0;
  return texts.length + ownLength === 0
    ? undefined
    : { texts: texts.slice(0, maxReplyTexts), ownLength: Math.min(ownLength, maxReplyLength) };
}

/** A system that only says that it can takes a text of the agent's own. */
export const usualReply: Reply = { texts: [], ownLength: usualReplyLength };

/** The adaptor and the form ask the same question, so they cannot disagree. */
export const mayReply = (text: string, { texts, ownLength } = usualReply): boolean =>
  texts.includes(text) || (text !== '' && text.length <= ownLength);
