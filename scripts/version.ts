import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from './repoRoot';

/** Where a version is repeated because the format asks for it there; `package.json` is the one place that decides. */
interface VersionPlace {
  readonly file: string;
  readonly pattern: RegExp;
  readonly wanted: (version: string) => string;
}

const versionPlaces: readonly VersionPlace[] = [
  {
    file: 'ControlManifest.Input.xml',
    pattern: /(<control\b[^>]*\sversion=")([^"]*)(")/,
    wanted: (version) => version,
  },
  {
    file: 'solution/src/Other/Solution.xml',
    pattern: /(<Version>)([^<]*)(<\/Version>)/,
    wanted: (version) => `${version}.0`,
  },
];

/** The version of `package.json`, three parts. @throws Error when it has another form. */
function packageVersion(): string {
  const parsed: unknown = JSON.parse(readFileSync(join(repoRoot, 'package.json'), 'utf8'));
  const version =
    typeof parsed === 'object' && parsed !== null && 'version' in parsed ? String(parsed.version) : '(none)';
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    throw new Error(`package.json has the version "${version}": Dataverse takes three numbers, such as 1.0.0.`);
  }
  return version;
}

/** A solution's version has four parts. */
export function solutionVersion(): string {
  return `${packageVersion()}.0`;
}

/** @returns one sentence for each place that does not carry `version`. */
export function wrongVersions(version: string, read: (file: string) => string): readonly string[] {
  return versionPlaces.flatMap((place) => {
    const found = place.pattern.exec(read(place.file))?.[2];
    return found === place.wanted(version)
      ? []
      : [`${place.file} has version ${found ?? '(none)'}, package.json asks for ${place.wanted(version)}.`];
  });
}

/** @throws Error that names each wrong place and the command that sets it right. */
export function checkVersions(): void {
  const wrong = wrongVersions(packageVersion(), (file) => readFileSync(join(repoRoot, file), 'utf8'));
  if (wrong.length > 0) {
    throw new Error(
      `${wrong.join('\n')}\nRun "npx tsx scripts/version.ts" to write the version of package.json there.`,
    );
  }
}

/** Writes the version of `package.json` to every place that repeats it. */
function stampVersions(): void {
  const version = packageVersion();
  for (const place of versionPlaces) {
    const path = join(repoRoot, place.file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(place.pattern, `$1${place.wanted(version)}$3`));
  }
}

if (require.main === module) {
  stampVersions();
}
