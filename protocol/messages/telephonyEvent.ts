import type { AgentQueues } from './agentQueues';
import type { AgentWish } from './agentState';
import type { InferOutput } from 'valibot';
import type { CallFacts } from '../callFacts';
import type { CallId } from '../callId';
import type { EndReason } from '../callState';
import type { DoneEventType } from './callEventTypes';
import type { agentQueuesType } from '../targets';
import type { toldFactSchemas } from '../schemas/callFactSchemas';
import type { telephonyDataSchemas } from '../schemas/telephonySchemas';

/** The last words of the types that a telephony system sends about a call. */
export type CallEventType = keyof typeof telephonyDataSchemas;
type Data<T extends CallEventType> = InferOutput<(typeof telephonyDataSchemas)[T]>;

export type Direction = Data<'call.held'>['direction'];
export type Channel = Data<'call.held'>['channel'];

/** What it says about a call, when it offers it, only to be shown. */
export type ToldFacts = Pick<CallFacts, keyof typeof toldFactSchemas>;

/**
 * What a telephony system told us about a call, after parsing: a CloudEvents 1.0 text, or the seed's plain
 * `{"PhoneNumber":…,"comments":…}`, which is an offered call with the life that `assumed` names.
 */
export type TelephonyEvent = TelephonyEventBase &
  (
    | ({ readonly type: 'call.offered'; readonly assumed: boolean } & ToldFacts &
        Pick<Data<'call.offered'>, 'capabilities' | 'relatedCallId' | 'record'>)
    | { readonly type: DoneEventType }
    /** `capabilities`: of a call that the agent dialled; absent when it says nothing new, as what else it can say. */
    | ({ readonly type: 'call.alerting' | 'call.connected' } & Pick<
        Data<'call.connected'>,
        'capabilities' | 'recording' | 'supervision'
      >)
    /** All others of the conference; nobody: it is a call like any other again. */
    | ({ readonly type: 'call.conferenced' } & Pick<Data<'call.conferenced'>, 'parties'>)
    /** What became of a command that this telephony system was given. */
    | ({ readonly type: 'command.succeeded' | 'command.failed' } & Pick<Data<'command.failed'>, 'commandId'>)
    | { readonly type: 'call.disconnected'; readonly reason: EndReason }
  );

export type TelephonyEventBase = Omit<Data<'call.held'>, 'callId'> & {
  /** Undefined only for the seed's plain text: the adaptor then makes one. */
  readonly callId?: CallId;
  /** CloudEvents `source` + `id`: what makes a repeat recognisable. Undefined for the plain text. */
  readonly eventKey?: string;
};

/** A telephony system tells how an agent's queues stand. */
export type QueuesEvent = AgentQueues & { readonly type: typeof agentQueuesType; readonly eventKey: string };

/** A telephony system sets an agent's state: `agent.available`, or `agent.not-ready` with a reason. */
export interface AgentEvent {
  readonly type: 'agent.changed';
  readonly wish: AgentWish;
  /** CloudEvents `source` + `id`: what makes a repeat recognisable. */
  readonly eventKey: string;
}
