/**
 * `[Content_Types].xml` for these paths: one Default for each extension. Everything is an octet stream, as in the
 * platform's own exports; an XML type for .xml would ask for an exception for every control manifest.
 * @throws Error for a file without extension, which would need an entry of its own.
 */
export function contentTypesFor(paths: readonly string[]): string {
  const extensions = new Set<string>(['xml']);
  for (const path of paths) {
    const extension = extensionOf(path);
    if (!extension) {
      throw new Error(`${path} has no extension, so its content type cannot be declared: give the file one.`);
    }
    extensions.add(extension);
  }
  const defaults = [...extensions]
    .sort()
    .map((extension) => `<Default Extension="${extension}" ContentType="application/octet-stream" />`);
  return (
    '\uFEFF<?xml version="1.0" encoding="utf-8"?>' +
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}</Types>`
  );
}

export function extensionOf(path: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
