/**
 * The value of an attribute out of its `ce-` header (CloudEvents 1.0.2, HTTP binding 3.1.3.2): first a double-quoted
 * text is opened, then percent signs are decoded once. @returns `undefined` where that gives no UTF-8 text, or where
 * the header holds what only a percent sign may bring
 */
export function readHeaderValue(header: string): string | undefined {
  const value = header.trim();
  if (!/^[\x20-\x7e]*$/.test(value)) return undefined;
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(value)?.[1];
  try {
    return decodeURIComponent(quoted === undefined ? value : quoted.replace(/\\(.)/g, '$1'));
  } catch {
    return undefined;
  }
}
