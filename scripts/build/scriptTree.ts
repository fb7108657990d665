import type { AssignmentExpression, Node } from 'acorn';

/** What our steps after the minifier ask of a script's tree. */
export const literalOf = (node: Node): unknown =>
  node.type === 'Literal' ? (node as Node & { readonly value?: unknown }).value : undefined;
export const isNull = (node: Node): boolean => literalOf(node) === null && !('regex' in node);
export const isAssignment = (node: Node): node is AssignmentExpression => node.type === 'AssignmentExpression';

/** The nodes right below, in the order of the script; of two that begin together the longer one first. */
export const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node)
    .flatMap((value): readonly unknown[] => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
    .sort((left, right) => left.start - right.start || right.end - left.end);

/** Meets a node, then all below it. */
export function visit(node: Node, meet: (node: Node) => void): void {
  meet(node);
  childrenOf(node).forEach((child) => visit(child, meet));
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
