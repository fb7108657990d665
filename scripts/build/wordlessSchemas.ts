import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import ts from 'typescript';

/** Without the texts that have a space in them: these are sentences for people, and none that the code compares. */
export function withoutSentences(script: string): string {
  const source = ts.createSourceFile('schemas.ts', script, ts.ScriptTarget.Latest, true);
  const sentences: (readonly [from: number, to: number, becomes: string])[] = [];
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
    if (isLastWord(node)) {
      const [comma = ''] = /^\s*,/.exec(script.slice(node.getEnd())) ?? [];
      sentences.push([node.getStart(), node.getEnd() + comma.length, '']);
    } else if (isText && node.getText().includes(' ')) sentences.push([node.getStart(), node.getEnd(), "''"]);
    else node.forEachChild(visit);
  };
  visit(source);
  return sentences.reduceRight((text, [from, to, becomes]) => text.slice(0, from) + becomes + text.slice(to), script);
}

/** `v.description(…)` at the end of a pipe: the pipe is the same without it. */
const isLastWord = (node: ts.Node): boolean =>
  ts.isCallExpression(node) &&
  node.expression.getText() === 'v.description' &&
  ts.isCallExpression(node.parent) &&
  node.parent.arguments.length > 1 &&
  node.parent.arguments[node.parent.arguments.length - 1] === node;

/**
 * Schemas say what a field means, for the documents, and why it is refused, for whoever calls the adaptor. A softphone
 * shows neither: 3 kB less of `messages.js` (docs/decisions/0089).
 */
export const wordlessSchemas: Plugin = {
  name: 'wordless-schemas',
  setup(build) {
    build.onLoad({ filter: /[\\/]protocol[\\/]schemas[\\/]\w+\.ts$/ }, async ({ path }) => ({
      contents: withoutSentences(await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};
