import type { GivenSettings } from '../../../../CifSoftphone/core/settings/softphoneSettings';
import type { LinePorts } from '../../../../CifSoftphone/line/follower/linePorts';
import type { ChannelPort, LockPort, PagePort } from '../../../../CifSoftphone/browser/browserPorts';
import type { LineCommand, PlaceKind } from '../../../../CifSoftphone/core/line/linePort';
import type {
  LineScript,
  Leader,
  LeaderOptions,
  LeaderView,
  PopUpResult,
} from '../../../../CifSoftphone/line/lineScript';
import { PlaceLine } from '../../../../CifSoftphone/line/follower/placeLine';

class FakeLeader implements Leader {
  stopped = false;
  readonly sent: LineCommand[] = [];
  constructor(readonly options: LeaderOptions) {
    options.onView(view());
  }
  show(more: Partial<LeaderView>): void {
    this.options.onView(view(more));
  }
  send(command: LineCommand): Promise<void> {
    this.sent.push(command);
    return Promise.resolve();
  }
  signIn(): Promise<void> {
    return Promise.resolve();
  }
  given: GivenSettings[] = [];
  configure(given: GivenSettings): void {
    this.given.push(given);
  }
  connectedAnew = 0;
  tryNow(anew = false): void {
    if (anew) this.connectedAnew += 1;
  }
  stop(): Promise<void> {
    this.stopped = true;
    return Promise.resolve();
  }
}

const settings = {
  adaptorUrl: 'https://adaptor.example.com/api',
  clientId: '1c7f5b0a-2f43-4a0e-8f7e-0a4b6c8d9e10',
  authority: 'https://login.example.com/tenant',
  scope: 'api://x/functionuser',
};
const view = (more: Partial<LeaderView> = {}): LeaderView => ({
  status: 'connected',
  calls: [],
  trouble: undefined,
  agentName: 'Ada',
  dialFormats: ['tel'],
  given: {},
  settings,
  ...more,
});

interface Waiting {
  readonly page: FakePage;
  readonly on: { onHeld(): void; onLost(): void };
}

/** One browser with Web Locks, a channel and pages, all in memory; messages arrive later, as in a real one. */
export class FakeBrowser {
  readonly leaders: FakeLeader[] = [];
  readonly posted: unknown[] = [];
  popUp: PopUpResult = { ok: true };
  popUps = 0;
  scriptMissing = false;
  /** How far somebody has put the PC's clock forward. */
  wallAheadMs = 0;
  /** False for a browser that does not say who holds a lock. */
  tellsHolder = true;
  private ids = 0;
  private holder: Waiting | undefined;
  private queue: Waiting[] = [];
  private readonly channels = new Set<(message: unknown) => void>();

  open(kind: PlaceKind, page = new FakePage()) {
    const ports: LinePorts = {
      lock: this.lock(page),
      openChannel: (onMessage) => this.channel(onMessage, page),
      page,
      loadLineScript: () =>
        this.scriptMissing ? Promise.reject(new Error('missing')) : Promise.resolve(this.script()),
      nowMs: () => Date.now() + page.steadyAheadMs,
      wallTimeMs: () => Date.now() + this.wallAheadMs,
      newId: () => `id-${(this.ids += 1)}`,
    };
    const line = new PlaceLine(
      {
        kind,
        lineScriptUrl: 'https://org.example.com/line.js',
        writeSubject: ({ outcome }) => outcome,
      },
      ports,
    );
    return { line, page };
  }

  /** Places that hear the channel. */
  get ears(): number {
    return this.channels.size;
  }

  /** The leader that lives; fails when there are two. */
  leader(): FakeLeader {
    const living = this.leaders.filter((one) => !one.stopped);
    const [leader] = living;
    if (living.length !== 1 || leader === undefined) throw new Error(`${living.length} leaders`);
    return leader;
  }

  /** Any script of this origin may say so. */
  spoof(message: unknown): void {
    this.channels.forEach((hear) => setTimeout(() => hear(structuredClone(message)), 0));
  }

  private script(): LineScript {
    return {
      startOwner: (options) => {
        const leader = new FakeLeader(options);
        this.leaders.push(leader);
        return leader;
      },
      prepareSignIn: () =>
        Promise.resolve({
          signIn: () => {
            this.popUps += 1;
            return Promise.resolve(this.popUp);
          },
        }),
    };
  }

  private lock(page: FakePage): LockPort {
    return {
      request: ({ steal }, on) => {
        const one: Waiting = { on, page };
        if (steal) {
          const former = this.holder;
          this.holder = one;
          if (former !== undefined) setTimeout(() => former.page.crashed || former.on.onLost(), 0);
          setTimeout(() => this.holder === one && on.onHeld(), 0);
        } else {
          this.queue.push(one);
          setTimeout(() => this.grant(), 0);
        }
        return () => {
          this.queue = this.queue.filter((other) => other !== one);
          if (this.holder === one) this.holder = undefined;
          setTimeout(() => this.grant(), 0);
        };
      },
      holder: () => Promise.resolve(this.tellsHolder ? this.holder?.page.client : undefined),
    };
  }

  private grant(): void {
    if (this.holder !== undefined) return;
    this.holder = this.queue.shift();
    this.holder?.on.onHeld();
  }

  private channel(onMessage: (message: unknown) => void, page: FakePage): ChannelPort {
    const hear = (message: unknown): void => {
      if (!page.crashed) onMessage(message);
    };
    this.channels.add(hear);
    return {
      post: (message) => {
        if (page.crashed) return;
        // As the browser does: others get a copy, later.
        const copy: unknown = structuredClone(message);
        this.posted.push(copy);
        this.channels.forEach((other) => {
          if (other !== hear) setTimeout(() => other(copy), 0);
        });
      },
      close: () => this.channels.delete(hear),
    };
  }
}

let pages = 0;

export class FakePage implements PagePort {
  /** Its steady clock began when the PC's showed so much more. */
  steadyAheadMs = 0;
  /** What Web Locks call this page. */
  readonly client = `page ${(pages += 1)}`;
  isVisible = true;
  isFocused = false;
  signedIn = false;
  /** Frozen without a word: its timers and its messages stand still, its lock stays. */
  crashed = false;
  private readonly on = {
    change: new Set<(what?: 'network') => void>(),
    leave: new Set<() => void>(),
    return: new Set<() => void>(),
  };

  constructor(readonly windowId = 'tab 1') {}

  visible = (): boolean => this.isVisible;
  focused = (): boolean => this.isFocused;
  holdsSignIn = (): boolean => this.signedIn;
  onChange = (listener: (what?: 'network') => void) => add(this.on.change, listener);
  onLeave = (listener: () => void) => add(this.on.leave, listener);
  onReturn = (listener: () => void) => add(this.on.return, listener);
  /** The browser would ask before this page goes. */
  asks = false;
  askBeforeLeaving = () => {
    this.asks = true;
    return () => void (this.asks = false);
  };

  look(visible: boolean, focused: boolean): void {
    this.isVisible = visible;
    this.isFocused = focused;
    this.on.change.forEach((listener) => listener());
  }
  networkChanges(): void {
    this.on.change.forEach((listener) => listener('network'));
  }
  leave(): void {
    this.on.leave.forEach((listener) => listener());
  }
  return(): void {
    this.on.return.forEach((listener) => listener());
  }
}

function add<Listener>(set: Set<Listener>, listener: Listener): () => void {
  set.add(listener);
  return () => set.delete(listener);
}
