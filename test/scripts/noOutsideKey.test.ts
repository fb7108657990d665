import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import ts from 'typescript';
import { noOutsideKey } from '../../scripts/lint/noOutsideKey.cjs';

const bad = [
  'export const read = (all: Readonly<Record<string, string>>, name: string) => all[name];',
  'export const write = (all: Record<string, string>, name: string) => void (all[name] = name);',
  "export const has = (all: object, name: string | undefined) => (name ?? 'x') in all;",
  'export const take = ({ [String(1)]: one }: Readonly<Record<string, string>>) => one;',
  'export const reflected = (all: object, name: string): unknown => Reflect.get(all, name);',
];
const good = [
  "export const ours = (all: { readonly a: 1; readonly b: 2 }, name: 'a' | 'b') => all[name];",
  'export const list = (all: readonly string[], at: number) => all[at];',
  'export const map = (all: ReadonlyMap<string, string>, name: string) => all.get(name);',
];

const words = noOutsideKey.meta?.messages?.['key'];
const fileName = 'sample.ts';

/** The lines of this source in which a key may be any text. */
function found(source: readonly string[]): readonly number[] {
  const text = source.join('\n');
  const options = { strict: true, lib: ['lib.es2022.d.ts'], target: ts.ScriptTarget.ES2022 };
  const host = ts.createCompilerHost(options);
  const fromDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === fileName ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true) : fromDisk(name, ...rest);
  const programs = [ts.createProgram([fileName], options, host)];
  const config: Linter.Config = {
    files: ['**/*.ts'],
    plugins: { house: { rules: { 'no-outside-key': noOutsideKey } } },
    rules: { 'house/no-outside-key': 'error' },
    languageOptions: { parser: parser as Linter.Parser, parserOptions: { programs } },
  };
  return new Linter().verify(text, config, fileName).map(({ line, message }) => (message === words ? line : -1));
}

test('the linter refuses each way in which any text becomes a key into an object, and nothing else', () => {
  expect(found([...bad, ...good])).toEqual(bad.map((_, at) => at + 1));
}, 60_000);
