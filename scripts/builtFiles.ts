import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { repoRoot } from './repoRoot';
import { solutionVersion } from './version';

/** Where the built adaptor and the built managed solution lie. Throws when one is missing, saying which command builds it. */
export function builtFiles(): BuiltPaths {
  const files = builtPaths();
  for (const [file, command] of [
    [files.adaptorZip, 'npm run build:adaptor'],
    [files.solutionZip, 'npm run pack'],
    [files.coreSolutionZip, 'npm run pack'],
    [files.messagesZip, 'npm run pack'],
  ] as const) {
    if (!existsSync(file)) throw new Error(`${relative(repoRoot, file)} is missing. Build it with: ${command}`);
  }
  return files;
}

interface BuiltPaths {
  readonly adaptorZip: string;
  readonly solutionZip: string;
  /** For an organisation without Customer Service's tables. */
  readonly coreSolutionZip: string;
  /** The add-on for conversations. */
  readonly messagesZip: string;
}

/** The same paths, whether the files exist or not. The solution's name carries the package's version. */
export function builtPaths(): BuiltPaths {
  const underscored = solutionVersion().replace(/\./g, '_');
  const solution = (name: string): string => resolve(repoRoot, `solution/bin/CifSoftphone_${underscored}${name}.zip`);
  return {
    adaptorZip: resolve(repoRoot, 'adaptor/dist/adaptor.zip'),
    solutionZip: solution('_managed'),
    coreSolutionZip: solution('_core_managed'),
    messagesZip: solution('_messages_managed'),
  };
}
