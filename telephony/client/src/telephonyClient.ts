import type { AgentQueues } from '../../../protocol/messages/agentQueues';
import type {
  AgentAnswer,
  AgentListAnswer,
  AgentReport,
  ConnectedAgent,
  RingAnswer,
  ToldCalls,
} from '../../../protocol/messages/answers';
import type { CallCapability } from '../../../protocol/callCapability';
import type { Party } from '../../../protocol/messages/party';
import type { Direction, ToldFacts } from '../../../protocol/messages/telephonyEvent';
import type { RegisteredSystem, SystemRegistration } from '../../../protocol/messages/system';
import type {
  ConversationNews,
  ConversationOffer,
  ConversationTaken,
  ToldConversation,
} from '../../../protocol/messages/conversation';
import type { CallEvent } from './callEvent';
import type { SignIn } from './createTokens';
import type { Fetch } from './sendInTime';

export interface TelephonyClientOptions {
  /** The adaptor's address with `/api` at its end. */
  readonly adaptorUrl: string;
  /** The app's credentials, or whatever else gives a token (a certificate, a managed identity). */
  readonly signIn: SignIn | (() => Promise<string>);
  /** CloudEvents `source` of all events: an address or a path that names this system. */
  readonly source?: string;
  /** For one request; 10 s unless given. */
  readonly timeoutMs?: number;
  /** No repeat begins later than this, 0 for none; unless given 10 s, and 30 s for what is told of calls and agents. */
  readonly patienceMs?: number;
  /** In place of Node's own. */
  readonly fetch?: Fetch;
}

export interface RequestOptions {
  /** Ends the request and its repeats: when the caller has hung up, nobody should ring any more. */
  readonly signal?: AbortSignal;
}

/** A call for an agent. */
export interface RingRequest extends ToldFacts {
  /** The agent's Entra object id. */
  readonly userId: string;
  /** Your id of the call, 1 to 128 visible ASCII characters; made up when absent. */
  readonly callId?: string;
  /** Who is calling; `{ withheld: true }` where the number is hidden. */
  readonly from: Party;
  readonly to?: Party;
  /** `outbound` for a call that the agent dials at the telephone itself. */
  readonly direction?: Direction;
  /** A row of Dynamics that the call is about: it opens without a search. */
  readonly record?: { readonly table: string; readonly id: string };
  /**
   * Of an outbound call: it is the consultation of this call of the same agent. Of an inbound one: it follows this call,
   * so that the agent has customer, case and notes of the one before.
   */
  readonly relatedCallId?: string;
  /** What you can do with this call; without a list the agent can only end it. */
  readonly capabilities?: readonly CallCapability[];
}

/** A call in the plain text of the sample adaptor: nothing can be told of it later. */
export interface PlainRing {
  readonly userId: string;
  readonly phoneNumber: string;
  readonly comments?: string;
}

export type AgentWish =
  { readonly ready: true } | { readonly ready: false; readonly reason?: string; readonly minutes?: number };

/** All methods throw AdaptorRefused, NoAnswer or SignInRefused. Repeats are made where they cannot do a thing twice. */
export interface TelephonyClient {
  /** Offers a call to an agent. A refusal with the code `agent-not-connected` means: offer it to somebody else. */
  ring(call: RingRequest, options?: RequestOptions): Promise<RingAnswer>;
  ringPlain(call: PlainRing, options?: RequestOptions): Promise<RingAnswer>;
  /** Tells what happened to a call of this agent. */
  tell(
    about: { readonly userId: string; readonly callId: string },
    event: CallEvent,
    options?: RequestOptions,
  ): Promise<RingAnswer>;
  /** What became of a call, where no webhook told it. */
  call(callId: string, options?: RequestOptions): Promise<ToldCalls>;
  /**
   * Offers a conversation to an agent. A refusal with the code `agent-not-connected` or `agent-at-capacity` means: offer
   * it to somebody else; `conversation-ended`: begin a new one.
   */
  offerConversation(offer: ConversationOffer, options?: RequestOptions): Promise<ConversationTaken>;
  /**
   * Tells what happens in a conversation: what the customer writes, what became of what the agent wrote, and the end.
   * A refusal with the code `conversation-ended` means: nobody reads it, offer a new conversation with it.
   */
  tellConversation(
    about: { readonly userId: string; readonly conversationId: string },
    news: ConversationNews,
    options?: RequestOptions,
  ): Promise<ConversationTaken>;
  /** To whom a conversation was offered, and what became of it. */
  conversation(conversationId: string, options?: RequestOptions): Promise<ToldConversation>;
  /** How one agent stands, and the calls that this app has with the agent. */
  agent(userId: string, options?: RequestOptions): Promise<AgentAnswer>;
  /** Everybody who is connected; asks for the next page when it is needed. */
  agents(options?: RequestOptions): AsyncGenerator<ConnectedAgent, void, undefined>;
  /** @param page `limit` is 1 to 200; `continuation` is that of the page before */
  agentPage(
    page?: { readonly limit?: number; readonly continuation?: string },
    options?: RequestOptions,
  ): Promise<AgentListAnswer>;
  /** Tells how the agent's queues stand, all of them each time: at a change, and the same again once a minute. */
  tellQueues(userId: string, queues: AgentQueues['queues'], options?: RequestOptions): Promise<AgentReport>;
  /** Makes an agent available or not ready. */
  setAgent(userId: string, wish: AgentWish, options?: RequestOptions): Promise<AgentReport>;
  /**
   * Says where this system's webhooks go and what it offers; the whole each time, at each start. A refusal with the code
   * `set-by-admin` means: it stands in the adaptor's settings.
   */
  register(system: SystemRegistration, options?: RequestOptions): Promise<RegisteredSystem>;
  /** What counts of this system now; a refusal with the code `no-system` means: nothing is registered. */
  system(options?: RequestOptions): Promise<RegisteredSystem>;
  /** Takes the registration back; also where there is none. */
  unregister(options?: RequestOptions): Promise<void>;
}
