import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';
import { repoRoot } from '../repoRoot';
import { printType } from './printType';

/** Where the types of `protocol/` go, each written out. */
const protocolFile = 'protocol.d.ts';

/**
 * Declarations of the client that stand alone: its own as the compiler writes them, and each type that they take from
 * `protocol/` written out in one file, however it is made there (an interface, or inferred from a schema).
 * @returns text by file name @throws Error when the sources have errors, or a declaration needs something outside
 */
export function clientTypes(entry: string): ReadonlyMap<string, string> {
  const program = ts.createProgram([entry], {
    ...compilerOptions(),
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: repoRoot,
    outDir: repoRoot,
  });
  const errors = ts.getPreEmitDiagnostics(program);
  if (errors.length > 0) throw new Error(ts.formatDiagnostics(errors, formatHost));
  const folder = dirname(entry);
  const emitted = new Map<string, string>();
  program.emit(undefined, (path, text) => void emitted.set(relative(folder, path).split(sep).join('/'), text));
  const wanted = new Map<string, string>();
  const files = new Map<string, string>();
  const take = (file: string): void => {
    const text = emitted.get(file);
    if (text === undefined || files.has(file)) return;
    const own = standAlone(file, text, wanted);
    files.set(file, own);
    for (const [, next = ''] of own.matchAll(/from '(\.[^']+)\.js'/g)) {
      take(posix.join(posix.dirname(file), `${next}.d.ts`));
    }
  };
  take('index.d.ts');
  return files.set(protocolFile, writeOut(program, wanted));
}

const formatHost: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => repoRoot,
  getNewLine: () => '\n',
};

function compilerOptions(): ts.CompilerOptions {
  const path = join(repoRoot, 'tsconfig.node.json');
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { config: object };
  const only = { ...config, include: [] as string[], files: [] as string[] };
  return { ...ts.parseJsonConfigFileContent(only, ts.sys, repoRoot, undefined, path).options, types: ['node'] };
}

/** Points imports at the file of written-out types, and gives the others the ending that Node's resolution wants. */
function standAlone(file: string, text: string, wanted: Map<string, string>): string {
  // Beside a function the compiler leaves `import { type Phone }`: in a declaration that is the same.
  const toProtocol = /(import|export) (?:type )?\{([^}]*)\} from '(?:\.\.\/)+protocol\/([\w/-]+)';/g;
  const rewritten = text.replace(toProtocol, (_whole, keyword: string, listed: string, module: string) => {
    const names = listed.replace(/\btype /g, '');
    for (const name of names.split(',').map((one) => one.trim())) if (name !== '') wanted.set(name, module);
    const back = posix.relative(posix.dirname(file), protocolFile).replace(/\.d\.ts$/, '.js');
    return `${keyword} type {${names}} from '${back.startsWith('.') ? back : `./${back}`}';`;
  });
  const ended = rewritten.replace(/(from ')(\.[^']*?)(?:\.js)?(')/g, '$1$2.js$3');
  const outside = [...ended.matchAll(/(?:from |import\()['"]([^'"]+)['"]/g)]
    .map(([, specifier = '']) => specifier)
    .filter(
      (specifier) => !specifier.startsWith('node:') && (!specifier.startsWith('.') || specifier.includes('/protocol/')),
    );
  if (outside.length > 0) throw new Error(`${file} of the client's types needs ${outside.join(', ')}.`);
  return ended;
}

function writeOut(program: ts.Program, wanted: ReadonlyMap<string, string>): string {
  const checker = program.getTypeChecker();
  const types = [...wanted].sort().map(([name, module]) => {
    const source = program.getSourceFile(join(repoRoot, 'protocol', `${module}.ts`));
    const scope = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    const found = scope === undefined ? [] : checker.getExportsOfModule(scope);
    const symbol = found.find((one) => one.name === name);
    if (symbol === undefined) throw new Error(`protocol/${module}.ts exports no ${name}.`);
    const exported = (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
    const type = checker.getDeclaredTypeOfSymbol(exported);
    const says = ts.displayPartsToString(exported.getDocumentationComment(checker));
    return `${comment(says)}export type ${name} = ${printType(type, checker)};\n`;
  });
  return types.join('\n');
}

const comment = (text: string): string => (text === '' ? '' : `/** ${text.replace(/\s*\n\s*/g, ' ')} */\n`);
