const name = 'cti_softphone sign-in';

type Locks = Pick<LockManager, 'request' | 'query'>;

/** `undefined` where a browser has none: there the line does not run either. */
const browserLocks = (): Locks | undefined => (navigator as { readonly locks?: LockManager }).locks;

/**
 * Tells redirect.html, for as long as `work` lasts, that a frame of this browser waits for an answer of the issuer. A
 * Web Lock (shared: several frames may wait) leaves nothing behind, not even after a crash. `work` has begun already,
 * because a pop-up must be opened within the click.
 */
export function whileSigningIn<T>(work: Promise<T>, locks: Locks | undefined = browserLocks()): Promise<T> {
  const over = work.then(
    () => undefined,
    () => undefined,
  );
  locks?.request(name, { mode: 'shared' }, () => over).catch(() => undefined);
  return work;
}

/** True while a frame of this browser waits for an answer of the issuer. */
export async function isSigningIn(locks: Locks | undefined = browserLocks()): Promise<boolean> {
  const { held = [] } = (await locks?.query()) ?? {};
  return held.some((lock) => lock.name === name);
}
