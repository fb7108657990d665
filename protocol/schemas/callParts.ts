import * as v from 'valibot';
import { callCapabilities, readCapabilities } from '../callCapability';
import { callIdPattern } from '../callId';
import { callStates, endReasons, ringOutcomes } from '../callState';
import { rowIdPattern, tablePattern } from '../recordPatterns';
import { fieldsSchema, lenient } from './fieldsSchema';

export const callIdSchema = (refusal: string) =>
  v.pipe(
    v.string(refusal),
    v.regex(callIdPattern, refusal),
    v.description('The call as the telephony system names it, unique within its app.'),
  );

export const relatedCallIdSchema = callIdSchema('relatedCallId is malformed.');

export const directionSchema = (refusal: string) =>
  v.pipe(v.picklist(['inbound', 'outbound'], refusal), v.description('Who called: inbound rings at the agent.'));

export const channelSchema = (refusal: string) =>
  v.pipe(
    v.literal('voice', refusal),
    v.description('Voice today; the field is in every message so that chat and SMS need no second protocol.'),
  );

export const callStateSchema = (refusal?: string) =>
  v.pipe(
    v.picklist(callStates, refusal),
    v.description(
      'Where the call is, in the words of CSTA (ECMA-269). initiated: dialled by the agent, not yet answered. offered: known, not yet drawn. alerting: drawn in front of the agent.',
    ),
  );

export const endReasonSchema = v.pipe(
  v.picklist(endReasons),
  v.description('Why the call ended; only when it is disconnected.'),
);

export const ringOutcomeSchema = (refusal?: string) =>
  v.pipe(
    v.picklist(ringOutcomes, refusal),
    v.description(
      'What became of the ring: drawn in a visible window (shown), only in the notification of Dynamics (handed-to-host), not drawn in time (not-shown), decided by the agent (accepted, rejected), or by nobody (timed-out).',
    ),
  );

export const capabilitiesSchema = lenient(
  v.pipe(
    v.array(v.unknown()),
    v.metadata({
      description:
        'What the telephony system can do with this call; absent: it said nothing, and only ending the call is offered. Other words are ignored.',
      items: { type: 'string', examples: [...callCapabilities] },
    }),
    v.transform((words) => readCapabilities(words) ?? []),
  ),
);

const rowIdSchema = v.pipe(
  v.string(),
  v.metadata({ description: 'Id of the row; braces and capital letters do not count.', format: 'uuid' }),
  v.transform((id) => id.replace(/[{}]/g, '').toLowerCase()),
  v.regex(rowIdPattern),
);
const tableSchema = v.pipe(v.string(), v.regex(tablePattern), v.description('Logical name of the table.'));

/** The same as a telephony system names it. */
export const namedRecordSchema = v.pipe(
  fieldsSchema({ table: tableSchema, id: rowIdSchema }),
  v.description(
    'A row of Dynamics that the call is about: it opens without a search. Of a contact, an account or a lead it is the caller.',
  ),
  v.transform(({ table, id }) => ({ entityName: table, id })),
);

/** A row of Dynamics that a call is about. */
export const tableRowSchema = fieldsSchema({ entityName: tableSchema, id: rowIdSchema });
