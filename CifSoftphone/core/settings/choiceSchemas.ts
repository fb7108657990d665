import * as v from 'valibot';
import { fieldsSchema } from '../../../protocol/schemas/fieldsSchema';

/** More choices than this nobody chooses from. */
export const maxChoices = 50;
const maxLabelLength = 100;

const isEachOnce = (list: readonly unknown[]): boolean => new Set(list).size === list.length;

/** A list in which each is there once, by what tells its members apart. */
export const listSchema = <S extends v.GenericSchema>(
  member: S,
  maxLength: number,
  nameOf: (one: v.InferOutput<S>) => unknown,
) =>
  v.pipe(
    v.array(member),
    v.maxLength(maxLength),
    v.check((list) => isEachOnce(list.map(nameOf))),
    v.readonly(),
  );

export const textListSchema = <S extends v.GenericSchema<string>>(member: S, maxLength: number) =>
  v.pipe(
    listSchema(member, maxLength, (one) => one),
    v.metadata({ uniqueItems: true }),
  );

export const labelSchema = v.pipe(
  v.string(),
  v.metadata({ description: 'What agents read.', minLength: 1 }),
  v.maxLength(maxLabelLength),
  v.transform((label) => label.trim()),
  v.minLength(1),
);

export const choiceValueSchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,49}$/),
  v.description('Stored and sent on; never change it once it is in use.'),
);

/** A choice that makers offer. */
export const choiceSchema = v.pipe(
  fieldsSchema({
    value: choiceValueSchema,
    label: labelSchema,
  }),
  v.metadata({ additionalProperties: false }),
);
