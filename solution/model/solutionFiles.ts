/** What is in a solution zip (or in a folder): path with forward slashes -> bytes. */
export type SolutionFiles = ReadonlyMap<string, Uint8Array>;

/** The text of a file. @throws Error when there is no such file. */
export function textOf(files: SolutionFiles, path: string): string {
  const bytes = files.get(path);
  if (!bytes) {
    throw new Error(`${path} is missing.`);
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace(/^\uFEFF/, '');
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
