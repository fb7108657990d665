import * as v from 'valibot';
import { dialFormatPattern } from '../dialFormat';
import { fieldsSchema, flagSchema, lenientListSchema } from './fieldsSchema';

/** What can be dialled, as the scheme of its URI. */
export const dialFormatSchema = (refusal?: string) =>
  v.pipe(
    v.string(refusal),
    v.regex(dialFormatPattern, refusal),
    v.description('What can be dialled, as the scheme of its URI: tel, sip, mailto, …'),
  );

/** What the telephony app that dials has declared. */
export const diallingSchema = fieldsSchema({
  source: v.pipe(v.string(), v.description('Client id of the telephony app to which dialled calls belong.')),
  formats: v.pipe(lenientListSchema(dialFormatSchema()), v.nonEmpty()),
  directory: flagSchema('It can be asked whom to dial by it, before there is a call.'),
});
