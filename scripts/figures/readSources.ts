import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import ts from 'typescript';

/** One file of the product. Paths are from the repository's top, with slashes. */
export interface Source {
  readonly path: string;
  /** The folder that it lies in. */
  readonly room: string;
  readonly lines: number;
  readonly tree: ts.SourceFile;
  /** What it imports, as it is written; types, re-exports and loading by `import()` included. */
  readonly imports: readonly string[];
  /** Those of them that are files of the product. */
  readonly knows: readonly string[];
}

/** The folders in which the product lies. */
export const houses = ['CifSoftphone', 'adaptor/src', 'protocol', 'setup', 'pages'] as const;

/** Reads all TypeScript of the product. @param top folder of the repository */
export function readSources(top: string): readonly Source[] {
  const paths = houses.flatMap((house) =>
    readdirSync(join(top, house), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(house, name.split(sep).join('/')))
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts')),
  );
  const known = new Set(paths);
  return paths.sort().map((path) => {
    const text = readFileSync(join(top, path), 'utf8');
    const imports = ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);
    const inside = imports.filter((from) => from.startsWith('.')).map((from) => posix.join(dirname(path), from));
    return {
      path,
      room: posix.dirname(path),
      lines: text.trimEnd().split('\n').length,
      tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
      imports,
      knows: inside.flatMap((from) => [`${from}.ts`, `${from}.tsx`].filter((one) => known.has(one))),
    };
  });
}
