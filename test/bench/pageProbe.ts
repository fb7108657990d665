/** What the probe tells about one ring in the page; epoch milliseconds with fractions, the clock of Node as well. */
export interface Painted {
  readonly receivedMs: number;
  readonly drawnMs: number;
  readonly paintedMs: number;
}

/**
 * Runs in every frame before its scripts. Notes when a push arrives at the WebSocket, when its ring card is in the
 * document, and when the frame with it has been painted; and when the line first shows Connected.
 */
export const pageProbe = `(() => {
  const now = () => performance.timeOrigin + performance.now();
  let receivedMs = 0;
  const Original = window.WebSocket;
  window.WebSocket = class extends Original {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        if (typeof data === 'string' && data.includes('call.changed') && data.includes('"offered"')) receivedMs = now();
      });
    }
  };
  const drawn = new WeakSet();
  let connected = false;
  const look = () => {
    if (!connected && document.querySelector('[data-testid="line-status"][data-status="connected"]')) {
      connected = true;
      window.benchConnectedMs = performance.now();
    }
    for (const card of document.querySelectorAll('[data-testid="ring-card"]')) {
      if (drawn.has(card)) continue;
      drawn.add(card);
      const drawnMs = now();
      requestAnimationFrame(() => {
        // Runs right after this frame was painted, before tasks of others that wait in the queue.
        scheduler.postTask(() => window.benchPainted({ receivedMs, drawnMs, paintedMs: now() }), {
          priority: 'user-blocking',
        });
      });
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-status'] });
})();`;
