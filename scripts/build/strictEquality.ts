import { parse, type BinaryExpression, type Node } from 'acorn';
import { isAssignment, isNull, literalOf, visit } from './scriptTree';

/**
 * Writes `===` again where a minifier made `==` of it: `typeof x=="string"`, `null==x`. The solution checker counts each
 * as a fault (`web-use-strict-equality-operators`), though nobody wrote one. A value that cannot be read twice without
 * doing something twice stays as it is; `document.all`, which alone would compare otherwise, is used nowhere.
 *
 * @param script a whole script, at most ES2018
 * @returns the same program
 */
export function strictEquality(script: string): string {
  const loose: BinaryExpression[] = [];
  visit(parse(script, { ecmaVersion: 2018 }), (node) => {
    if (isLooseEquality(node)) loose.push(node);
  });
  loose.sort((left, right) => left.start - right.start || right.end - left.end);
  return write(script, loose, { start: 0, end: script.length });
}

/** The piece of the script with the equalities inside it written strictly. */
function write(script: string, loose: readonly BinaryExpression[], piece: Piece): string {
  const parts: string[] = [];
  let at = piece.start;
  for (const [index, node] of loose.entries()) {
    // What lies before belongs to another piece, or was inside the one that has just been written.
    if (node.start < at || node.end > piece.end) continue;
    const inside = loose.slice(index + 1);
    parts.push(
      script.slice(at, node.start),
      strictly(node, (part) => write(script, inside, part)),
    );
    at = node.end;
  }
  parts.push(script.slice(at, piece.end));
  return parts.join('');
}

type Piece = Pick<Node, 'start' | 'end'>;

function strictly({ operator, left, right, start, end }: BinaryExpression, text: (piece: Piece) => string): string {
  const strict = `${operator}=`;
  const tested = isNull(left) ? right : isNull(right) ? left : undefined;
  const again = tested && secondReading(tested);
  if (tested === undefined || again === undefined) {
    const areTexts = (isTypeof(left) && (isText(right) || isTypeof(right))) || (isTypeof(right) && isText(left));
    // What stands around the operands are their brackets.
    const between = text({ start: left.end, end: right.start });
    return (
      text({ start, end: left.start }) +
      text(left) +
      (areTexts ? between.replace(operator, strict) : between) +
      text(right) +
      text({ start: right.end, end })
    );
  }
  const first = again === tested ? text(tested) : `(${text(tested)})`;
  return `(null${strict}${first}${operator === '==' ? '||' : '&&'}void 0${strict}${text(again)})`;
}

/** What reads the tested value once more without doing anything: a name, or a property of a name. */
function secondReading(tested: Node): Node | undefined {
  if (!isAssignment(tested)) return isPlain(tested) ? tested : undefined;
  return tested.operator === '=' && tested.left.type === 'Identifier' ? tested.left : undefined;
}

function isPlain(node: Node): boolean {
  if (node.type === 'Identifier' || node.type === 'ThisExpression') return true;
  const { computed, object } = node as Node & { readonly computed?: boolean; readonly object?: Node };
  return node.type === 'MemberExpression' && computed === false && object !== undefined && isPlain(object);
}

const isLooseEquality = (node: Node): node is BinaryExpression =>
  node.type === 'BinaryExpression' && ['==', '!='].includes((node as BinaryExpression).operator);
const isTypeof = (node: Node): boolean =>
  node.type === 'UnaryExpression' && (node as Node & { readonly operator: string }).operator === 'typeof';
const isText = (node: Node): boolean => typeof literalOf(node) === 'string';
