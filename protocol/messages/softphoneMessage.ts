import type { CloudEvent } from './cloudEvent';
import type { InferOutput } from 'valibot';
import type { softphoneAnswerSchema, softphoneDataSchemas, SoftphoneMessageType } from '../schemas/softphoneSchemas';

/**
 * What a softphone sends to the hub method `sendMessage` (one argument, a CloudEvents 1.0 object), read: the event's
 * type, its id, and its data. The adaptor answers with `SoftphoneAnswer` once the effect is stored.
 */
export type SoftphoneMessage = { [T in SoftphoneMessageType]: MessageOf<T> }[SoftphoneMessageType];
type MessageOf<T extends SoftphoneMessageType> = { readonly type: T; readonly id: string } & InferOutput<
  (typeof softphoneDataSchemas)[T]
>;

/** The agent chose a state, or what the agent does has changed. */
export type AgentMessage = MessageOf<'agent.changed'>;

/**
 * Begins a call. The softphone makes the call id (a GUID), so that a repeat does not dial twice; `id` is the command's.
 * Name and record stay between softphone and adaptor: the telephony system is not told of them.
 */
export type DialMessage = MessageOf<'command.dial'>;

/** A command; `id` is the command's id, by which the telephony system completes it and a repeat is recognised. */
export type CommandMessage = Exclude<Extract<SoftphoneMessage, { readonly type: `command.${string}` }>, DialMessage>;

/** `ok: false` leaves everything as it was; `state` is the call's state after the message, whoever changed it. */
export type SoftphoneAnswer = Omit<InferOutput<typeof softphoneAnswerSchema>, 'entries'> & {
  /** Of a directory: read by whoever draws them, so that line and control need not carry the reader. */
  readonly entries?: unknown;
};

/** Puts a message of the softphone into the CloudEvent that `sendMessage` carries; `parseSoftphoneMessage` reads it. */
export const toSoftphoneEvent = ({ type, id, ...data }: SoftphoneMessage): CloudEvent => ({
  specversion: '1.0',
  id,
  source: '/softphone',
  type,
  ...('callId' in data ? { subject: data.callId } : {}),
  datacontenttype: 'application/json',
  data,
});
