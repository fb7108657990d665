/** What the probe tells, in epoch milliseconds with fractions. `named` counts from the push that began the ring. */
export type CallMark =
  { readonly what: 'named'; readonly tookMs: number } | { readonly what: 'accepted' | 'open'; readonly atMs: number };

/**
 * Runs in every frame before its scripts. Tells when the ring card has this person's name, when its Accept was clicked,
 * and when a form with this person's record is in the document.
 */
export const callProbe = (name: string): string => `(() => {
  const name = ${JSON.stringify(name)};
  const now = () => performance.timeOrigin + performance.now();
  let receivedMs = 0;
  const Original = window.WebSocket;
  window.WebSocket = class extends Original {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        if (typeof data === 'string' && data.includes('call.changed') && data.includes('"offered"')) receivedMs ||= now();
      });
    }
  };
  const seen = new WeakSet();
  const firstWith = (selector, tell) => {
    for (const element of document.querySelectorAll(selector)) {
      if (seen.has(element) || !element.textContent.includes(name)) continue;
      seen.add(element);
      tell();
    }
  };
  const look = () => {
    firstWith('[data-testid="ring-card"]', () => {
      const tookMs = now() - receivedMs;
      receivedMs = 0;
      window.benchMark({ what: 'named', tookMs });
    });
    firstWith('h1', () => window.benchMark({ what: 'open', atMs: now() }));
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-testid="ring-card"] button')?.textContent === 'Accept')
      window.benchMark({ what: 'accepted', atMs: now() });
  }, true);
})();`;
