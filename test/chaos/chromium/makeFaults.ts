import type { Fault } from '../../../simulator/signalr/signalRFaults';
import type { Simulator } from '../../../simulator/startSimulator';
import type { StorageFault } from '../../../simulator/storage/startCountingProxy';
import type { Random } from '../random';
import type { AgentBrowser } from './agentBrowser';
import type { ChromiumFault } from './chromiumSchedule';

export interface FaultParts {
  readonly simulator: Simulator;
  readonly browsers: readonly AgentBrowser[];
  readonly random: Random;
  readonly after: (delayMs: number, act: () => void) => void;
}

type TabFault = Extract<ChromiumFault, { readonly tab: number }>;

const slowMs = [100, 1_500] as const;
const lateMs = [200, 3_000] as const;
const dataverseSlowMs = 1_500;

/** Lets one fault happen; faults that last are taken back by themselves. */
export async function makeFault(parts: FaultParts, fault: ChromiumFault): Promise<void> {
  const { simulator, browsers } = parts;
  const { signalr, functions, telephony } = simulator;
  switch (fault.type) {
    case 'cut-sockets':
      return signalr.cutSockets();
    case 'restart-signalr':
      return signalr.restart(fault.forMs);
    case 'kill-adaptor':
      await functions.kill();
      return parts.after(fault.forMs, () => void functions.restart().catch(() => undefined));
    case 'webhooks-refused':
      telephony.receiver.refuseWith(503);
      return parts.after(fault.forMs, () => telephony.receiver.refuseWith(undefined));
    case 'expire-tokens':
      await browsers[fault.browser % browsers.length]?.expireTokens();
      // A token is asked for on the next connection.
      return signalr.cutSockets();
    case 'dataverse':
      if (fault.fault === 'slow') simulator.dynamics.setDataverseDelayMs(dataverseSlowMs);
      else simulator.dynamics.refuseWrites({ status: 503 });
      return parts.after(fault.forMs, () => {
        if (fault.fault === 'slow') simulator.dynamics.setDataverseDelayMs(0);
        else simulator.dynamics.refuseWrites(undefined);
      });
    case 'storage':
    case 'upstream':
    case 'push':
      return begin(parts, fault);
    case 'tab':
    case 'freeze':
    case 'hang':
      return tabFault(parts, fault);
  }
}

/** Of two faults of one kind at once the later one counts. */
function begin(
  { simulator, random, after }: FaultParts,
  fault: Extract<ChromiumFault, { readonly type: 'storage' | 'upstream' | 'push' }>,
): void {
  const { faults } = simulator.signalr;
  const hits = (): boolean => random.chance(fault.share);
  const delay = (range: readonly [number, number]) => ({ delayMs: random.between(...range) });
  const put = <Port, Name extends keyof Port>(port: Port, name: Name, hook: Port[Name], none: Port[Name]): void => {
    port[name] = hook;
    after(fault.forMs, () => {
      if (port[name] === hook) port[name] = none;
    });
  };
  const toFault = (kind: 'drop' | 'duplicate' | 'late'): Fault => {
    if (!hits()) return 'pass';
    return kind === 'late' ? delay(lateMs) : kind;
  };
  if (fault.type === 'storage') {
    const broken = (method: string): StorageFault => {
      if (fault.fault === 'lost') return 'lost';
      // Only what changes something can be told that it came too late.
      if (fault.fault === '412') return method === 'GET' || method === 'POST' ? 'pass' : 412;
      return fault.fault === '500' ? 500 : delay(slowMs);
    };
    return put(simulator.storage.faults, 'onRequest', (method) => (hits() ? broken(method) : 'pass'), undefined);
  }
  if (fault.type === 'upstream') {
    const kind = fault.fault === 'stray' ? 'late' : fault.fault;
    return put(faults, 'onUpstream', () => toFault(kind), undefined);
  }
  if (fault.fault === 'refused' || fault.fault === 'error') {
    const status = fault.fault === 'refused' ? 429 : 500;
    return put(faults, 'onRest', () => (hits() ? status : undefined), undefined);
  }
  const kind = fault.fault;
  put(faults, 'onDelivery', () => toFault(kind), undefined);
}

async function tabFault({ browsers, after }: FaultParts, fault: TabFault): Promise<void> {
  const browser = browsers[fault.browser % browsers.length];
  const tab = browser?.tab(fault.tab);
  if (browser === undefined) return;
  if (tab === undefined) return browser.open();
  switch (fault.type) {
    case 'freeze':
      await browser.freeze(tab);
      return after(fault.forMs, () => void browser.thaw(tab).catch(() => undefined));
    case 'hang':
      return browser.hang(tab, fault.forMs);
    case 'tab':
      switch (fault.action) {
        case 'open':
          return browser.open();
        case 'close':
          return browser.close(tab);
        case 'crash':
          return browser.crash(tab);
        case 'reload':
          return browser.reload(tab);
        case 'hide':
        case 'look':
          return browser.look(tab);
      }
  }
}
