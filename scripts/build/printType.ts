import ts from 'typescript';

/** Deeper than any message of ours; a type that holds itself would have no end. */
const maxDepth = 12;

/** A type written out to its last part, without a name that would have to be imported. @throws Error for what is no data */
export function printType(type: ts.Type, checker: ts.TypeChecker, depth = 0): string {
  if (depth > maxDepth) throw new Error(`${checker.typeToString(type)} is too deep to be written out.`);
  const print = (inner: ts.Type): string => printType(inner, checker, depth + 1);
  if (type.isUnion()) {
    // `boolean` is a union of its own, and stands among others as its two parts.
    const parts = type.types.map(print);
    const both = parts.includes('true') && parts.includes('false');
    return [
      ...new Set(both ? ['boolean', ...parts.filter((part) => part !== 'true' && part !== 'false')] : parts),
    ].join(' | ');
  }
  if (type.isLiteral() || (type.flags & simple) !== 0) return checker.typeToString(type);
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    const inner = checker.getTypeArguments(type as ts.TypeReference).map(print);
    if (checker.isArrayType(type)) return `readonly (${inner.join()})[]`;
    return `readonly [${inner.join(', ')}]`;
  }
  if (type.getCallSignatures().length > 0 || (type.flags & objects) === 0) {
    throw new Error(`${checker.typeToString(type)} is no data.`);
  }
  const keys = checker.getIndexInfosOfType(type).map((info) => `readonly [key: string]: ${print(info.type)}`);
  const fields = checker.getPropertiesOfType(type).map((field) => {
    const optional = (field.flags & ts.SymbolFlags.Optional) !== 0;
    const says = ts.displayPartsToString(field.getDocumentationComment(checker)).replace(/\s*\n\s*/g, ' ');
    const given = checker.getTypeOfSymbol(field);
    const value = optional ? withoutUndefined(given, checker) : given;
    return `${says === '' ? '' : `/** ${says} */ `}readonly ${field.name}${optional ? '?' : ''}: ${print(value)}`;
  });
  return `{ ${[...keys, ...fields].join('; ')} }`;
}

const simple =
  ts.TypeFlags.String |
  ts.TypeFlags.Number |
  ts.TypeFlags.BooleanLike |
  ts.TypeFlags.Unknown |
  ts.TypeFlags.Undefined |
  ts.TypeFlags.Null;
const objects = ts.TypeFlags.Object | ts.TypeFlags.Intersection;

/** An absent field is absent: where `undefined` was added only because it is optional, it goes. */
function withoutUndefined(type: ts.Type, checker: ts.TypeChecker): ts.Type {
  return type.isUnion() && type.types.some((one) => (one.flags & ts.TypeFlags.Undefined) !== 0)
    ? checker.getNonNullableType(type)
    : type;
}
