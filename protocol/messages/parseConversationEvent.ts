import { isFields, parseJson } from '../fields';
import { maxMessageLength } from '../limits';
import { messageRules } from '../messageRules';
import { parsed, refused, type Parsed } from '../parsed';
import { cloudEventSchema } from '../schemas/cloudEventSchema';
import { conversationDataSchemas } from '../schemas/conversationEventSchemas';
import { hasSchema } from '../schemas/conversationParts';
import { read } from '../schemas/read';
import type { ConversationEvent } from './conversation';

const words = /(?:^|\.)((?:conversation|message|participant|transfer)\.[a-z-]+)$/;

/**
 * Reads the text of `SendMessageToUser` where it tells of a conversation; `undefined` where it tells of something else.
 * A reverse-domain prefix of the type does not count. The refusal names the part and never repeats its content.
 */
export function parseConversationEvent(text: string): Parsed<ConversationEvent> | undefined {
  // Whatever this long is no message of calls either: `parseTelephonyMessage` says so.
  if (text.length > messageRules.maxOfferLength) return undefined;
  const json = parseJson(text);
  if (!json.ok || !isFields(json.value) || typeof json.value.type !== 'string') return undefined;
  const type = words.exec(json.value.type)?.[1];
  if (type === undefined || !('specversion' in json.value)) return undefined;
  const event = read(cloudEventSchema, json.value);
  if (!event.ok) return event;
  if (!hasSchema(conversationDataSchemas, type)) {
    return refused(`type must end in one of: ${Object.keys(conversationDataSchemas).join(', ')}.`);
  }
  if (type !== 'conversation.offered' && text.length > maxMessageLength) {
    return refused(`The message has more than ${maxMessageLength} characters.`);
  }
  const { data, subject, source, id } = event.value;
  const told = read(conversationDataSchemas[type], { ...data, conversationId: data.conversationId ?? subject });
  if (!told.ok) return told;
  return parsed({ type, ...told.value, eventKey: JSON.stringify([source, id]) } as ConversationEvent);
}
