/** The twin of Dataverse's Web API for tests: answers by table, remembers the decoded queries, and can be slow. */
export class FakeWebApi {
  readonly queries: string[] = [];
  /** Requests that were ended before their answer. */
  aborted = 0;
  delayMs: (query: string) => number = () => 0;
  answer: (query: string) => { readonly status: number; readonly body: unknown } = () => rows();

  readonly fetch: typeof fetch = async (input, init) => {
    const query = decodeURIComponent(String(input));
    this.queries.push(query);
    const waited = await waitFor(this.delayMs(query), init?.signal ?? undefined);
    if (!waited) {
      this.aborted += 1;
      throw new DOMException('aborted', 'AbortError');
    }
    const { status, body } = this.answer(query);
    return new Response(JSON.stringify(body), { status });
  };
}

export const rows = (...value: readonly Readonly<Record<string, unknown>>[]) => ({ status: 200, body: { value } });

function waitFor(delayMs: number, signal: AbortSignal | undefined): Promise<boolean> {
  if (delayMs === 0) return Promise.resolve(true);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), delayMs);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
