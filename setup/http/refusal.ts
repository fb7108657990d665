/** A service's answer that is no success, as far as it may be shown: no body, no token, no query. */
export class Refusal extends Error {
  constructor(
    readonly asked: { readonly method: string; readonly host: string; readonly path: string },
    readonly status: number,
    /** The service's own word, such as `Authorization_RequestDenied` or `0x80071151`. */
    readonly code: string,
    /** Its own sentence. */
    readonly text: string,
    readonly retryAfterMs: number | undefined,
  ) {
    super(`${asked.method} ${asked.host}${asked.path} answered ${status}${code === '' ? '' : ` ${code}`}`);
    this.name = 'Refusal';
  }
}

/** No answer at all: whether the service did what it was asked is not known. */
export class NoAnswer extends Error {
  constructor(readonly asked: { readonly method: string; readonly host: string; readonly path: string }) {
    super(`${asked.method} ${asked.host}${asked.path} got no answer`);
    this.name = 'NoAnswer';
  }
}

/** Graph, ARM and Dataverse all say `{ error: { code, message } }`; SCM says `{ Message }` or plain text. */
export function readRefusal(body: unknown): { readonly code: string; readonly text: string } {
  const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 500) : '');
  // A page of a proxy is for browsers.
  if (typeof body === 'string') return { code: '', text: body.trimStart().startsWith('<') ? '' : text(body) };
  const outer = fieldsOf(body);
  // The token endpoint has its own form.
  if (typeof outer['error'] === 'string') return { code: text(outer['error']), text: text(outer['error_description']) };
  const error = fieldsOf(outer['error']);
  return { code: text(error['code']), text: text(error['message'] ?? outer['Message']) };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
