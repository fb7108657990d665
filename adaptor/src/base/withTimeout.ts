/**
 * The adaptor's one way to wait no longer than this for work that may hang. What ends the work itself is the signal's.
 * (The softphone's is `browser/withTimeout.ts`: why there are two is said there.)
 * @param late gives, or throws, what counts then; what `work` still brings is nobody's
 */
export async function withTimeout<T>(
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<T>,
  late: () => T,
): Promise<T> {
  const over = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Not in a `then`: the end of the work, which follows, must not be the first answer.
  const isOver = new Promise<T>((resolve, reject) => {
    timer = setTimeout(() => {
      try {
        resolve(late());
      } catch (error) {
        reject(error as Error);
      }
      over.abort();
    }, timeoutMs);
  });
  try {
    return await Promise.race([work(over.signal), isOver]);
  } finally {
    clearTimeout(timer);
  }
}
