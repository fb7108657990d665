import type { DialFormat } from '../../../protocol/dialFormat';
import type { DirectoryAnswer } from '../calls/call';
import type { CallView } from '../calls/callView';
import type { KeptWords } from '../draft/keptWords';
import type { GivenSettings } from '../settings/softphoneSettings';
import type { DialChoice } from '../numbers/dialChoice';
import type { AgentView } from './agentView';
import type { Trouble } from '../troubles/trouble';
import type { WrittenNumbers } from '../numbers/writtenNumbers';

/** The line in words; the UI maps each to a string and a colour. */
export type LineStatus = 'not-configured' | 'signed-out' | 'connecting' | 'connected' | 'reconnecting';

/** What one telephony system has told of queues, and when, on the steady clock. */
export interface QueuesTold {
  readonly source: string;
  readonly toldAtMs: number;
  readonly queues: unknown;
}

/** All that any place of this browser shows: the leader makes it, followers get it over the BroadcastChannel. */
export interface LineView {
  readonly status: LineStatus;
  /** Calls that are ringing, live, or just ended and not yet dismissed; oldest first. */
  readonly calls: readonly CallView[];
  /** The place in which rings have buttons and sound; every other place shows them without. */
  readonly ringPlaceId: string | undefined;
  /** What went wrong and still matters to the agent; shown as three sentences. */
  readonly trouble: Trouble | undefined;
  /** How the agent stands; `undefined` until the adaptor has told it. */
  readonly agent?: AgentView | undefined;
  /** How the agent's queues stand, by each telephony system that tells it; read by whoever draws them. */
  readonly queues?: readonly QueuesTold[];
  /** What makers set where the leader is; what concerns calls goes by it in every place. */
  readonly given: GivenSettings;
  /** Figures of ended calls, for places whose host collects them; those read them (`parseKpis`). */
  readonly kpis?: unknown;
  /** What places asked for by `write-numbers`. */
  readonly written?: WrittenNumbers;
  /** A wish to call or to transfer that waits for the agent's word. */
  readonly dialChoice?: DialChoice | undefined;
  /** What Dynamics did not take: the agent can copy it and have it tried again. */
  readonly kept?: readonly KeptWords[];
  /** The signed-in agent's name for display; never logged. */
  readonly agentName: string | undefined;
  /** What can be dialled (`tel`, `sip`, …); empty where nothing can. */
  readonly dialFormats: readonly DialFormat[];
  /** Those of which a system can be asked whom to dial. */
  readonly searchable?: readonly DialFormat[];
  /** Who was found for one of them; its text begins with the format. */
  readonly directory?: DirectoryAnswer | undefined;
}

/** What a place shows before it has heard anything. */
export const nothingKnown: LineView = {
  status: 'connecting',
  calls: [],
  ringPlaceId: undefined,
  trouble: undefined,
  agentName: undefined,
  dialFormats: [],
  given: {},
};
