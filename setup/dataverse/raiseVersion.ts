import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const solutionFile = 'solution.xml';
const controlFile = /^Controls\/[^/]+\/ControlManifest\.xml$/;

/**
 * The same package under another number: of the solution, and of its control, whose script Dataverse would else keep.
 * @param version four parts
 */
export function raiseVersion(zip: Uint8Array, version: string): Uint8Array {
  const files = unzipSync(zip);
  const control = version.split('.').slice(0, 3).join('.');
  const changed = Object.entries(files).map(([path, bytes]) => {
    if (path.toLowerCase() === solutionFile) return [path, rewritten(bytes, /(<Version>)[^<]*(<\/Version>)/, version)];
    if (controlFile.test(path)) {
      return [path, rewritten(bytes, /(<control\b[^>]*\sversion=")[^"]*(")/, control)];
    }
    return [path, bytes];
  });
  return zipSync(Object.fromEntries(changed) as typeof files);
}

const rewritten = (bytes: Uint8Array, pattern: RegExp, version: string): Uint8Array =>
  strToU8(strFromU8(bytes).replace(pattern, (_all, before: string, after: string) => `${before}${version}${after}`));
