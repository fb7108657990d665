/** Nobody who asks for more is believed: a ring must not be lost because of a wrong number in a header. */
const maxRetryAfterMs = 300_000;

const atMost = (ms: number): number | undefined =>
  Number.isFinite(ms) && ms > 0 ? Math.min(ms, maxRetryAfterMs) : undefined;

/** How long an answer asks to wait: `Retry-After` in seconds; `undefined` when it does not. */
export const retryAfterMs = (headers: Headers): number | undefined =>
  atMost(Number(headers.get('Retry-After') ?? NaN) * 1000);

/** The same out of the adaptor's problem, which is all that SignalR tells of a refused negotiate. */
export const retryAfterMsIn = (text: string): number | undefined =>
  atMost(Number(/"retryAfterMs":(\d+)/.exec(text)?.[1] ?? NaN));
