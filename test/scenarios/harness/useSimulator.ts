import type { BrowserContext } from 'playwright-core';
import { builtFiles } from '../../../scripts/builtFiles';
import { directory } from '../../../simulator/directory';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../simulator/startSimulator';
import type { Ring } from '../../../simulator/telephony/rings';
import type { RingRequest } from '../../../simulator/telephony/ringRequest';
import { SharedChromium, startBrowser } from './chromium';
import { openDesk, type Desk } from './desk';
import { eventually } from './eventually';
import { watchLoopback } from './loopbackGuard';
import { ofWorker } from './ofWorker';
import { startChromium, startTabsAsInLife, type RunningChromium } from './tabsAsInLife';

export const [ada, ben] = directory.agents;
/** Who looks after the organisation. */
export const [cora] = directory.administrators;
export type Agent = (typeof directory.agents)[number] | typeof cora;

export interface OpenOptions {
  readonly agent?: Agent;
  /** What follows the page's `/`, such as `?contact=…`. */
  readonly query?: string;
}

/** One simulator for a test file and a fresh browser for each test; whatever leaves loopback fails the test. */
export class Scenario {
  #simulator: Simulator | undefined;
  readonly #chromium = new SharedChromium();
  /** The cookies of a browser in which the agent has just signed in to Dynamics, and to nothing else. */
  readonly #signedIn = new Map<Agent, Awaited<ReturnType<BrowserContext['cookies']>>>();
  readonly #rings: Ring[] = [];
  readonly #browsers: { readonly context: BrowserContext; strangers(): readonly string[]; end(): Promise<void> }[] = [];

  get simulator(): Simulator {
    if (!this.#simulator) throw new Error('The simulator runs only inside of tests.');
    return this.#simulator;
  }

  async start(options: Partial<SimulatorOptions>): Promise<void> {
    const { adaptorZip, solutionZip, messagesZip } = builtFiles();
    const { certDir } = ofWorker();
    this.#simulator = await startSimulator({ port: 0, adaptorZip, solutionZip, messagesZip, certDir, ...options });
  }

  async stop(): Promise<void> {
    await this.#chromium.stop();
    await this.#simulator?.stop();
  }

  /** A browser that trusts the issuer's certificate. */
  async browser(): Promise<BrowserContext> {
    return this.#watched(await this.#chromium.context());
  }

  /** A browser with a profile of its own, in which a person, or a company's policy, has decided about cookies. */
  async browserWith(
    thirdPartyCookies: 'blocked' | 'allowed',
    kind: 'trusting' | 'ordinary' = 'trusting',
  ): Promise<BrowserContext> {
    const { certificateSpkiHash } = this.simulator.entra;
    const trust = kind === 'trusting' ? { certificateSpkiHash } : {};
    return this.#watched(await startBrowser({ ...trust, thirdPartyCookies }));
  }

  /** A browser with a microphone, whose agent has said whether the softphone may hear it. */
  async browserWithMicrophone(microphone: 'allowed' | 'refused' = 'allowed'): Promise<BrowserContext> {
    const { certificateSpkiHash } = this.simulator.entra;
    return this.#watched(await startBrowser({ certificateSpkiHash, thirdPartyCookies: 'allowed', microphone }));
  }

  /** A browser whose tabs hide behind each other, can be frozen and come back out of the page cache. */
  async tabsAsInLife(): Promise<BrowserContext> {
    const { certificateSpkiHash } = this.simulator.entra;
    return this.#watched(await startTabsAsInLife({ certificateSpkiHash }));
  }

  /** A browser that Playwright can let go of, which a tab must be to be thrown away; end it at the test's end. */
  async chromium(): Promise<RunningChromium> {
    const { certificateSpkiHash } = this.simulator.entra;
    const running = await startChromium({ certificateSpkiHash });
    return { ...running, attach: async () => this.#watched(await running.attach()) };
  }

  #watched(context: BrowserContext, end = (): Promise<void> => context.close()): BrowserContext {
    const { strangers, stop } = watchLoopback(context);
    this.#browsers.push({ context, strangers, end: () => end().finally(stop) });
    return context;
  }

  /** A browser of which a test sees only a page: the next test may have it, emptied. */
  async #emptyBrowser({ name }: Agent): Promise<BrowserContext> {
    const context = await this.#chromium.emptyContext(name);
    return this.#watched(context, () => this.#chromium.takeBack(context, this.#origins(), name));
  }

