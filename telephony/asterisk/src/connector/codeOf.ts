/** A code of an error for the log, or the PBX's own short text: never a number, a name or a secret. */
export function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.message : 'unknown';
}
