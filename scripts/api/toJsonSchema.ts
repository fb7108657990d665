import { toJsonSchema as convert, toJsonSchemaDefs, type ConversionConfig } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { isFields, type Fields } from '../../protocol/fields';
import { tableRowSchema } from '../../protocol/schemas/callParts';
import { listMember } from '../../protocol/schemas/fieldsSchema';
import { partySchema } from '../../protocol/schemas/partySchema';

/** A JSON Schema of draft 2020-12, as OpenAPI 3.1 and AsyncAPI 3 take it. */
export type JsonSchema = Fields;

/** What only reading needs, and no document can say. */
const unsaid = ['check', 'readonly'];

export const conversion: ConversionConfig = {
  target: 'draft-2020-12',
  // What is sent; what reading makes of it (trimmed, cut, renamed) is nobody else's.
  typeMode: 'input',
  overrideAction: ({ valibotAction, jsonSchema }) => {
    if (valibotAction.type === 'safe_integer') {
      // That JSON's numbers end there is no rule of ours.
      const { minimum: _least, maximum: _most, ...rest } = jsonSchema;
      return { ...rest, type: 'integer' };
    }
    if (unsaid.includes(valibotAction.type)) return jsonSchema;
    const { [listMember]: member, ...rest }: Fields = { ...jsonSchema };
    return member === undefined ? undefined : { ...rest, items: toJsonSchema(member as GenericSchema) };
  },
  overrideSchema: ({ valibotSchema, jsonSchema }) => {
    if (valibotSchema.type === 'custom') return jsonSchema;
    // Null is taken as absent; nobody need know that it may be sent.
    const whole = jsonSchema.anyOf?.[0];
    return valibotSchema.type === 'nullish' && typeof whole === 'object'
      ? { ...whole, default: jsonSchema.default }
      : undefined;
  },
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
};

/** Parts that many messages have, by the names that they have in the documents. */
export const sharedSchemas = { Party: partySchema.wrapped, RecordReference: tableRowSchema };

/** One schema, without a name. */
export function toJsonSchema(schema: GenericSchema): JsonSchema {
  const { $schema: _dialect, $defs: _shared, ...rest } = convert(schema, { ...conversion, definitions: sharedSchemas });
  return rest as JsonSchema;
}

/** Schemas with names; where one is part of another, it is named there. */
export function toNamedSchemas(
  definitions: Readonly<Record<string, GenericSchema>>,
): Readonly<Record<string, JsonSchema>> {
  return toJsonSchemaDefs(definitions, conversion) as unknown as Readonly<Record<string, JsonSchema>>;
}

/** What the adaptor sends has every part that reading would fill in where it is absent. */
export function asSent(schema: JsonSchema): JsonSchema {
  const walked = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, name === 'properties' ? value : sentPart(value)]),
  );
  if (!isFields(schema.properties)) return walked;
  const parts = Object.entries(schema.properties).filter((entry): entry is [string, Fields] => isFields(entry[1]));
  const required = parts.filter(([name, part]) => 'default' in part || isRequired(schema, name)).map(([name]) => name);
  const properties = Object.fromEntries(
    parts.map(([name, { default: _filled, ...part }]) => [name, asSent(part)] as const),
  );
  return { ...walked, properties, required };
}

const isRequired = ({ required }: JsonSchema, name: string): boolean =>
  Array.isArray(required) && required.includes(name);

function sentPart(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sentPart);
  return isFields(value) ? asSent(value) : value;
}
