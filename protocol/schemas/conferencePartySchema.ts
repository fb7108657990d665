import * as v from 'valibot';
import { callIdPattern } from '../callId';
import { partyStates, type ConferenceParty } from '../conferenceParty';
import { maxDisplayNameLength, maxNumberLength, maxParties } from '../limits';
import { fieldsSchema, flagSchema, lenient, lenientListSchema } from './fieldsSchema';
import { lineSchema, shortLineSchema } from './textSchemas';

export const partyIdSchema = v.pipe(
  v.string('party must be the id of a party.'),
  v.regex(callIdPattern, 'party must be the id of a party.'),
  v.description('A party as the telephony system names it within the conference: 1 to 128 visible ASCII characters.'),
);

const conferencePartySchema = fieldsSchema({
  id: partyIdSchema,
  state: v.pipe(
    v.picklist(partyStates),
    v.description('How this party takes part: connected, held (hears music), or alerting (it rings there).'),
  ),
  muted: flagSchema('Nobody hears this party.'),
  number: lenient(lineSchema(maxNumberLength, 'E.164 where the telephony system can, else as typed or a sip: URI.')),
  displayName: lenient(shortLineSchema(maxDisplayNameLength, 'The name, where it is known.')),
  withheld: flagSchema('The number is hidden.'),
});

/** Everybody in a conference but the agent; whoever is malformed is left out. */
export const partiesSchema = v.pipe(
  lenientListSchema(conferencePartySchema),
  v.transform((parties): readonly ConferenceParty[] => parties.slice(0, maxParties)),
  v.description(
    `All others of a conference; absent of a call with one other end. Of more than ${maxParties} the first count.`,
  ),
);
