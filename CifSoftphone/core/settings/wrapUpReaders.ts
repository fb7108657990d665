import {
  choiceParts,
  maxChoices,
  readFlag,
  readLabel,
  readList,
  readOneOf,
  readRecord,
  readText,
  readWhole,
  right,
  wrong,
  type Read,
} from './readers';
import { maxFieldLength, wrapUpFieldTypes, type Disposition, type WrapUpField } from './softphoneSettings';

const maxWrapUpFields = 5;
const queueName = /^\S(.{0,98}\S)?$/;
/** With its publisher's prefix: none that the softphone writes itself, and none that bends a query. */
export const fieldColumn = /^[a-z][a-z0-9]{1,7}_[a-z0-9_]{1,90}$/;

const readQueues = (value: unknown): Read<readonly string[]> =>
  readList(value, maxChoices, (one) => readText(one, queueName), String);

export const readQueuesOrFlag = (value: unknown): Read<boolean | readonly string[]> =>
  Array.isArray(value) ? readQueues(value) : readFlag(value);

/** A disposition is a choice, of all calls or of those of its queues. */
export const readDispositions = (value: unknown): Read<readonly Disposition[]> =>
  readList(value, maxChoices, readDisposition, (one) => one.value);

/** Each column once. */
export const readWrapUpFields = (value: unknown): Read<readonly WrapUpField[]> =>
  readList(value, maxWrapUpFields, readField, ({ column }) => column);

const readDisposition = (value: unknown): Read<Disposition> =>
  readRecord(value, { ...choiceParts, queues: readQueues }, ['queues']);

const readFieldChoice = (value: unknown): Read<NonNullable<WrapUpField['choices']>[number]> =>
  readRecord(value, {
    ...choiceParts,
    value: (part) => (typeof part === 'number' && Number.isInteger(part) ? right(part) : choiceParts.value(part)),
  });

function readField(value: unknown): Read<WrapUpField> {
  const field = readRecord<WrapUpField>(
    value,
    {
      column: (part) => readText(part, fieldColumn),
      label: readLabel,
      type: (part) => readOneOf(part, wrapUpFieldTypes),
      choices: (part) => readList(part, maxChoices, readFieldChoice, (one) => String(one.value)),
      maxLength: (part) => readWhole(part, 1, maxFieldLength),
      required: readFlag,
      queues: readQueues,
    },
    ['choices', 'maxLength', 'required', 'queues'],
  );
  if (!field.ok) return field;
  // Choices, and nothing else, are what a choice is made of.
  const { type, choices = [] } = field.value;
  return (type === 'choice' ? choices.length === 0 : choices.length > 0) ? wrong('.choices') : field;
}
