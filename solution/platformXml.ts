/** Source XML as the platform writes it in exports: no byte order mark, no declaration, CRLF, no newline at the end. */
export function platformXml(source: string): string {
  return source
    .replace(/^\uFEFF/, '')
    .replace(/^<\?xml[^>]*\?>\s*/, '')
    .trimEnd()
    .replace(/\r?\n/g, '\r\n');
}
