/** Throws it where nobody waits: the browser reports it as any other error, and the work around it goes on. */
export function reportLater(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}

/** Does one thing of several that must not stop each other. @param failed what was thrown is told here */
export function attempt(work: () => void, failed: (error: unknown) => void = reportLater): void {
  try {
    work();
  } catch (error) {
    failed(error);
  }
}

const kinds = ['Error', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'DOMException'];

/** What went wrong in a word of the language; never its message, which may hold somebody's name or number. */
export const errorKind = (error: unknown): string =>
  kinds.find((kind) => error instanceof Error && error.name === kind) ?? 'another error';
