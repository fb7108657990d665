/** A parameter as the template declares it. */
export interface ParameterDeclaration {
  readonly type: string;
  readonly defaultValue?: unknown;
  readonly allowedValues?: readonly unknown[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly metadata?: { readonly description?: string };
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const kinds: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  securestring: (value) => typeof value === 'string',
  int: (value) => Number.isInteger(value),
  bool: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: isObject,
  secureobject: isObject,
};

/** What is wrong with the parameters that were given, as ARM refuses them before it deploys anything. */
export function parameterProblems(
  declared: Readonly<Record<string, ParameterDeclaration>>,
  given: Readonly<Record<string, unknown>>,
): string[] {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(declared, name));
  return [
    ...unknown.map((name) => `the template has no parameter ${name}`),
    ...Object.entries(declared).flatMap(([name, declaration]) => {
      if (Object.hasOwn(given, name)) return problemsOf(name, declaration, given[name]);
      return declaration.defaultValue === undefined ? [`parameter ${name} has no value`] : [];
    }),
  ];
}

function problemsOf(name: string, declaration: ParameterDeclaration, value: unknown): string[] {
  const isKind = kinds[declaration.type.toLowerCase()];
  if (isKind === undefined) return [`parameter ${name} has the unknown type ${declaration.type}`];
  if (!isKind(value)) return [`parameter ${name} is no ${declaration.type}`];
  const { allowedValues, minLength = 0, maxLength = Infinity, minValue = -Infinity, maxValue = Infinity } = declaration;
  const problems: string[] = [];
  if (allowedValues !== undefined && !allowedValues.includes(value)) problems.push(`is none of the allowed values`);
  if (typeof value === 'string' || Array.isArray(value)) {
    if (value.length < minLength || value.length > maxLength) problems.push('is too short or too long');
  }
  if (typeof value === 'number' && (value < minValue || value > maxValue)) problems.push('is out of its range');
  return problems.map((problem) => `parameter ${name} ${problem}`);
}
