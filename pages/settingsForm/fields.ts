import schema from '../../docs/settings.schema.json';

/** The part of JSON Schema in which the settings are written (`scripts/api/settingsDocument.ts`). */
export interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** How a setting is asked for. */
export type FieldKind =
  'flag' | 'choice' | 'number' | 'text' | 'texts' | 'rows' | 'group' | 'flag or texts' | 'number or text';

export interface Field {
  readonly name: string;
  /** From the top, without places in lists: `wrapUpFields.choices.label`. */
  readonly path: string;
  readonly kind: FieldKind;
  readonly schema: Schema;
  readonly required: boolean;
  /** Of a group, or of each row. */
  readonly fields: readonly Field[];
}

function kindOf({ type, enum: words, items, anyOf }: Schema): FieldKind {
  if (anyOf !== undefined) return anyOf.some((one) => one.type === 'boolean') ? 'flag or texts' : 'number or text';
  if (words !== undefined) return 'choice';
  if (type === 'boolean') return 'flag';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'array') return items?.type === 'object' ? 'rows' : 'texts';
  return type === 'object' ? 'group' : 'text';
}

function fieldsIn({ properties = {}, required = [] }: Schema, above: string): readonly Field[] {
  return Object.entries(properties).map(([name, one]) => {
    const path = above === '' ? name : `${above}.${name}`;
    const kind = kindOf(one);
    const inner = kind === 'rows' ? one.items : one;
    return {
      name,
      path,
      kind,
      schema: one,
      required: required.includes(name),
      fields: kind === 'rows' || kind === 'group' ? fieldsIn(inner ?? {}, path) : [],
    };
  });
}

/** Every setting, in the order of the document: a new one has its field by itself. */
export const settingsFields: readonly Field[] = fieldsIn(schema as Schema, '');

const rowsOf = (fields: readonly Field[]): readonly Field[] => fields.flatMap((one) => [one, ...rowsOf(one.fields)]);

/** All with those inside of them. */
export const allFields = rowsOf(settingsFields);
