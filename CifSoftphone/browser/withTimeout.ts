/**
 * The softphone's one way to wait no longer than this for an answer from outside. Adaptor (`base/withTimeout.ts`) and
 * `telephony/client` (`sendInTime.ts`) have their own: none of the three can import from another, and what they share,
 * `protocol/`, is words and no clocks.
 * @param work gets a signal that ends its request when the time is over
 * @param late gives, or throws, what counts then; what `work` still brings is nobody's
 * @param cut ends it before its time
 */
export async function withTimeout<T>(
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<T>,
  late: () => T,
  cut?: AbortSignal,
): Promise<T> {
  const over = new AbortController();
  let end: () => void = () => undefined;
  // Not in a `then`: the end of the request, which follows, must not be the first answer.
  const isOver = new Promise<T>((resolve, reject) => {
    end = () => {
      try {
        resolve(late());
      } catch (error) {
        reject(error as Error);
      }
      over.abort();
    };
  });
  const timer = setTimeout(end, timeoutMs);
  cut?.addEventListener('abort', end);
  try {
    return await Promise.race([work(over.signal), isOver]);
  } finally {
    clearTimeout(timer);
    cut?.removeEventListener('abort', end);
  }
}
