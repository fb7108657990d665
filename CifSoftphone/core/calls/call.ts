import type { CommandName } from '../../../protocol/callCommand';
import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import type { EndReason } from '../../../protocol/callState';
import type { CustomerMatch, CustomersFound } from '../customer/customerMatch';

/** The agent's own search for the customer of a call. */
export interface AgentSearch {
  readonly text: string;
  /** `found` is `undefined` where Dataverse gave no answer. */
  readonly answer: { readonly found: CustomersFound } | undefined;
}

/** What telephony answered to the agent's search for somebody to give the call to. */
export interface DirectoryAnswer {
  readonly text: string;
  /** As it came, and read where it is drawn: neither line nor control carry the reader. `undefined` where there was no answer. */
  readonly entries: unknown;
}

/** What every phase of a call knows. Times are this browser's epoch milliseconds; the wire carries none. */
export interface CallBase {
  readonly key: string;
  /** The newest word of the adaptor about this call. */
  readonly snapshot: CallSnapshot;
  /** In which round of snapshots a push was last heard: a list asked for earlier cannot know this call. */
  readonly heardInRound: number;
  /** `undefined` while the search runs. */
  readonly customer: CustomerMatch | undefined;
  readonly search: AgentSearch | undefined;
  readonly directory?: DirectoryAnswer | undefined;
}

/** How far a ring has been put in front of the agent; each step is told to the adaptor at most once. */
export type Presented = 'no' | 'not-shown' | 'handed-to-host' | 'shown';

/** What was decided about a ring and is not yet stored. */
export type RingAnswer = 'none' | 'accept' | 'reject' | 'timed-out';

/** A command on its way; with `storedAs` the adaptor has it, and a snapshot of that version tells how it stands. */
export interface AskedCommand {
  readonly command: CommandName;
  readonly storedAs: number | undefined;
}

/**
 * Where a call is, as this softphone sees it; what a phase cannot have is not in its type.
 *
 * ```
 *   a ring comes                                  the agent dials (version 0 until the adaptor has it)
 *        │                                             │
 *        ▼         accepted here or elsewhere          ▼
 *     ringing ───────────────────────────────────►   live ◄─┐ commands: asked ─► in the snapshot ─► done or failed
 *        │                                             │  └──┘
 *        │ timed out, cancelled, answered elsewhere    │ ended here, there, by transfer, or missing in a list
 *        └──────────────────►  ended  ◄────────────────┘
 *                                │
 *                                ▼ the agent is done with it; a reject, a failed dial and a ring that never rang are
 *                            forgotten  at once (key and version stay, so that a late push brings nothing back)
 * ```
 *
 * Back from ended goes only a call that a list had missed, by the adaptor's next word about it.
 */
export type Call = CallBase &
  (
    | {
        readonly phase: 'ringing';
        readonly presented: Presented;
        readonly answer: RingAnswer;
        readonly ringEndsAtMs: number | undefined;
        /** As of a live call: a ring can be sent on. */
        readonly asked: readonly AskedCommand[];
      }
    | {
        readonly phase: 'live';
        readonly held: boolean;
        /** Commands of this browser that the adaptor's snapshots do not show yet. */
        readonly asked: readonly AskedCommand[];
        /** Keys pressed while others are being sent: they go out in one piece after those, in order. */
        readonly digitsWaiting: string;
        readonly connectedAtMs: number | undefined;
      }
    | {
        readonly phase: 'ended';
        readonly reason: EndReason | undefined;
        readonly connectedAtMs: number | undefined;
        /** An accept is on its way to an adaptor that ended the ring: its answer decides what the agent is told. */
        readonly acceptUnderWay: boolean;
      }
  );

export type RingingCall = Extract<Call, { phase: 'ringing' }>;
/** A call that has not ended: something can be wanted of it. */
export type OpenCall = Exclude<Call, { phase: 'ended' }>;
export type LiveCall = Extract<Call, { phase: 'live' }>;
export type EndedCall = Extract<Call, { phase: 'ended' }>;

/** The name of a call in this line: two telephony apps may use the same call id. */
export const callKey = (call: Pick<CallSnapshot, 'source' | 'callId'>): string => `${call.source}/${call.callId}`;

/** That of the other call of a consultation. */
export const relatedKey = ({ source, relatedCallId }: CallSnapshot): string | undefined =>
  relatedCallId && callKey({ source, callId: relatedCallId });
