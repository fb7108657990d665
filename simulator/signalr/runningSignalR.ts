import type { RunningPart } from '../parts';
import type { EntraOfService } from './serviceKeys';
import type { SignalRFaults } from './signalRFaults';
import type { SignalRTimings } from './signalRTimings';
import type { UpstreamRule } from './upstreamRule';

export interface SignalROptions {
  /** HMAC key as text. Default: a random one. */
  readonly accessKey?: string;
  /** Second key of the service, equally valid. Default: a random one. */
  readonly secondaryKey?: string;
  /** Default true. False: as with `disableLocalAuth`, whatever a key has signed is refused. */
  readonly localAuth?: boolean;
  /** Whose tokens the data plane takes beside its keys. Default: nobody's. */
  readonly entra?: EntraOfService;
  /** The service's own identity, for upstream rows that ask for a token. Default: none. */
  readonly identity?: { token(resource: string): string };
  /** Default 0: any free port. */
  readonly port?: number;
  /** Origins of pages that may negotiate with credentials. */
  readonly corsOrigins: readonly string[];
  readonly upstream?: readonly UpstreamRule[];
  /** Shorter times for tests. */
  readonly timings?: Partial<SignalRTimings>;
}

export interface RunningSignalR extends RunningPart {
  /** As the portal shows it: `Endpoint=…;AccessKey=…;Version=1.0;`. A secret. */
  readonly connectionString: string;
  /** The same with the second key. */
  readonly secondaryConnectionString: string;
  /** As the resource's `disableLocalAuth`, at any time. */
  setLocalAuth(on: boolean): void;
  setUpstream(rules: readonly UpstreamRule[]): void;
  /** Breaks every client's socket without a word, as a lost network does; the service notices and tells upstream. */
  cutSockets(): void;
  /** The service dies: all sockets break, nobody is told, and its port refuses connections until `resume`. */
  pause(): Promise<void>;
  /** The service is back on the same port and remembers nobody. */
  resume(): Promise<void>;
  /** `pause`, then `resume` after `downMs` (default 0). */
  restart(downMs?: number): Promise<void>;
  /** Live connections, of one user or of all. */
  connectionCount(userId?: string): number;
  /** REST calls of the data plane since start, whatever their answer. */
  restRequests(): number;
  readonly faults: SignalRFaults;
}
