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
        const { port1, port2 } = new MessageChannel();
        // A message posted inside of a frame is handled right after the frame was painted.
        port1.onmessage = () => window.benchPainted({ receivedMs, drawnMs, paintedMs: now() });
        port2.postMessage(0);
      });
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-status'] });
})();`;
