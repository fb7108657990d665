import type { Fault } from '../../simulator/signalr/signalRFaults';
import type { VirtualBrowser } from './browser/virtualBrowser';
import type { ChaosEvent } from './schedule';
import type { World } from './world';

type Lasting = Extract<ChaosEvent, { share: number }>;

/** Lets one planned thing happen. */
export function applyEvent(world: World, event: ChaosEvent): void {
  const { browsers, fleet, identities, signalr, storage, telephony, time } = world;
  if (event.type !== 'ring') world.journal.note(`fault ${JSON.stringify(event)}`);
  const browserAt = (number: number): VirtualBrowser | undefined => browsers[number % browsers.length];
  switch (event.type) {
    case 'ring':
      return telephony.offer(event);
    case 'cut-sockets': {
      const { browser } = event;
      return signalr.cut((process) => browser === 'all' || browserAt(browser)?.owns(process) === true);
    }
    case 'offline':
      browserAt(event.browser)?.setOffline(true);
      time.afterOnWire(event.forMs, () => browserAt(event.browser)?.setOffline(false));
      return;
    case 'restart-signalr':
      return signalr.restart(event.forMs);
    case 'kill-adaptor':
      return fleet.kill(event.instance, event.forMs);
    case 'restart-adaptor':
      return fleet.restart(event.instance);
    case 'expire-tokens': {
      const browser = browserAt(event.browser);
      if (browser !== undefined) identities.expire(browser.oid);
      return;
    }
    case 'no-tokens': {
      const browser = browserAt(event.browser);
      if (browser === undefined) return;
      browser.weather.works = event.asksAgent ? 'asks-agent' : 'silent-fails';
      identities.expire(browser.oid);
      // A person clicks Sign in; a service that is down comes back by itself.
      if (!event.asksAgent) time.afterOnWire(event.forMs, () => (browser.weather.works = 'yes'));
      return;
    }
    case 'clock-step':
      browserAt(event.browser)?.setClock(event.byMs);
      return;
    case 'tab':
      return tabEvent(browserAt(event.browser), event.action, event.tab);
    case 'freeze':
      return freeze(world, browserAt(event.browser), event);
    case 'storage-stalled':
      return storage.stall(event.forMs);
    case 'offered-again':
      return telephony.offerLastAgain();
    case 'storage':
    case 'upstream':
    case 'push':
    case 'answers-lost':
    case 'webhooks-refused':
    case 'webhooks-hang':
    case 'webhooks-upgrade':
      return begin(world, event);
  }
}

function tabEvent(
  browser: VirtualBrowser | undefined,
  action: Extract<ChaosEvent, { type: 'tab' }>['action'],
  number: number,
): void {
  const tab = browser?.tabs[number % Math.max(browser.tabs.length, 1)];
  if (browser === undefined) return;
  if (action === 'hide') return browser.look(undefined);
  if (tab === undefined || action === 'open') {
    if (browser.tabs.length < 4) browser.open();
    return;
  }
  if (action === 'look') return browser.look(tab);
  browser.end(tab, action !== 'crash');
  if (action === 'reload') browser.open();
}

function freeze(
  world: World,
  browser: VirtualBrowser | undefined,
  event: Extract<ChaosEvent, { type: 'freeze' }>,
): void {
  const tab = browser?.tabs[event.tab % Math.max(browser.tabs.length, 1)];
  if (tab === undefined || !tab.process.running) return;
  const { process, page } = tab;
  // The browser tells a page that it freezes it; one that hangs tells nobody.
  if (event.says) {
    page.look(false);
    process.run(() => page.leave());
  }
  process.freeze();
  world.time.afterOnWire(event.forMs, () => {
    process.thaw();
    if (event.says) process.deliver(() => page.return());
  });
}

const receiverDoes = {
  'webhooks-refused': 'refuses',
  'webhooks-hang': 'hangs',
  'webhooks-upgrade': 'upgrades',
} as const;
const lateMs = [200, 3_000] as const;
const strayMs = [500, 8_000] as const;

/** Faults that last: each is put in place and taken away again. Of two at once the later one counts. */
function begin(world: World, event: Lasting): void {
  const { network, random, signalr, storage, telephony, time } = world;
  const hits = (): boolean => random.chance(event.share);
  const lasts = (undo: () => void): void => void time.afterOnWire(event.forMs, undo);
  switch (event.type) {
    case 'storage': {
      const fault: typeof storage.fault = () => (hits() ? event.fault : 'pass');
      storage.fault = fault;
      return lasts(() => {
        if (storage.fault === fault) storage.fault = () => 'pass';
      });
    }
    case 'upstream': {
      if (event.fault === 'stray') {
        const strays = (): number => (hits() ? random.between(...strayMs) : 0);
        signalr.strays = strays;
        return lasts(() => {
          if (signalr.strays === strays) signalr.strays = () => 0;
        });
      }
      const { fault } = event;
      const onUpstream = (): Fault => toFault(hits(), fault, random.between(...lateMs));
      signalr.faults.onUpstream = onUpstream;
      return lasts(() => {
        if (signalr.faults.onUpstream === onUpstream) signalr.faults.onUpstream = undefined;
      });
    }
    case 'push': {
      if (event.fault === 'refused' || event.fault === 'error') {
        const status = event.fault === 'refused' ? 429 : 500;
        const onRest = (): number | undefined => (hits() ? status : undefined);
        signalr.faults.onRest = onRest;
        return lasts(() => {
          if (signalr.faults.onRest === onRest) signalr.faults.onRest = undefined;
        });
      }
      const { fault } = event;
      const onDelivery = (): Fault => toFault(hits(), fault, random.between(...lateMs));
      signalr.faults.onDelivery = onDelivery;
      return lasts(() => {
        if (signalr.faults.onDelivery === onDelivery) signalr.faults.onDelivery = undefined;
      });
    }
    case 'answers-lost': {
      const losesAnswer = (host: string): boolean => host.startsWith(event.of) && hits();
      network.losesAnswer = losesAnswer;
      return lasts(() => {
        if (network.losesAnswer === losesAnswer) network.losesAnswer = () => false;
      });
    }
    case 'webhooks-refused':
    case 'webhooks-hang':
    case 'webhooks-upgrade': {
      const does = receiverDoes[event.type];
      const onWebhook: typeof telephony.onWebhook = () => (hits() ? does : 'takes');
      telephony.onWebhook = onWebhook;
      return lasts(() => {
        if (telephony.onWebhook === onWebhook) telephony.onWebhook = () => 'takes';
      });
    }
  }
}

function toFault(hit: boolean, fault: 'drop' | 'duplicate' | 'late', delayMs: number): Fault {
  if (!hit) return 'pass';
  return fault === 'late' ? { delayMs } : fault;
}
