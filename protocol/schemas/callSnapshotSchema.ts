import * as v from 'valibot';
import { commandFailures, commandNames } from '../callCommand';
import { maxEventIdLength } from '../limits';
import { callFactSchemas } from './callFactSchemas';
import {
  callIdSchema,
  callStateSchema,
  capabilitiesSchema,
  channelSchema,
  directionSchema,
  endReasonSchema,
  relatedCallIdSchema,
  tableRowSchema,
} from './callParts';
import { fieldsSchema, flagSchema, lenient, lenientListSchema } from './fieldsSchema';
import { partySchema } from './partySchema';
import { countSchema, lineSchema, timeSchema } from './textSchemas';

const commandEntries = {
  id: lineSchema(maxEventIdLength, 'By which the telephony system completes the command.'),
  command: v.picklist(commandNames),
};
/** A command that the telephony system has and has not completed. Without digits and target: those concern nobody else. */
export const pendingCommandSchema = fieldsSchema(commandEntries);
/** A command that came to nothing. */
export const failedCommandSchema = fieldsSchema({
  ...commandEntries,
  why: v.pipe(
    v.picklist(commandFailures),
    v.description('refused by the telephony system, or no answer within the time.'),
  ),
});
/** A time on hold, of a call that is over. */
export const pastHoldSchema = fieldsSchema({
  startedForMs: countSchema('Since it began.'),
  lastedMs: countSchema('How long it was.'),
});

/** What only an ended call has. */
const ofTheEnd = ['reason', 'offerFailed', 'holds'] as const;

function withoutEnd<S extends { readonly state: string }>(snapshot: S): S {
  if (snapshot.state === 'disconnected') return snapshot;
  return Object.fromEntries(Object.entries(snapshot).filter(([name]) => !ofTheEnd.some((one) => one === name))) as S;
}

/**
 * One call as the adaptor knows it: the only shape in which it tells a softphone about a call. What lasts is told in
 * remaining or elapsed milliseconds, because clocks differ. Unknown keys are dropped.
 */
export const callSnapshotSchema = v.pipe(
  fieldsSchema(
    {
      callId: callIdSchema('callId is missing or malformed.'),
      source: lineSchema(256, 'Client id of the telephony app that made the call.', 'source is missing.'),
      state: callStateSchema('state is not a state of a call.'),
      version: countSchema(
        'Rises with every change of this call: a softphone drops what is not newer than what it has.',
        'version is missing.',
      ),
      direction: directionSchema('direction is missing.'),
      channel: channelSchema('channel must be "voice".'),
      from: partySchema,
      to: partySchema,
      assumed: v.fallback(
        v.pipe(
          v.boolean(),
          v.description('No later event of the telephony system is to be expected (the plain text).'),
        ),
        false,
      ),
      toldAtMs: lenient(
        timeSchema(
          'When the adaptor told it, by its own clock (epoch ms): for what is written down. Nothing counts by it.',
        ),
      ),
      reason: lenient(endReasonSchema),
      offerFailed: flagSchema(
        'Only when disconnected: it did not ring and may be offered again under the same id. Nothing is shown of it.',
      ),
      ringRemainingMs: lenient(countSchema('Until the ring ends by itself; only while offered or alerting.')),
      connectedForMs: lenient(countSchema('Since the call became connected; absent before.')),
      offeredForMs: lenient(countSchema('Since the ring began.')),
      endedForMs: lenient(countSchema('Since the call ended; only when disconnected.')),
      ...callFactSchemas,
      record: lenient(tableRowSchema),
      holds: lenient(v.pipe(lenientListSchema(pastHoldSchema), v.nonEmpty())),
      capabilities: capabilitiesSchema,
      muted: flagSchema("The agent's microphone is off. A property, not a state: a held call can be muted too."),
      consultation: flagSchema('It began as the consultation of another call of this agent.'),
      relatedCallId: lenient(
        v.pipe(
          relatedCallIdSchema,
          v.description('The other call of a consultation (of the same source), while both go on.'),
        ),
      ),
      commands: lenient(v.pipe(lenientListSchema(pendingCommandSchema), v.nonEmpty())),
      failedCommand: lenient(failedCommandSchema),
    },
    'The call is not a JSON object.',
  ),
  v.transform(withoutEnd),
);
