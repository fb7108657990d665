import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import ts from 'typescript';

/** Without the texts that have a space in them: these are sentences for people, and none that the code compares. */
export function withoutSentences(script: string): string {
  const source = ts.createSourceFile('schemas.ts', script, ts.ScriptTarget.Latest, true);
  const sentences: (readonly [from: number, to: number])[] = [];
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
    if (isText && node.getText().includes(' ')) sentences.push([node.getStart(), node.getEnd()]);
    else node.forEachChild(visit);
  };
  visit(source);
  return sentences.reduceRight((text, [from, to]) => `${text.slice(0, from)}''${text.slice(to)}`, script);
}

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
