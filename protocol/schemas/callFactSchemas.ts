import * as v from 'valibot';
import { recordings, supervisions, type CallFacts } from '../callFacts';
import { maxCommentsLength, maxDisplayNameLength, maxReferenceLength, maxReplyLength, maxWaitedMs } from '../limits';
import { rowIdPattern } from '../recordPatterns';
import { partiesSchema } from './conferencePartySchema';
import { replySchema } from './replySchema';
import { flagSchema, lenient } from './fieldsSchema';
import { menuSchema } from './menuChoiceSchema';
import { countSchema, lineSchema, shortLineSchema, shortLinesSchema } from './textSchemas';

/** What a telephony system says about a call when it offers it. */
export const toldFactSchemas = {
  comments: lenient(shortLinesSchema(maxCommentsLength, 'What is said about the call; shown on its card.')),
  queue: lenient(shortLineSchema(maxDisplayNameLength, 'The queue in which the caller waited, as agents know it.')),
  waitedMs: lenient(
    v.pipe(countSchema('How long the caller had waited when the call was offered.'), v.maxValue(maxWaitedMs)),
  ),
  campaign: lenient(shortLineSchema(maxDisplayNameLength, 'The campaign that the call belongs to, as agents know it.')),
  menu: lenient(v.pipe(menuSchema, v.nonEmpty())),
  reference: lenient(
    lineSchema(maxReferenceLength, "The telephony system's own reference of the call; a longer one is left out."),
  ),
  answerAtPhone: flagSchema(
    'Only the agent’s own telephone can answer this ring: the card says so in words and has no Accept.',
  ),
  noReject: flagSchema('To reject this ring here does nothing: the card has no Reject. Absent: it has.'),
  reply: lenient(replySchema),
  parties: lenient(v.pipe(partiesSchema, v.nonEmpty())),
  recording: lenient(
    v.pipe(
      v.picklist(recordings),
      v.description('Whether the call is recorded, for the agent; possible: it may be. Absent: nothing is said of it.'),
    ),
  ),
  supervision: lenient(
    v.pipe(
      v.picklist(supervisions),
      v.description(
        'Only of the call of a supervisor to the supervisor’s telephone: who hears the supervisor. Nobody (listen), the colleague (whisper), or everybody (barge).',
      ),
    ),
  ),
};

/** All that is shown of a call by the table in `callFacts.ts`. */
export const callFactSchemas = {
  ...toldFactSchemas,
  earlierActivity: lenient(
    v.pipe(
      v.string(),
      v.regex(rowIdPattern),
      v.description('Id of the phone-call activity of the call that this one follows.'),
    ),
  ),
  repliedText: lenient(lineSchema(maxReplyLength, 'The text with which the ring was rejected.')),
  farEndRings: flagSchema('A dialled call rings at the other end.'),
  supervised: flagSchema('A supervisor is in this call, and the agent is told so.'),
} satisfies Record<keyof CallFacts, v.GenericSchema>;
