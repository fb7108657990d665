/** Ways of writing that every adaptor takes. Others are taken from a telephony system that has declared them. */
export const commonChannels = ['chat', 'sms', 'email'] as const;

/** A channel's name, as a connector declares it: `whatsapp`, `line`. */
export const channelPattern = /^[a-z][a-z0-9.+-]{0,31}$/;

/**
 * Where a conversation is for one agent. `offered`: known to the adaptor, not yet drawn. `alerting`: drawn in front of the
 * agent. `active`: the agent's. `waiting`: the agent's, but parked until somebody writes: it takes up nobody's time.
 */
export const conversationStates = ['offered', 'alerting', 'active', 'waiting', 'ended'] as const;
export type ConversationState = (typeof conversationStates)[number];

/**
 * Why it is over for this agent. After `transferred` and `taken-elsewhere` somebody else has it; after `agent-lost`, whose
 * softphone went away and did not come back, nobody has it yet.
 */
export const conversationEndReasons = [
  'agent-ended',
  'customer-left',
  'transferred',
  'agent-lost',
  'rejected',
  'timed-out',
  'not-shown',
  'cancelled',
  'taken-elsewhere',
  'opted-out',
  'idle',
  'provider-closed',
  'not-started',
  'error',
] as const;
export type ConversationEndReason = (typeof conversationEndReasons)[number];

/** What can be done with a conversation, as its connector declares it. */
export const conversationCapabilities = [
  'reply',
  'typing',
  'readReceipts',
  'attachments',
  'transfer',
  'park',
  'end',
] as const;
export type ConversationCapability = (typeof conversationCapabilities)[number];

/** Of a conversation whose connector says nothing: it can be answered and ended. */
export const usualCapabilities: readonly ConversationCapability[] = ['reply', 'end'];

/** What an address is: only a `phone` is compared with numbers, only an `email` with addresses. */
export const addressKinds = ['phone', 'email', 'handle'] as const;

export const messageAuthors = ['customer', 'agent', 'bot', 'system'] as const;

/**
 * What is known of an agent's message, from the least to the most: it only ever rises, in whatever order the news comes.
 * `unknown`: perhaps sent, nobody can tell, so nothing sends it again. `failed` is believed until it is proven to be there.
 */
export const messageStates = ['stored', 'unknown', 'sent', 'failed', 'delivered', 'read'] as const;
export type MessageState = (typeof messageStates)[number];

/** The one of two that says more. */
export const laterState = (one: MessageState, other: MessageState): MessageState =>
  messageStates.indexOf(one) < messageStates.indexOf(other) ? other : one;

/** Why a message was not sent. `held-back`: the one before it was not, and order counts. */
export const messageFailures = [
  'refused',
  'opted-out',
  'window-closed',
  'invalid-address',
  'too-long',
  'unsupported',
  'unreachable',
  'held-back',
  'ended',
  'unknown',
] as const;
export type MessageFailure = (typeof messageFailures)[number];
