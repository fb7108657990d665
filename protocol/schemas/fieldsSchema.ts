import * as v from 'valibot';
import { isFields, ownField } from '../fields';

/**
 * A JSON object with these parts; unknown ones are dropped, and absent ones stay absent. A required part that is missing
 * is refused with that part's own sentence. Unlike `v.object` it takes no list.
 *
 * @param refusal the sentence for what is no object
 */
export function fieldsSchema<const E extends v.ObjectEntries>(entries: E, refusal?: string) {
  const schema = v.object(entries, (issue) => {
    const [step] = issue.path ?? [];
    const key = step?.key;
    const part = typeof key === 'string' ? ownField(entries, key) : undefined;
    const sentence = part === undefined ? refusal : (part as { message?: unknown }).message;
    return typeof sentence === 'string' ? sentence : malformed(issue);
  });
  const strict: typeof schema = {
    ...schema,
    '~run': (dataset, config) => {
      const fields = isFields(dataset.value) ? dataset.value : undefined;
      const read = schema['~run']({ value: fields }, config);
      return read.typed ? { ...read, value: withoutAbsent(read.value) } : read;
    },
  };
  return v.pipe(strict, v.readonly());
}

/** The same where an unknown part is a mistake: it is refused, because it is likely a known one that is spelled wrong. */
export function closedFieldsSchema<const E extends v.ObjectEntries>(entries: E) {
  const schema = fieldsSchema(entries);
  const isKnown = (fields: unknown): boolean =>
    isFields(fields) && Object.keys(fields).every((name) => ownField(entries, name) !== undefined);
  const closed: typeof schema = {
    ...schema,
    '~run': (dataset, config) => schema['~run'](isKnown(dataset.value) ? dataset : { value: undefined }, config),
  };
  return v.pipe(closed, v.metadata({ additionalProperties: false }));
}

/** Where no sentence is given: the part by its name in the schema, never what was sent. */
export function malformed({ path }: { readonly path?: readonly { readonly key: unknown }[] | undefined }): string {
  return path === undefined ? 'A part is malformed.' : `${path.map(({ key }) => String(key)).join('.')} is malformed.`;
}

const withoutAbsent = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

/** A part that may be absent, and counts as absent where it is malformed: a ring must ring, whatever hangs on it. */
export function lenient<S extends v.GenericSchema>(part: S): v.ExactOptionalSchema<S, undefined> {
  const schema = v.exactOptional(part);
  return {
    ...schema,
    '~run': (dataset, config) => {
      const read = part['~run']({ value: dataset.value }, config);
      return read.issues === undefined ? read : { typed: true, value: undefined as v.InferOutput<S> };
    },
  };
}

/** Only `true` says something; anything else is as if it were absent. */
export const flagSchema = (about: string) =>
  lenient(
    v.pipe(
      v.boolean(),
      v.description(about),
      v.check((flag) => flag),
    ),
  );

/** A list whose unknown or malformed members are left out. */
export const lenientListSchema = <S extends v.GenericSchema>(member: S) =>
  v.pipe(
    v.array(v.unknown()),
    v.metadata({ [listMember]: member }),
    v.transform((list): readonly v.InferOutput<S>[] =>
      list.flatMap((one) => {
        const read = v.safeParse(member, one);
        return read.success ? [read.output] : [];
      }),
    ),
  );
/** Under it the schema of a lenient list's members lies, for the documents. */
export const listMember = 'members';
