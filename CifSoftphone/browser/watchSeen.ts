import { inViewShare, seenForMs } from './browserTimings';

/**
 * Tells when all `parts` can be seen, and when not any more. Seen: nearly the whole of each part has a box inside the
 * visible part of the page and of every frame and scrolling section around it, and the tab is in front, for
 * `seenForMs` on end. What lies over it from another page or layer of the host is not known to a page.
 *
 * The browser measures by IntersectionObserver after it has drawn a frame, so nothing that rings waits for it. Every
 * browser with Web Locks has one; a page without it is told nothing, for nothing is known there.
 * @param onSeen called with each change, never twice with the same
 * @returns the undo
 */
export function watchSeen(page: Window, parts: readonly Element[], onSeen: (seen: boolean) => void): () => void {
  const { document } = page;
  const inView = new Set<Element>();
  let observer: IntersectionObserver | undefined;
  let timer: number | undefined;
  let seen = false;
  const tell = (next: boolean): void => {
    if (seen === next) return;
    seen = next;
    onSeen(next);
  };
  const isComplete = (): boolean => inView.size === parts.length && document.visibilityState === 'visible';
  const take = (entries: readonly IntersectionObserverEntry[]): void => {
    for (const { target, isIntersecting, intersectionRatio, boundingClientRect } of entries) {
      const { width, height } = boundingClientRect;
      // Of something without a size the browser says that all of it is there.
      const isIn = isIntersecting && width > 0 && height > 0 && intersectionRatio >= inViewShare;
      if (isIn) inView.add(target);
      else inView.delete(target);
    }
  };
  const look = (): void => {
    if (!isComplete()) {
      page.clearTimeout(timer);
      timer = undefined;
      return tell(false);
    }
    timer ??= page.setTimeout(() => {
      take(observer?.takeRecords() ?? []);
      // A frame that was folded away meanwhile draws nothing, so that its observer would not say it.
      if (isComplete() && parts.every((part) => part.getClientRects().length > 0)) tell(true);
    }, seenForMs);
  };
  const start = (): void => {
    observer?.disconnect();
    inView.clear();
    look();
    if (typeof IntersectionObserver === 'undefined') return;
    observer = new IntersectionObserver(
      (entries) => {
        take(entries);
        look();
      },
      { threshold: [0, inViewShare, 1] },
    );
    parts.forEach((part) => observer?.observe(part));
  };
  // A hidden tab draws no frames: what was measured before counts no more when it comes back.
  document.addEventListener('visibilitychange', start);
  page.addEventListener('resize', start);
  start();
  return () => {
    document.removeEventListener('visibilitychange', start);
    page.removeEventListener('resize', start);
    page.clearTimeout(timer);
    observer?.disconnect();
  };
}
