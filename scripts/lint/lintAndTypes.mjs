// `npm run lint:types`: what `tsc -p tsconfig.node.json` and `npm run lint` say, of one program. Each alone reads and
// checks all files; together they do it once, which is a third less.
import { ESLint } from 'eslint';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Everything that is typed: the same program as `tsc -p tsconfig.node.json`. */
function readProgram() {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const config = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.node.json'), {}, host);
  if (config === undefined) throw new Error('tsconfig.node.json cannot be read.');
  return ts.createProgram({
    rootNames: config.fileNames,
    options: config.options,
    configFileParsingDiagnostics: config.errors,
  });
}

const program = readProgram();
const wrong = ts.getPreEmitDiagnostics(program);
if (wrong.length > 0) {
  console.error(
    ts.formatDiagnosticsWithColorAndContext(wrong, {
      getCurrentDirectory: () => root,
      getCanonicalFileName: (name) => name,
      getNewLine: () => '\n',
    }),
  );
}

const eslint = new ESLint({
  cwd: root,
  overrideConfig: { files: ['**/*.ts', '**/*.tsx'], languageOptions: { parserOptions: { programs: [program] } } },
});
const results = await eslint.lintFiles(['.']);
const told = await (await eslint.loadFormatter('stylish')).format(results);
if (told !== '') console.error(told);
// A warning counts as an error, as with `--max-warnings 0`.
const isClean = results.every(({ errorCount, warningCount }) => errorCount + warningCount === 0);
process.exitCode = isClean && wrong.length === 0 ? 0 : 1;
