import ts from 'typescript';
import type { Source } from './readSources';

export interface Length {
  readonly name: string;
  readonly path: string;
  readonly lines: number;
}

/** All functions, methods and arrows, the longest first; one inside another counts in both. */
export const longestFunctions = (sources: readonly Source[]): readonly Length[] =>
  lengths(sources, (node) => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined);

export const longestClasses = (sources: readonly Source[]): readonly Length[] => lengths(sources, ts.isClassLike);

function lengths(sources: readonly Source[], isMeant: (node: ts.Node) => boolean): readonly Length[] {
  const found: Length[] = [];
  for (const { path, tree } of sources) {
    const lineOf = (at: number): number => tree.getLineAndCharacterOfPosition(at).line;
    const visit = (node: ts.Node): void => {
      if (isMeant(node)) {
        found.push({ name: nameOf(node), path, lines: lineOf(node.end) - lineOf(node.getStart(tree)) + 1 });
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return found.sort((left, right) => right.lines - left.lines);
}

function nameOf(node: ts.Node): string {
  const named = node as { readonly name?: ts.Node };
  if (named.name !== undefined) return named.name.getText();
  if (ts.isConstructorDeclaration(node)) return `${nameOf(node.parent)}.constructor`;
  return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : '(without a name)';
}
