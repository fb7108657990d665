import { join } from 'node:path';
import { parseArgs } from 'node:util';

export interface BuildOptions {
  /** Folder of all controls, as MSBuild's OutputPath means it; ours gets a sub-folder in it. */
  readonly controlsFolder: string;
  readonly buildMode: 'production' | 'development';
  /** Only write `generated/ManifestTypes.d.ts`. */
  readonly typesOnly: boolean;
}

/**
 * Reads the command line. MSBuild's pcfproj target passes --noColor, --buildMode, --outDir and --buildSource.
 * @throws Error that names the unknown option or the wrong value.
 */
export function parseBuildOptions(args: readonly string[]): BuildOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      outDir: { type: 'string', default: join('out', 'controls') },
      buildMode: { type: 'string', default: 'production' },
      buildSource: { type: 'string' },
      noColor: { type: 'boolean' },
      'types-only': { type: 'boolean', default: false },
    },
  });
  if (values.buildMode !== 'production' && values.buildMode !== 'development') {
    throw new Error(`--buildMode is "${values.buildMode}": use production or development.`);
  }
  return {
    controlsFolder: values.outDir,
    buildMode: values.buildMode,
    typesOnly: values['types-only'],
  };
}
