import type { AgentReport, CommandRequested, PhoneRequested, RingReport } from '../../../../protocol/messages/answers';
import type { CloudEvent } from '../../../../protocol/messages/cloudEvent';
import type { ConversationReport, ConversationRequested } from '../../../../protocol/messages/conversation';
import type { DirectoryRequested } from '../../../../protocol/messages/directory';

/** What a webhook says, by its type. `other` is one of a newer adaptor: answer it and do nothing. */
export type WebhookContent =
  | { readonly type: 'ring.reported'; readonly data: RingReport }
  /** What an agent wants done, before `sentAtMs + data.expiresInMs`. With `dial` a call begins, under the id that is given. */
  | { readonly type: 'command.requested'; readonly data: CommandRequested }
  /** What became of the offer of a conversation, or the end of an agent's turn. */
  | { readonly type: 'conversation.reported'; readonly data: ConversationReport }
  /** The agent writes (`send`: once, `id` is the message's) or wants something of a conversation. */
  | { readonly type: 'conversation.requested'; readonly data: ConversationRequested }
  /** How an agent stands now; drop one whose version is not higher than what you have. */
  | { readonly type: 'agent.changed'; readonly data: AgentReport }
  /** An agent's browser wants to be a telephone: comes here only without `onPhone`, and is answered that there is none. */
  | { readonly type: 'phone.requested'; readonly data: PhoneRequested }
  /** That browser is a telephone no more: its credentials must not count any longer. */
  | { readonly type: 'phone.withdrawn'; readonly data: PhoneRequested }
  /** An agent looks for somebody to give a call to: comes here only without `onDirectory`, and nobody is found. */
  | { readonly type: 'directory.requested'; readonly data: DirectoryRequested }
  | { readonly type: 'other' };

/** A verified webhook, read. */
export type WebhookEvent = WebhookContent & {
  /** `webhook-id`: the same in each repeat. */
  readonly id: string;
  readonly sentAtMs: number;
  /** As it was sent. */
  readonly event: CloudEvent;
};
