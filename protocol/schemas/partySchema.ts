import * as v from 'valibot';
import { isFields, textField } from '../fields';
import { maxDisplayNameLength, maxNumberLength } from '../limits';
import { fieldsSchema, flagSchema, lenient } from './fieldsSchema';
import { shortLineSchema } from './textSchemas';

/** What is no number is none: only one that is too long is refused. */
const numberSchema = v.exactOptional(
  v.pipe(
    v.unknown(),
    v.metadata({
      type: 'string',
      maxLength: maxNumberLength,
      description: 'E.164 where the telephony system can, else as typed or a sip: URI.',
    }),
    v.rawTransform(({ dataset, addIssue, NEVER }): string => {
      const number = textField(dataset.value, maxNumberLength);
      if (number !== undefined || typeof dataset.value !== 'string' || dataset.value.length <= maxNumberLength) {
        // An absent part is dropped by the object around it.
        return number as string;
      }
      addIssue({ message: `A party's number has more than ${maxNumberLength} characters.` });
      return NEVER;
    }),
  ),
);

const wholePartySchema = fieldsSchema(
  {
    number: numberSchema,
    displayName: lenient(shortLineSchema(maxDisplayNameLength, 'The name that came with the call.')),
    withheld: flagSchema('The caller hides the number; that is not the same as a number that is missing.'),
  },
  'A party must be an object with number and displayName.',
);

/** A bare text is taken as the number; `e164` and `uri` are other systems' names for it. */
function asWhole(value: unknown): unknown {
  if (typeof value === 'string') return { number: value };
  return isFields(value) ? { ...value, number: value.number ?? value.e164 ?? value.uri } : value;
}

/** The other side of a call; an empty one for an absent value. */
export const partySchema = v.nullish(
  {
    ...wholePartySchema,
    '~run': (dataset, config) => wholePartySchema['~run']({ value: asWhole(dataset.value) }, config),
  } satisfies typeof wholePartySchema,
  {},
);