  /** All of which a page may have kept something. */
  #origins(): readonly string[] {
    const { url, entra, coreDynamics } = this.simulator;
    const urls = [url, entra.url, ...(coreDynamics === undefined ? [] : [coreDynamics.url])];
    return urls.map((one) => new URL(one).origin);
  }

  /** A tab of Dynamics in a browser (a new one unless given), signed in there but not yet in the softphone. */
  async open(options: OpenOptions = {}, context?: BrowserContext): Promise<Desk> {
    const { query = '' } = options;
    return this.openAt(`${this.simulator.url}/${query}`, options.agent, context);
  }

  /** A tab with this address of Dynamics; in a new browser the agent has signed in there before. */
  protected async openAt(url: string, agent: Agent = ada, context?: BrowserContext): Promise<Desk> {
    if (context !== undefined) return openDesk(context, url, agent.name);
    const fresh = await this.#emptyBrowser(agent);
    const known = this.#signedIn.get(agent);
    if (known !== undefined) await fresh.addCookies(known);
    const desk = await openDesk(fresh, url, agent.name);
    if (known === undefined) this.#signedIn.set(agent, await fresh.cookies());
    return desk;
  }

  /** As `open`, with the panel connected. */
  async openConnected(options: OpenOptions = {}, context?: BrowserContext): Promise<Desk> {
    const desk = await this.open(options, context);
    await desk.becomeConnected(desk.panel);
    return desk;
  }

  async ring(from: string, more: { agent?: Agent } & Partial<RingRequest> = {}): Promise<Ring> {
    const { agent = ada, kind = 'event', ...words } = more;
    const ring = await this.simulator.telephony.system.ring({ userId: agent.oid, kind, ...words, from });
    this.#rings.push(ring);
    return ring;
  }

  /** The caller is gone: the telephony system reports the end of the call. */
  hangUp(ring: Ring): Promise<void> {
    return this.simulator.telephony.system.report(ring.callId, 'call.disconnected', 'normal');
  }

  /** Waits until the telephony system was told how the ring ended. */
  async outcome(ring: Ring, timeoutMs = 15_000): Promise<string | undefined> {
    return (await this.simulator.telephony.system.rings.finished(ring.callId, timeoutMs)).outcome;
  }

  /** Waits until the ring was told as shown: who presses before it has been in sight for a moment answers what nobody told so. */
  async seen(ring: Ring): Promise<void> {
    await eventually(() => this.told(ring)[0], 'shown');
  }

  /** All that the telephony system was told about the ring so far, in order. */
  told(ring: Ring): readonly string[] {
    return this.simulator.telephony.system.rings.get(ring.callId)?.outcomes ?? [];
  }

  /** Live SignalR connections of an agent. */
  connections(agent: Agent = ada): number {
    return this.simulator.signalr.connectionCount(`${directory.tenantId}_${agent.oid}`);
  }

  async endTest(): Promise<void> {
    const ended = this.#browsers.splice(0);
    // A call that a failed test left open would ring in the next one.
    await Promise.all(this.#rings.splice(0).map((ring) => this.hangUp(ring).catch(() => undefined)));
    await Promise.all(ended.map((one) => one.end()));
    if (this.#simulator) await eventually(() => this.simulator.signalr.connectionCount(), 0);
    expect(ended.flatMap((one) => one.strangers())).toEqual([]);
  }
}

export const useSimulator = (options: Partial<SimulatorOptions> = {}): Scenario =>
  registerScenario(new Scenario(), options);

/** Registers start and stop around the tests of this file. */
export function registerScenario<Kind extends Scenario>(scenario: Kind, options: Partial<SimulatorOptions>): Kind {
  jest.setTimeout(60_000);
  beforeAll(() => scenario.start(options));
  afterEach(() => scenario.endTest());
  afterAll(() => scenario.stop());
  return scenario;
}
