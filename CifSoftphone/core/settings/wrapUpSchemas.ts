import * as v from 'valibot';
import { fieldsSchema } from '../../../protocol/schemas/fieldsSchema';
import { choiceSchema, choiceValueSchema, labelSchema, listSchema, maxChoices, textListSchema } from './choiceSchemas';
import { maxFieldLength, wrapUpFieldTypes } from './softphoneSettings';

/** More than this nobody answers eighty times a day. */
const maxWrapUpFields = 5;

/** By name, as telephony tells it with a call. */
export const queuesSchema = textListSchema(
  v.pipe(v.string(), v.regex(/^\S(.{0,98}\S)?$/), v.description('As the telephony system calls the queue.')),
  maxChoices,
);

const queues = v.exactOptional(v.pipe(queuesSchema, v.description('Only calls of these queues.')));

export const dispositionsSchema = listSchema(
  v.pipe(fieldsSchema({ ...choiceSchema.entries, queues }), v.metadata({ additionalProperties: false })),
  maxChoices,
  ({ value }) => value,
);

const fieldChoicesSchema = listSchema(
  v.pipe(
    fieldsSchema({
      value: v.union([
        v.pipe(v.number(), v.integer(), v.description('What a choice column stores.')),
        choiceValueSchema,
      ]),
      label: labelSchema,
    }),
    v.metadata({ additionalProperties: false }),
  ),
  maxChoices,
  ({ value }) => String(value),
);

export const wrapUpFieldsSchema = listSchema(
  v.pipe(
    fieldsSchema({
      column: v.pipe(
        v.string(),
        v.regex(/^[a-z][a-z0-9]{1,7}_[a-z0-9_]{1,90}$/),
        v.description("Logical name of a column of the phone call, with its publisher's prefix."),
      ),
      label: labelSchema,
      type: v.picklist(wrapUpFieldTypes),
      choices: v.exactOptional(v.pipe(fieldChoicesSchema, v.description('Of a choice: numbers for a choice column.'))),
      maxLength: v.exactOptional(
        v.pipe(
          v.number(),
          v.integer(),
          v.minValue(1),
          v.maxValue(maxFieldLength),
          v.description('Of a text: what its column holds; 100 without it.'),
        ),
      ),
      required: v.exactOptional(v.pipe(v.boolean(), v.description('Done asks for it.'))),
      queues,
    }),
    v.metadata({ additionalProperties: false }),
    v.check(({ type, choices }) => (type === 'choice') === (choices !== undefined && choices.length > 0)),
  ),
  maxWrapUpFields,
  ({ column }) => column,
);
