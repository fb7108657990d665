/** Does work once for each id. Who asks again while it is done waits for it; work that failed may be done again. */
export type Once = (id: string, nowMs: number, work: () => Promise<void>) => Promise<void>;

/** @param lifeMs after this an id is forgotten @param most ids are remembered; then the oldest is forgotten early */
export function createOnce(lifeMs: number, most: number): Once {
  const known = new Map<string, { readonly atMs: number; readonly work: Promise<void> }>();
  const forgetOld = (nowMs: number): void => {
    for (const [id, { atMs }] of known) {
      if (known.size <= most && nowMs - atMs <= lifeMs) break;
      known.delete(id);
    }
  };
  return (id, nowMs, work) => {
    forgetOld(nowMs);
    const found = known.get(id);
    if (found !== undefined) return found.work;
    const begun = work();
    known.set(id, { atMs: nowMs, work: begun });
    begun.catch(() => {
      if (known.get(id)?.work === begun) known.delete(id);
    });
    return begun;
  };
}
