import * as v from 'valibot';
import { agentActivities, stateChangers, agentWords, maxAwayMinutes, maxReasonLength } from '../agentWords';
import { maxEmailLength } from '../emailText';
import { fieldsSchema, lenient } from './fieldsSchema';
import { countSchema, lineSchema } from './textSchemas';

const reasonRefusal = (part: string): string => `${part} must be a text of 1 to ${maxReasonLength} characters.`;
const reasonAbout = 'Why not ready: a word of the settings, or a presence of Dynamics. Absent when nobody said.';
const activityAbout = 'What goes on. The softphone tells it; nobody chooses it.';
const changedByAbout =
  "Who chose last: in the softphone (agent), by Dynamics' presence (dynamics), or at the telephony side.";
const readyAbout = 'What was chosen: true is available. Kept during a call, it counts again when the call is over.';

const minutesAbout =
  'How long the agent means to be not ready, counted from when that begins. Absent when nobody said. When they are over nothing changes by itself.';
const minutesRefusal = (part: string): string => `${part} must be a whole number from 1 to ${maxAwayMinutes}.`;
const minutesSchema = (refusal?: string) =>
  v.pipe(
    v.number(refusal),
    v.safeInteger(refusal),
    v.minValue(1, refusal),
    v.maxValue(maxAwayMinutes, refusal),
    v.description(minutesAbout),
  );

const emailAbout =
  "The agent's e-mail address in small letters, as the tenant has it: to find the agent's telephone by. It can change, and two can have the same one, so it says nothing of what somebody may do. Absent for guests of the tenant, and until the agent's softphone has connected.";

const stateRefusal = 'activity or changedBy is unknown.';

/** Reason and minutes belong to "not ready" alone. */
const withoutIdleReason = <S extends { readonly ready?: boolean; readonly reason?: string; readonly minutes?: number }>(
  state: S,
): S => {
  if (state.ready === false) return state;
  const { reason: _dropped, minutes: __, ...rest } = state;
  return rest as S;
};

const stateEntries = {
  ready: v.pipe(v.boolean('ready is missing.'), v.description(readyAbout)),
  reason: lenient(lineSchema(maxReasonLength, reasonAbout)),
  minutes: lenient(minutesSchema()),
  activity: v.pipe(v.picklist(agentActivities, stateRefusal), v.description(activityAbout)),
  changedBy: v.pipe(v.picklist(stateChangers, stateRefusal), v.description(changedByAbout)),
  version: countSchema('Rises with each change; 0 where nobody has told anything yet.', 'version is missing.'),
};

/**
 * How an agent stands, as the adaptor keeps it: one truth for all windows and for the telephony system. What was chosen
 * and what goes on are two things, so that a choice made in a call is not lost when the call ends.
 */
export const agentStateSchema = v.pipe(
  fieldsSchema(
    {
      ...stateEntries,
      forMs: lenient(
        countSchema(
          'So long the agent stands so by now; not ready goes on through calls. Absent where nobody knows when it began.',
        ),
      ),
    },
    'The agent is not a JSON object.',
  ),
  v.transform(withoutIdleReason),
);

/** What telephony systems get, by webhook and by `GET agents/{userId}`. */
export const agentReportSchema = fieldsSchema({
  userId: v.pipe(v.string(), v.description("The agent's Entra object id.")),
  email: lenient(lineSchema(maxEmailLength, emailAbout)),
  state: v.pipe(
    v.picklist(agentWords),
    v.description('The state in one word. What goes on comes before what was chosen.'),
  ),
  ...stateEntries,
  since: lenient(
    lineSchema(
      32,
      "When the agent began to stand so, by the adaptor's clock: RFC 3339, UTC. Not ready goes on through calls. Absent where nobody knows.",
    ),
  ),
});

/** What somebody wants changed; what is absent stays. `reason` and `minutes` count only together with `ready: false`. */
export const agentWishSchema = v.pipe(
  fieldsSchema(
    {
      ready: v.exactOptional(v.pipe(v.boolean('ready must be true or false.'), v.description(readyAbout))),
      activity: v.exactOptional(
        v.pipe(v.picklist(agentActivities, 'activity is unknown.'), v.description(activityAbout)),
      ),
      changedBy: v.pipe(v.picklist(stateChangers, 'changedBy is unknown.'), v.description(changedByAbout)),
      reason: v.exactOptional(lineSchema(maxReasonLength, reasonAbout, reasonRefusal('reason'))),
      minutes: v.exactOptional(minutesSchema(minutesRefusal('minutes'))),
    },
    'The wish is not a JSON object.',
  ),
  v.check(({ ready, activity }) => ready !== undefined || activity !== undefined, 'ready or activity must be given.'),
  v.transform(withoutIdleReason),
);

/** The data of `agent.not-ready`. */
export const notReadySchema = fieldsSchema({
  reason: v.exactOptional(lineSchema(maxReasonLength, reasonAbout, reasonRefusal('data.reason'))),
  minutes: v.exactOptional(minutesSchema(minutesRefusal('data.minutes'))),
});
