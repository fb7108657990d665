/**
 * A text of which the types know no values is no key into a plain object: a caller's number may be `__proto__`, a
 * customer's name `constructor`, and then what every object inherits comes out. Words of our own (a union of literals)
 * may be keys; everything else goes into a Map, or is asked for by `Object.hasOwn`.
 */
module.exports.noOutsideKey = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      key: 'Any text may come as this key, `__proto__` too: use a Map, or a key that is one of our own words.',
    },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    const checker = services.program.getTypeChecker();
    const isAnyText = (node) => has(services.getTypeAtLocation(node), [checker.getStringType(), checker.getAnyType()]);
    const isList = (node) => {
      const type = checker.getNonNullableType(services.getTypeAtLocation(node));
      return checker.isArrayLikeType(type) || has(type, [checker.getStringType()]);
    };
    const check = (node, bad) => bad && context.report({ node, messageId: 'key' });
    return {
      MemberExpression: (node) =>
        check(
          node,
          node.computed && node.property.type !== 'Literal' && !isList(node.object) && isAnyText(node.property),
        ),
      BinaryExpression: (node) => check(node, node.operator === 'in' && isAnyText(node.left)),
      Property: (node) =>
        check(
          node,
          node.parent.type === 'ObjectPattern' && node.computed && node.key.type !== 'Literal' && isAnyText(node.key),
        ),
      CallExpression: (node) => {
        const [, key] = node.arguments;
        const { callee } = node;
        const reflects =
          callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Reflect';
        check(node, reflects && key !== undefined && isAnyText(key));
      },
    };
  },
};

/** @returns whether the type, or a part of its union, is one of these */
const has = (type, these) => (type.isUnion() ? type.types.some((part) => has(part, these)) : these.includes(type));
