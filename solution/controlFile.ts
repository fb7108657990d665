import { bytesOf, textOf, type SolutionFiles } from './model/solutionFiles';

const manifestName = 'ControlManifest.xml';

/**
 * A file of the built control as the package carries it: XML with the platform's line ends, like all other XML in the
 * zip, and a manifest that lists the words of every language. The source lists one, because Microsoft's harness loads
 * every listed file into one table and shows the last; a form may load none but the listed ones.
 */
export function controlFile(control: SolutionFiles, path: string): Uint8Array {
  const bytes = control.get(path) ?? new Uint8Array();
  if (!/\.(xml|resx)$/.test(path)) return bytes;
  const text = textOf(control, path);
  return bytesOf((path === manifestName ? withEveryLanguage(text, control) : text).replace(/\r?\n/g, '\r\n'));
}

/** @throws Error when the manifest lists no resx: then the place of the others is unknown. */
function withEveryLanguage(manifest: string, control: SolutionFiles): string {
  const listed = /[ \t]*<resx path="[^"]+" version="([^"]+)"\s*\/>/.exec(manifest);
  if (listed === null) throw new Error(`${manifestName} lists no resx file: the control would have no words.`);
  const [line, version = ''] = listed;
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  const others = [...control.keys()]
    .filter((path) => path.endsWith('.resx') && !manifest.includes(`path="${path}"`))
    .sort()
    .map((path) => `\n${indent}<resx path="${path}" version="${version}"/>`);
  return manifest.replace(line, () => line + others.join(''));
}
