import * as v from 'valibot';
import { maxEventIdLength, maxEventSourceLength } from '../limits';
import { isFields, type Fields } from '../fields';
import { fieldsSchema, lenient } from './fieldsSchema';
import { lineSchema } from './textSchemas';

const maxTypeLength = 256;

export const eventEntries = {
  specversion: v.literal('1.0', 'specversion must be "1.0".'),
  id: lineSchema(
    maxEventIdLength,
    'With source it names the event: the same again is a repeat.',
    `id must be a text of 1 to ${maxEventIdLength} characters.`,
  ),
  source: lineSchema(
    maxEventSourceLength,
    'Who tells it: a URI reference.',
    `source must be a text of 1 to ${maxEventSourceLength} characters.`,
  ),
  type: lineSchema(
    maxTypeLength,
    'What happened. A reverse-domain prefix does not count.',
    `type must be a text of 1 to ${maxTypeLength} characters.`,
  ),
  data: v.nullish(v.custom<Fields>(isFields, 'data must be a JSON object.'), {}),
  subject: lenient(lineSchema(256, 'What it is about.')),
};

/** A CloudEvents 1.0 event in its JSON form (spec 1.0.2). Attributes that we do not use are dropped. */
export const cloudEventSchema = fieldsSchema(eventEntries, 'The event is not a JSON object.');
