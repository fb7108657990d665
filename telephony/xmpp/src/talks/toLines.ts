import { createHash, randomUUID } from 'node:crypto';
import { messageIdPattern, messageRules } from '../../../../protocol/messageRules';
import type { Heard } from '../stanzas/readStanza';
import type { GuestLine } from './talk';

/**
 * What the guest wrote as messages of the protocol: by the guest's own id, so that a repeat is known; a text that is too
 * long for one is several, in order.
 */
export function toLines({ id, text, sentAt }: Extract<Heard, { readonly kind: 'text' }>): readonly GuestLine[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length;) {
    let end = at + messageRules.maxTextLength;
    // Not between the halves of one character.
    if (end < text.length && /[\uD800-\uDBFF]/.test(text[end - 1] ?? '')) end -= 1;
    parts.push(text.slice(at, end));
    at = end;
  }
  const own = id ?? randomUUID();
  // Room for the number of a part.
  const name =
    messageIdPattern.test(own) && own.length <= 120 ? own : `x-${createHash('sha256').update(own).digest('base64url')}`;
  return parts.map((part, at) => ({
    id: at === 0 ? name : `${name}.${at + 1}`,
    text: part,
    ...(sentAt === undefined ? {} : { sentAt }),
  }));
}
