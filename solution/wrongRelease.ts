import type { Release } from './lastRelease';

// Its own file: the rule is pure, and whoever packs or releases asks it.

/**
 * @param prints of the managed packages that were made now
 * @returns why they must not be packed under this version
 */
export function wrongRelease(
  version: string,
  prints: Pick<Release, 'full' | 'core' | 'messages'>,
  all: readonly Release[],
): string | undefined {
  // Setup writes a release into one part of a version, two digits each (setup/engine/version.ts).
  if (
    version
      .split('.')
      .slice(1)
      .some((part) => Number(part) > 99)
  ) {
    return `The version ${version} has a part above 99: "setup upgrade --back" could not write it down.`;
  }
  const same = all.find((one) => one.version === version && one.rehearsal !== true);
  if (same === undefined || (['full', 'core', 'messages'] as const).every((kind) => same[kind] === prints[kind]))
    return undefined;
  return `Version ${version} was released with other contents: organisations that have it would not take these. Raise the version in package.json.`;
}
