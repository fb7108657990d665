import { connectAgent, type LightAgent, type ServiceAccess } from './lightAgent';
import { postJson } from './postJson';
import type { RingLedger } from './ringLedger';

/** Many agents, and the telephony system that rings them in one certain way. */
export interface Crowd {
  readonly size: number;
  /** Connections that ended without being asked to. */
  readonly cut: number;
  /** Connects until there are so many. */
  grow(agents: number): Promise<void>;
  /** Posts one ring; resolves with whether it was accepted. */
  ring(callId: string, agent: number): Promise<boolean>;
  listen(ledger: RingLedger): void;
  stop(): void;
}

export interface CrowdWay {
  negotiateUrl: string;
  negotiateHeaders(agent: number): Readonly<Record<string, string>>;
  ring(callId: string, agent: number): Promise<boolean>;
  /** Reads what an agent receives; `undefined` for what is about no ring. `news` tells two messages about one call apart. */
  read(argument: unknown): { readonly callId: string; readonly news: string } | undefined;
  /** A ring has arrived at its agent for the first time. */
  rings?(callId: string, agent: number, connection: LightAgent): void;
  /** Once a minute for each connection, as softphones do. */
  beat?(agent: number, connectionId: string): void;
}

const connectingAtOnce = 16;
const beatEveryMs = 60_000;

export function createCrowd(way: CrowdWay): Crowd {
  const agents: LightAgent[] = [];
  let ledger: RingLedger | undefined;
  let cut = 0;
  let beating = 0;
  let beats: NodeJS.Timeout | undefined;

  const connect = async (agent: number): Promise<void> => {
    const negotiated = await postJson(way.negotiateUrl, {}, way.negotiateHeaders(agent));
    if (negotiated.status !== 200) throw new Error(`negotiate was answered ${negotiated.status}.`);
    const connection = await connectAgent({
      access: JSON.parse(negotiated.text) as ServiceAccess,
      receive: (_target, argument) => {
        const nowMs = performance.now();
        const told = way.read(argument);
        if (told === undefined || ledger?.received(told.callId, agent, told.news, nowMs) !== true) return;
        way.rings?.(told.callId, agent, connection);
      },
      cut: () => (cut += 1),
    });
    agents[agent] = connection;
  };

  const beatEvenly = (): void => {
    clearInterval(beats);
    if (way.beat === undefined || agents.length === 0) return;
    beats = setInterval(() => {
      beating = (beating + 1) % agents.length;
      const one = agents[beating];
      if (one !== undefined) way.beat?.(beating, one.connectionId);
    }, beatEveryMs / agents.length);
  };

  return {
    get size() {
      return agents.length;
    },
    get cut() {
      return cut;
    },
    grow: async (wanted) => {
      let next = agents.length;
      const worker = async (): Promise<void> => {
        while (next < wanted) await connect(next++);
      };
      await Promise.all(Array.from({ length: connectingAtOnce }, worker));
      beatEvenly();
    },
    ring: (callId, agent) => way.ring(callId, agent),
    listen: (next) => (ledger = next),
    stop: () => {
      clearInterval(beats);
      for (const one of agents) one.stop();
    },
  };
}
