/** What the probe tells, in epoch milliseconds with fractions: of one clock, because all of it is in one page. */
export interface AsteriskMark {
  readonly what: 'registered' | 'invited' | 'painted' | 'accepted' | 'audio' | 'muted' | 'silenced';
  readonly atMs: number;
}

/** How often the counters of sound are looked at: Chromium counts anew every 50 ms. */
const soundLooksMs = 10;
/** Opus and u-law alike. So the first packet's time is told by how many there are at the first look that has any: late by one at most. */
const packetMs = 20;

/**
 * Runs in every frame before its scripts. Tells when the browser has registered, when the PBX's INVITE has come, when the ring card has been painted, when
 * Accept was clicked, and when packets of sound have gone and come on a connection.
 */
export const asteriskProbe = `(() => {
  const tell = (what, atMs = performance.timeOrigin + performance.now()) => window.benchAsterisk({ what, atMs });
  const NativeSocket = window.WebSocket;
  window.WebSocket = class extends NativeSocket {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        if (typeof data !== 'string') return;
        if (data.startsWith('INVITE ')) tell('invited');
        if (data.startsWith('SIP/2.0 200') && /CSeq: .*REGISTER/i.test(data)) tell('registered');
      });
    }
  };
  const NativeConnection = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends NativeConnection {
    constructor(...args) {
      super(...args);
      const since = {};
      const first = {};
      const look = async () => {
        for (const { type, timestamp, packetsReceived, packetsSent } of (await this.getStats()).values()) {
          if (type !== 'inbound-rtp' && type !== 'outbound-rtp') continue;
          const packets = packetsReceived ?? packetsSent ?? 0;
          // None is older than the look before, which had none.
          if (packets > 0) first[type] ??= Math.max(since[type] ?? 0, timestamp - (packets - 1) * ${packetMs});
          else since[type] = timestamp;
        }
        const { 'inbound-rtp': came, 'outbound-rtp': went } = first;
        if (came !== undefined && went !== undefined) tell('audio', Math.max(came, went));
        else if (this.connectionState !== 'closed') setTimeout(look, ${soundLooksMs});
      };
      void look();
    }
  };
  const drawn = new WeakSet();
  const look = () => {
    for (const card of document.querySelectorAll('[data-testid="ring-card"]')) {
      if (drawn.has(card)) continue;
      drawn.add(card);
      requestAnimationFrame(() => scheduler.postTask(() => tell('painted'), { priority: 'user-blocking' }));
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-testid="ring-card"] button')?.textContent === 'Accept') tell('accepted');
  }, true);
  try {
    localStorage.setItem('cti-softphone-voice', JSON.stringify({ browser: true }));
  } catch {}
})();`;
