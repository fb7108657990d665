/** What a page answers, or `undefined` when it is gone or does not answer in time: it may hang, be frozen or crash. */
export function inTime(work: Promise<unknown>, timeoutMs: number): Promise<unknown> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), timeoutMs);
    const end = (value?: unknown): void => {
      clearTimeout(timer);
      resolve(value);
    };
    work.then(end, () => end());
  });
}
