import * as v from 'valibot';
import { commandNames, partsOf, type CallCommandName, type PartOf } from '../callCommand';
import { maxDisplayNameLength, maxNumberLength } from '../limits';
import { isDialTarget } from '../parseCallCommand';
import { agentWishSchema } from './agentSchemas';
import { callIdSchema, callStateSchema, ringOutcomeSchema, tableRowSchema } from './callParts';
import { commandPartSchemas } from './commandPartSchemas';
import { dialFormatSchema } from './diallingSchemas';
import { directoryEntriesSchema, directoryTextSchema } from './directorySchemas';
import { fieldsSchema, lenient } from './fieldsSchema';
import { countSchema, lineSchema, shortLineSchema } from './textSchemas';

const about = {
  callId: callIdSchema('data.callId is missing or malformed.'),
  source: lineSchema(256, 'The telephony app (its client id) whose call it is.', 'data.source is missing.'),
};
const aboutCall = fieldsSchema(about);

type CommandEntries<C extends CallCommandName> = typeof about & Pick<typeof commandPartSchemas, PartOf<C> & Part>;
type Part = keyof typeof commandPartSchemas;
type CommandSchemas = {
  readonly [C in CallCommandName as `command.${C}`]: ReturnType<typeof fieldsSchema<CommandEntries<C>>>;
};
/** One for each row of `commandRules`; commands without parts share theirs, and its description. */
const commandSchemas = Object.fromEntries(
  commandNames.map((command) => {
    const parts = partsOf(command).map((part) => [part, commandPartSchemas[part]] as const);
    const schema = parts.length === 0 ? aboutCall : fieldsSchema({ ...about, ...Object.fromEntries(parts) });
    return [`command.${command}`, schema];
  }),
) as unknown as CommandSchemas;

/**
 * What a softphone sends to the hub method `sendMessage`: the data of a CloudEvents 1.0 event, by its type. The event's
 * id is a command's id, by which the telephony system completes it and a repeat is recognised.
 */
export const softphoneDataSchemas = {
  'ring.acknowledged': fieldsSchema({
    ...about,
    outcome: ringOutcomeSchema('data.outcome is not an outcome of a ring.'),
  }),
  'call.logged': aboutCall,
  'call.reported': aboutCall,
  'agent.changed': v.pipe(
    agentWishSchema,
    v.check(({ changedBy }) => changedBy !== 'telephony', 'changedBy must be agent or dynamics.'),
  ),
  // Whom the call can be given to, or whom the agent can dial; the answer has the `entries`.
  'directory.asked': v.pipe(
    fieldsSchema({
      source: about.source,
      callId: v.exactOptional(about.callId),
      format: v.exactOptional(dialFormatSchema('data.format must be a scheme such as tel.')),
      text: directoryTextSchema,
    }),
    v.check(
      ({ callId, format }) => callId !== undefined || format !== undefined,
      'data.callId is missing or malformed.',
    ),
  ),
  ...commandSchemas,
  // Name and record stay between softphone and adaptor: the telephony system is not told of them.
  'command.dial': fieldsSchema({
    ...about,
    target: v.pipe(
      v.string('data.target must be a number or an address.'),
      v.metadata({
        description: 'E.164 (with ;ext= for an extension) or as it was typed, or what the format asks for.',
        minLength: 1,
        maxLength: maxNumberLength,
      }),
      v.check((target) => isDialTarget(target), 'data.target must be a number or an address.'),
    ),
    format: dialFormatSchema('data.format must be a scheme such as tel.'),
    name: lenient(shortLineSchema(maxDisplayNameLength, 'Who is called, as the softphone knows it.')),
    record: lenient(tableRowSchema),
    confirmed: commandPartSchemas.confirmed,
  }),
} as const;

export type SoftphoneMessageType = keyof typeof softphoneDataSchemas;

/** The completion of `sendMessage`, when the effect is stored. `ok: false` leaves everything as it was. */
export const softphoneAnswerSchema = fieldsSchema(
  {
    ok: v.boolean('The answer has no ok.'),
    state: lenient(callStateSchema()),
    version: lenient(
      countSchema(
        "Of the call, or of the agent's state, that holds the effect: a snapshot that is not older knows of it.",
      ),
    ),
    entries: v.exactOptional(directoryEntriesSchema),
    reason: lenient(
      lineSchema(
        64,
        'Machine word: taken-back (the ring had ended), not-yours, unknown-call, illegal-state, not-possible (no such capability), busy (another command is under way), emergency-number, already-reported, too-many-requests, malformed, unavailable.',
      ),
    ),
  },
  'The answer has no ok.',
);
