import { isFields } from '../fields';
import { parsed, type Parsed } from '../parsed';
import { cloudEventSchema } from '../schemas/cloudEventSchema';
import { conversationMessageSchemas } from '../schemas/conversationMessageSchemas';
import { hasSchema } from '../schemas/conversationParts';
import { read } from '../schemas/read';
import type { ConversationMessage } from './conversation';

/** Reads the one argument of the hub method `sendMessage` where it is about a conversation; else `undefined`. */
export function parseConversationMessage(value: unknown): Parsed<ConversationMessage> | undefined {
  if (!isFields(value) || typeof value.type !== 'string') return undefined;
  const { type } = value;
  if (!hasSchema(conversationMessageSchemas, type)) return undefined;
  const event = read(cloudEventSchema, value);
  if (!event.ok) return event;
  const { id, data, subject } = event.value;
  const message = read(conversationMessageSchemas[type], {
    ...data,
    conversationId: data.conversationId ?? subject,
  });
  return message.ok ? parsed({ type, id, ...message.value } as ConversationMessage) : message;
}
