import type { InferOutput } from 'valibot';
import type { telephonyDataSchemas } from '../schemas/telephonySchemas';

type Schemas = typeof telephonyDataSchemas;
/** What a telephony system tells of a call that there is already. */
type Told = Exclude<keyof Schemas, 'call.offered'>;
type With<Field extends string> = {
  [T in Told]: Field extends keyof InferOutput<Schemas[T]> ? T : never;
}[Told];

/** Says what can be done with the call from now on. */
export type AnsweredEventType = With<'capabilities'>;
/** The call is over, and why. */
export type EndedEventType = With<'reason'>;
/** What became of a command. */
export type SettledEventType = With<'commandId'>;
/** Says who takes part in the call from now on. */
export type ConferencedEventType = With<'parties'>;
/** Something was done to the call; its type says it all. */
export type DoneEventType = Exclude<Told, AnsweredEventType | EndedEventType | SettledEventType | ConferencedEventType>;
