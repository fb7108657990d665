/** An error of the connector's own: its message is our own words or the PBX's short text, so the log may quote it. */
export class LoggableError extends Error {}

/** What the log says of an error: its code, or the message of one of ours; of all others the kind, never the message. */
export function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  if (!(error instanceof Error)) return 'unknown';
  return error instanceof LoggableError ? error.message : error.name;
}
