export { createTelephonyClient } from './createTelephonyClient';
export type {
  AgentWish,
  PlainRing,
  RequestOptions,
  RingRequest,
  TelephonyClient,
  TelephonyClientOptions,
} from './telephonyClient';
export type { CallEvent } from './callEvent';
export { createTokens } from './createTokens';
export type { SignIn, Tokens } from './createTokens';
export { AdaptorRefused, NoAnswer, SignInRefused, TelephonyError, WebhookRefused } from './telephonyError';
export { createWebhooks } from './webhooks/createWebhooks';
export type { PhoneOffer, WebhookAnswer, Webhooks, WebhooksOptions } from './webhooks/createWebhooks';
export type { ArrivedWebhook } from './webhooks/arrivedWebhook';
export { verifyWebhook } from './webhooks/verifyWebhook';
export type { WebhookEvent } from './webhooks/webhookEvent';
export type {
  AgentAnswer,
  AgentListAnswer,
  AgentReport,
  CommandRequested,
  ConnectedAgent,
  PhoneRequested,
  RingAnswer,
  ToldCall,
  ToldCalls,
} from '../../../protocol/messages/answers';
export type { DirectoryEntry, DirectoryRequested } from '../../../protocol/messages/directory';
export type { RingReport } from '../../../protocol/messages/answers';
export type {
  ConversationNews,
  ConversationOffer,
  ConversationReport,
  ConversationRequested,
  ConversationTaken,
  ToldConversation,
} from '../../../protocol/messages/conversation';
export type { RegisteredSystem, SystemOffers, SystemRegistration } from '../../../protocol/messages/system';
