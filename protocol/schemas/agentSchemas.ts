import * as v from 'valibot';
import { agentActivities, stateChangers, agentWords, maxReasonLength } from '../agentWords';
import { maxEmailLength } from '../emailText';
import { fieldsSchema, lenient } from './fieldsSchema';
import { countSchema, lineSchema } from './textSchemas';

const reasonRefusal = (part: string): string => `${part} must be a text of 1 to ${maxReasonLength} characters.`;
const reasonAbout = 'Why not ready: a word of the settings, or a presence of Dynamics. Absent when nobody said.';
const activityAbout = 'What goes on. The softphone tells it; nobody chooses it.';
const changedByAbout =
  "Who chose last: in the softphone (agent), by Dynamics' presence (dynamics), or at the telephony side.";
const readyAbout = 'What was chosen: true is available. Kept during a call, it counts again when the call is over.';

const emailAbout =
  "The agent's e-mail address in small letters, as the tenant has it: to find the agent's telephone by. It can change, and two can have the same one, so it says nothing of what somebody may do. Absent for guests of the tenant, and until the agent's softphone has connected.";

const stateRefusal = 'activity or changedBy is unknown.';

/** A reason belongs to "not ready" alone. */
const withoutIdleReason = <S extends { readonly ready?: boolean; readonly reason?: string }>(state: S): S => {
  if (state.ready === false) return state;
  const { reason: _dropped, ...rest } = state;
  return rest as S;
};

const stateEntries = {
  ready: v.pipe(v.boolean('ready is missing.'), v.description(readyAbout)),
  reason: lenient(lineSchema(maxReasonLength, reasonAbout)),
  activity: v.pipe(v.picklist(agentActivities, stateRefusal), v.description(activityAbout)),
  changedBy: v.pipe(v.picklist(stateChangers, stateRefusal), v.description(changedByAbout)),
  version: countSchema('Rises with each change; 0 where nobody has told anything yet.', 'version is missing.'),
};

/**
 * How an agent stands, as the adaptor keeps it: one truth for all windows and for the telephony system. What was chosen
 * and what goes on are two things, so that a choice made in a call is not lost when the call ends.
 */
export const agentStateSchema = v.pipe(
  fieldsSchema(stateEntries, 'The agent is not a JSON object.'),
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
});

/** What somebody wants changed; what is absent stays. `reason` counts only together with `ready: false`. */
export const agentWishSchema = v.pipe(
  fieldsSchema(
    {
      ready: v.exactOptional(v.pipe(v.boolean('ready must be true or false.'), v.description(readyAbout))),
      activity: v.exactOptional(
        v.pipe(v.picklist(agentActivities, 'activity is unknown.'), v.description(activityAbout)),
      ),
      changedBy: v.pipe(v.picklist(stateChangers, 'changedBy is unknown.'), v.description(changedByAbout)),
      reason: v.exactOptional(lineSchema(maxReasonLength, reasonAbout, reasonRefusal('reason'))),
    },
    'The wish is not a JSON object.',
  ),
  v.check(({ ready, activity }) => ready !== undefined || activity !== undefined, 'ready or activity must be given.'),
  v.transform(withoutIdleReason),
);

/** The data of `agent.not-ready`. */
export const notReadySchema = fieldsSchema({
  reason: v.exactOptional(lineSchema(maxReasonLength, reasonAbout, reasonRefusal('data.reason'))),
});
