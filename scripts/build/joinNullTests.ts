import {
  parse,
  type BinaryExpression,
  type BlockStatement,
  type ConditionalExpression,
  type Identifier,
  type Node,
} from 'acorn';
import { childrenOf, isAssignment, isNull, visit } from './scriptTree';

/**
 * Lets each question whether a value is null or undefined be asked by one function. What the compiler writes for `?.` and
 * `??` (`null===(a=b)||void 0===a`) stands in a bundle some hundred times, a little different each time, so that gzip
 * finds little to repeat: 1 % of the control. `document.all`, which alone would be answered otherwise, is used nowhere.
 *
 * @param script a whole script, at most ES2018, in one function that runs at once; any other is given back as it is
 * @returns the same program
 */
export function joinNullTests(script: string): string {
  const program = parse(script, { ecmaVersion: 2018 });
  const home = homeOf(program);
  if (home === undefined) return script;
  const first = home.body.find((statement) => !('directive' in statement));
  const nil = freeName(program);
  const ask = ({ value }: NullTest): string => `${nil}(${bracketed(value, write(value))})`;
  const branch = (node: Node): string => bracketed(node, write(node));
  const testIn = (node: Node): NullTest | undefined =>
    node.start >= home.start && node.end <= home.end ? nullTest(node) : undefined;
  const write = (node: Node): string => {
    const test = testIn(node);
    if (test !== undefined) return `${test.not ? '!' : ''}${ask(test)}`;
    const choice = isChoice(node) ? node : undefined;
    const asked = choice && testIn(choice.test);
    // The opposite question with the answers in the other order: one of two ways to write it is left.
    if (choice && asked?.not === true) return `${ask(asked)}?${branch(choice.alternate)}:${branch(choice.consequent)}`;
    let text = node === first ? `const ${nil}=e=>null===e||void 0===e;` : '';
    let at = node.start;
    for (const child of childrenOf(node)) {
      // A short property is its key and its value.
      if (child.start < at) continue;
      text += script.slice(at, child.start) + write(child);
      at = child.end;
    }
    return text + script.slice(at, node.end);
  };
  return write(program);
}

interface NullTest {
  readonly value: Node;
  /** It asks whether there is a value. */
  readonly not: boolean;
}

/** `null==a`, and `null===a||void 0===a` with its opposite; `a` may be assigned in the first half. */
function nullTest(node: Node): NullTest | undefined {
  if (isBinary(node)) {
    const { operator, left, right } = node;
    const value = isNull(left) ? right : isNull(right) ? left : undefined;
    return value && (operator === '==' || operator === '!=') ? { value, not: operator === '!=' } : undefined;
  }
  if (node.type !== 'LogicalExpression') return undefined;
  const { operator, left, right } = node as BinaryExpression;
  const not = (operator as string) === '&&';
  const asks = not ? '!==' : '===';
  if ((operator as string) === '??' || !isBinary(left) || !isBinary(right)) return undefined;
  if (left.operator !== asks || right.operator !== asks || !isNull(left.left) || !isVoid(right.left)) return undefined;
  const value = left.right;
  const named = isAssignment(value) && value.operator === '=' ? value.left : value;
  return isName(named) && isName(right.right) && named.name === right.right.name ? { value, not } : undefined;
}

/** The function's body that holds the script: the longest. */
function homeOf(program: Node): BlockStatement | undefined {
  let home: BlockStatement | undefined;
  visit(program, (node) => {
    if (!/^(?:Arrow)?Function/.test(node.type)) return;
    const { body } = node as Node & { readonly body: Node };
    if (isBlock(body) && (home === undefined || body.end - body.start > home.end - home.start)) home = body;
  });
  return home;
}

function freeName(program: Node): string {
  const taken = new Set<string>();
  visit(program, (node) => void (isName(node) && taken.add(node.name)));
  let name = 'nil';
  while (taken.has(name)) name += '_';
  return name;
}

const bracketed = ({ type }: Node, text: string): string => (type === 'SequenceExpression' ? `(${text})` : text);
const isBinary = (node: Node): node is BinaryExpression => node.type === 'BinaryExpression';
const isChoice = (node: Node): node is ConditionalExpression => node.type === 'ConditionalExpression';
const isBlock = (node: Node): node is BlockStatement => node.type === 'BlockStatement';
const isName = (node: Node): node is Identifier => node.type === 'Identifier';
const isVoid = (node: Node): boolean =>
  node.type === 'UnaryExpression' && (node as Node & { readonly operator: string }).operator === 'void';
