import type { AgentState, AgentWord } from '../../../../protocol/agentState';
import type { CallCommand, DialCommand } from '../../../../protocol/callCommand';
import type { CloudEvent } from '../../../../protocol/cloudEvent';
import type { RingReport } from '../../../../protocol/ringReport';

export type { RingReport };

/** What an agent wants done. With `dial` a call begins, under the id that is given here. */
export type CommandRequest = (CallCommand | DialCommand) & {
  readonly callId: string;
  readonly userId: string;
  /** To be given back with `command.succeeded` or `command.failed`. The same id again is a repeat. */
  readonly commandId: string;
  /** Counted from `sentAtMs`: do not carry it out later. */
  readonly expiresInMs: number;
};

/** How an agent stands now; drop one whose version is not higher than what you have. */
export interface AgentReport extends AgentState {
  readonly userId: string;
  readonly state: AgentWord;
}

/** A verified webhook, read. `other` is one of a newer adaptor: answer it and do nothing. */
export type WebhookEvent = {
  /** `webhook-id`: the same in each repeat. */
  readonly id: string;
  readonly sentAtMs: number;
  /** As it was sent. */
  readonly event: CloudEvent;
} & (
  | { readonly type: 'ring.reported'; readonly data: RingReport }
  | { readonly type: 'command.requested'; readonly data: CommandRequest }
  | { readonly type: 'agent.changed'; readonly data: AgentReport }
  | { readonly type: 'other' }
);
