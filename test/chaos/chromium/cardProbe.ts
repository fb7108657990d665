/** The name of the function by which a page tells the ids of the rings that can be seen there, one for each card. */
export const probeBinding = 'chaosSees';

/** What a person can do in a frame; `undefined` in one that has not begun yet. */
export const pressing = {
  ring: (id: string, word: 'Accept' | 'Reject'): string => `window.chaosPressRing?.(${JSON.stringify([id, word])})`,
  /** Done with every call that is over. */
  done: 'window.chaosPressDone?.()',
} as const;

/**
 * Runs in every frame before its scripts: puts the clock wrong, and tells whenever the rings with buttons that a person
 * can see here have changed. It looks at the document alone; what the softphone believes to have drawn does not count.
 */
export const cardProbe = (clockOffsetMs: number): string => `(() => {
  const offsetMs = ${clockOffsetMs};
  if (offsetMs !== 0) {
    const True = Date;
    const trueNow = True.now.bind(True);
    window.Date = class Date extends True {
      constructor(...args) {
        super(...(args.length === 0 ? [trueNow() + offsetMs] : args));
      }
      static now() {
        return trueNow() + offsetMs;
      }
    };
  }
  const idOf = (card) => {
    const words = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const id = /ring-\\d+-\\d+$/.exec(words.currentNode.data.trim());
      if (id !== null) return id[0];
    }
    return 'unnamed';
  };
  const seen = (element) => element !== null && element.checkVisibility({ visibilityProperty: true });
  const cards = () => [...document.querySelectorAll('[data-testid="ring-card"]')].filter((card) => seen(card.querySelector('button')));
  const press = (root, word) => {
    const button = [...root.querySelectorAll('button')].find((one) => one.textContent.trim() === word && seen(one));
    if (button === undefined || button.disabled) return false;
    button.click();
    return true;
  };
  let told = '';
  const look = () => {
    const ids = document.visibilityState === 'visible' ? cards().map(idOf) : [];
    if (ids.join() === told) return;
    told = ids.join();
    window.${probeBinding}(ids);
  };
  window.chaosPressRing = ([id, word]) => {
    const card = document.visibilityState === 'visible' ? cards().find((one) => idOf(one) === id) : undefined;
    return card !== undefined && press(card, word);
  };
  // Each once: it goes away when the leader of the line has heard of it.
  window.chaosPressDone = () => {
    for (const card of document.querySelectorAll('[data-testid="wrap-up-card"]')) press(card, 'Done');
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
  document.addEventListener('visibilitychange', look);
})();`;
