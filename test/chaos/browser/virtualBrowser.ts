import { openHubAt } from '../../../CifSoftphone/connection/hub';
import { fetchCalls } from '../../../CifSoftphone/connection/fetchCalls';
import { sendHeartbeat } from '../../../CifSoftphone/connection/sendHeartbeat';
import { HubCallConnection } from '../../../CifSoftphone/connection/hubCallConnection';
import { LineLeader } from '../../../CifSoftphone/line/leader/lineLeader';
import type { LinePorts } from '../../../CifSoftphone/line/follower/linePorts';
import type { SoftphoneAnswer, SoftphoneMessage } from '../../../protocol/messages/softphoneMessage';
import type { CallConnection } from '../../../CifSoftphone/connection/callConnection';
import type { LeaderPorts } from '../../../CifSoftphone/line/leader/leaderPorts';
import { FakeLeaderPorts } from '../../CifSoftphone/line/leader/fakeLeaderPorts';
import type { Network } from '../service/network';
import type { Identities } from '../service/identities';
import type { VirtualSignalR } from '../service/virtualSignalR';
import type { VirtualTime } from '../time/virtualTime';
import { VirtualProcess } from '../time/virtualProcess';
import { SoftphonePlace, type PlaceEyes } from './softphonePlace';
import { VirtualChannel } from './virtualChannel';
import { VirtualLocks } from './virtualLocks';
import { VirtualPage } from './virtualPage';
import { VirtualSignIn, type SignInWeather } from './virtualSignIn';
import { virtualWire } from './wire';

export interface BrowserSurroundings {
  readonly time: VirtualTime;
  readonly network: Network;
  readonly signalr: VirtualSignalR;
  readonly identities: Identities;
  readonly adaptorUrl: string;
  readonly activities: LeaderPorts['activities'];
  readonly random: () => number;
  readonly eyes: PlaceEyes;
  /** The adaptor has answered a message of this browser. */
  readonly answered: (message: SoftphoneMessage, answer: SoftphoneAnswer) => void;
  /** A test replaces a protection here. */
  readonly leaderPorts: (ports: LeaderPorts, nowMs: () => number) => LeaderPorts;
  readonly linePorts: (ports: LinePorts) => LinePorts;
}

export interface Tab {
  readonly name: string;
  readonly process: VirtualProcess;
  readonly page: VirtualPage;
  readonly places: readonly SoftphonePlace[];
}

const scriptMs = 20;

/** One browser of one agent: its tabs, their lock and channel, its clock and its network. */
export class VirtualBrowser {
  tabs: readonly Tab[] = [];
  readonly weather: SignInWeather = { works: 'yes' };
  private offline = false;
  /** How far the PC's time of day is off. */
  private clockOffsetMs: number;
  private readonly locks: VirtualLocks;
  private readonly channel: VirtualChannel;
  private opened = 0;
  private readonly processes = new Set<VirtualProcess>();

  constructor(
    readonly number: number,
    readonly plan: { readonly agent: number; readonly clockOffsetMs: number },
    readonly oid: string,
    private readonly around: BrowserSurroundings,
  ) {
    this.clockOffsetMs = plan.clockOffsetMs;
    this.locks = new VirtualLocks(around.time);
    this.channel = new VirtualChannel(around.time);
  }

  owns = (process: VirtualProcess): boolean => this.processes.has(process);
  isOffline = (): boolean => this.offline;

  places(): readonly SoftphonePlace[] {
    return this.tabs.flatMap((tab) => tab.places);
  }

  open(): void {
    this.opened += 1;
    const name = `${this.number}.${this.opened}`;
    const process = new VirtualProcess(`tab ${name}`, this.clockOffsetMs);
    this.processes.add(process);
    const page = new VirtualPage(name);
    const kinds = this.opened % 2 === 1 ? (['panel', 'form'] as const) : (['panel'] as const);
    const places = process.run(() =>
      kinds.map((kind) => new SoftphonePlace(process, kind, page, this.linePorts(process, page), this.around.eyes)),
    );
    const tab = { name, process, page, places };
    this.tabs = [...this.tabs, tab];
    this.look(tab);
  }

  /** The agent turns to this tab, or away from all. */
  look(tab: Tab | undefined): void {
    for (const one of this.tabs) one.process.deliver(() => one.page.look(one === tab));
  }

