import * as v from 'valibot';
import { cleanLines, trimmed } from '../cleanText';
import { messageAuthors, messageFailures, messageStates } from '../conversationWords';
import { maxDisplayNameLength } from '../limits';
import { messageRules } from '../messageRules';
import { handlingSchema, messageIdSchema } from './conversationParts';
import { fieldsSchema, flagSchema, lenient } from './fieldsSchema';
import { countSchema, lineSchema, shortLineSchema, timeSchema } from './textSchemas';

const noFile = 'An attachment needs id, name, type and an https address.';
const attachmentSchema = fieldsSchema(
  {
    id: messageIdSchema(noFile),
    name: v.pipe(
      shortLineSchema(messageRules.maxFileNameLength, 'As people call the file.'),
      v.check((name) => name !== '', noFile),
    ),
    type: v.pipe(
      v.string(noFile),
      v.regex(/^[\w.+-]{1,63}\/[\w.+-]{1,63}$/, noFile),
      v.description('Its media type, without parameters.'),
    ),
    bytes: countSchema('How large it is.', 'An attachment needs its size in bytes.'),
    url: v.pipe(
      v.string(noFile),
      v.maxLength(messageRules.maxUrlLength, noFile),
      v.regex(/^https:\/\/[^\s"<>\\]+$/, noFile),
      v.description('Where it lies: https. Whoever has the address has the file, so it should not live long.'),
    ),
  },
  noFile,
);

const attachmentsSchema = v.exactOptional(
  v.pipe(
    v.array(attachmentSchema, 'attachments must be a list.'),
    v.maxLength(messageRules.maxAttachments, `A message has at most ${messageRules.maxAttachments} attachments.`),
    v.readonly(),
  ),
);

const tooLong = `A message has at most ${messageRules.maxTextLength} characters; send a longer text as a file.`;
/** Plain text, in which nothing is markup. What is too long is refused: half a message says something else. */
export const messageTextSchema = v.pipe(
  v.string('text must be a text.'),
  v.metadata({
    description: 'Plain text: nothing in it is markup. Lines end in \\n.',
    maxLength: messageRules.maxTextLength,
  }),
  v.maxLength(messageRules.maxTextLength, tooLong),
  v.transform((text) => trimmed(cleanLines(text))),
);

const empty = 'A message needs a text or an attachment.';
type Said = { readonly text?: string; readonly attachments?: readonly unknown[] };
const saysSomething = ({ text = '', attachments = [] }: Said): boolean => text !== '' || attachments.length > 0;

const saidEntries = {
  id: messageIdSchema('message.id must be 1 to 128 visible ASCII characters.'),
  text: v.exactOptional(messageTextSchema),
  attachments: attachmentsSchema,
  replyTo: lenient(messageIdSchema('')),
};

/** Words of the customer, of a bot or of another agent, as a telephony system tells them. */
export const receivedMessageSchema = v.pipe(
  fieldsSchema(
    {
      ...saidEntries,
      author: v.optional(
        v.pipe(
          v.picklist(messageAuthors, 'message.author must be customer, agent, bot or system.'),
          v.description('Whose words they are.'),
        ),
        'customer',
      ),
      name: lenient(shortLineSchema(maxDisplayNameLength, 'Who wrote it, as the agent reads it.')),
      sentAt: lenient(
        v.pipe(
          v.string(),
          v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/),
          v.description('When it was written, by the clock of whoever carried it (RFC 3339). Only shown.'),
        ),
      ),
      order: lenient(
        countSchema(
          'Counts the messages of this sender in this conversation, where the telephony system can: what overtook on the way is put right.',
        ),
      ),
      language: lenient(lineSchema(35, 'Of the text, where it is known: a tag such as pt-BR.')),
    },
    'message must be an object with id and text.',
  ),
  v.check((message) => saysSomething(message), empty),
);

/** Words of the agent, as a softphone sends them. */
export const sentMessageSchema = v.pipe(
  fieldsSchema(
    { ...saidEntries, id: messageIdSchema('data.message.id must be a UUID of the softphone.') },
    'data.message must be an object with id and text.',
  ),
  v.check((message) => saysSomething(message), empty),
);

/** A message of a transcript, as the adaptor keeps it and tells it. */
export const messageSchema = fieldsSchema(
  {
    id: messageIdSchema('message.id is missing.'),
    seq: v.pipe(
      countSchema('Its place in the conversation: 1, 2, 3, … without a gap.', 'message.seq is missing.'),
      v.minValue(1),
    ),
    author: v.picklist(messageAuthors, 'message.author is unknown.'),
    handling: lenient(handlingSchema()),
    name: lenient(shortLineSchema(maxDisplayNameLength, 'Who wrote it.')),
    text: v.exactOptional(messageTextSchema),
    attachments: attachmentsSchema,
    replyTo: lenient(messageIdSchema('')),
    sentAt: lenient(lineSchema(64, 'When it was written, by the clock of whoever carried it. Only shown.')),
    atMs: timeSchema('When the adaptor stored it, by its own clock (epoch ms): what is written down.'),
    order: lenient(countSchema("The sender's own count.")),
    language: lenient(lineSchema(35, 'Of the text.')),
    state: lenient(
      v.pipe(
        v.picklist(messageStates),
        v.description(
          "Of an agent's message: what is known of it; it only ever rises, in this order. unknown: perhaps sent.",
        ),
      ),
    ),
    failed: lenient(v.pipe(v.picklist(messageFailures), v.description('Why it was not sent; only when it failed.'))),
    edited: flagSchema('Its author has changed it.'),
    deleted: flagSchema('Its author has taken it back: the text is gone.'),
  },
  'message is not a JSON object.',
);