  /** Closed with the page's own farewell, or gone without a word. */
  end(tab: Tab, saysGoodbye: boolean): void {
    const wasSeen = tab.page.visible();
    if (saysGoodbye && tab.process.running) tab.process.run(() => tab.page.leave());
    tab.process.kill();
    this.tabs = this.tabs.filter((one) => one !== tab);
    const [next] = this.tabs;
    if (wasSeen && next !== undefined) this.look(next);
  }

  setOffline(offline: boolean): void {
    this.offline = offline;
    if (offline) this.around.signalr.stall(this.owns);
    else {
      this.around.signalr.flow(this.owns);
      for (const { process, page } of this.tabs) process.deliver(() => page.changed());
    }
  }

  /** Somebody, or a time server, sets the PC's clock. */
  setClock(byMs: number): void {
    this.clockOffsetMs += byMs;
    for (const { process } of this.tabs) process.clockOffsetMs = this.clockOffsetMs;
  }

  /** As a browser's: it began at the time of day of the page's opening, and never jumps. */
  private steadyMs(process: VirtualProcess): number {
    return Math.round(this.around.time.nowMs + process.bornOffsetMs);
  }

  private linePorts(process: VirtualProcess, page: VirtualPage): LinePorts {
    let ids = 0;
    return this.around.linePorts({
      lock: this.locks.port(process),
      openChannel: (onMessage) => this.channel.open(process, onMessage),
      page,
      loadLineScript: async () => {
        await this.around.time.sleep(scriptMs);
        return {
          startOwner: (options) => new LineLeader(options, this.leaderPorts(process)),
          prepareSignIn: () => Promise.resolve({ signIn: () => this.clickedSignIn() }),
        };
      },
      nowMs: () => this.steadyMs(process),
      wallTimeMs: () => Date.now(),
      newId: () => `${process.name}-${page.windowId}-${(ids += 1)}-${Math.floor(this.around.random() * 1e9)}`,
    });
  }

  private clickedSignIn(): Promise<{ readonly ok: true }> {
    this.weather.works = 'yes';
    return Promise.resolve({ ok: true });
  }

  private leaderPorts(process: VirtualProcess): LeaderPorts {
    const { network, signalr, identities, adaptorUrl, activities, random } = this.around;
    const wire = virtualWire(process, network, signalr);
    const fetching = network.fetch as typeof fetch;
    const fakes = new FakeLeaderPorts();
    // These agents press no Done: the activity of a call is complete when the call is over.
    fakes.settings.give({ wrapUpSeconds: 0 });
    let ids = 0;
    const newId = (): string => `${process.name} ${(ids += 1)} ${Math.floor(random() * 1e9)}`;
    const ports: LeaderPorts = {
      ...fakes,
      activities,
      openSignIn: () => Promise.resolve(new VirtualSignIn(this.oid, identities, this.weather)),
      openConnection: (_settings, token, onNews) => {
        const openHub = openHubAt(adaptorUrl, wire);
        const beat = (connectionId: string): void =>
          void token({ fresh: false }).then((given) =>
            given.ok ? sendHeartbeat({ fetch: fetching, adaptorUrl }, given.token, connectionId) : undefined,
          );
        return new HubCallConnection({ openHub, token, onNews, beat, nowMs: () => this.steadyMs(process), random });
      },
      fetchCalls: (_settings, token) => fetchCalls({ fetch: fetching, adaptorUrl }, token),
      nowMs: () => this.steadyMs(process),
      wallTimeMs: () => Date.now(),
      newId,
      random,
    };
    const used = this.around.leaderPorts(ports, () => this.around.time.nowMs);
    const openConnection: LeaderPorts['openConnection'] = (...given) =>
      listening(used.openConnection(...given), this.around.answered);
    return { ...used, openConnection };
  }
}

/** The same connection; somebody learns of each answer. */
function listening(connection: CallConnection, answered: BrowserSurroundings['answered']): CallConnection {
  return {
    start: () => connection.start(),
    tryNow: () => connection.tryNow(),
    stop: () => connection.stop(),
    invoke: async (message) => {
      const answer = await connection.invoke(message);
      answered(message, answer);
      return answer;
    },
  };
}
