import * as v from 'valibot';
import { maxDisplayNameLength } from '../limits';
import { callIdSchema } from './callParts';
import { fieldsSchema } from './fieldsSchema';
import { countSchema, lineSchema } from './textSchemas';

const noWords = `words must be a text of 1 to ${maxDisplayNameLength} characters.`;

/** Body of `POST testRing`. */
export const testRingWishSchema = fieldsSchema({
  words: lineSchema(maxDisplayNameLength, "What the ring shows in the place of the caller's name.", noWords),
});

/** Answer of `POST testRing`: the SignalR Service has taken it. */
export const testRingAnswerSchema = fieldsSchema({
  callId: callIdSchema('callId is missing or malformed.'),
  connections: countSchema('Softphones of the person that are connected now.'),
  storedAfterMs: countSchema('From the request until the ring was stored.'),
  pushedAfterMs: countSchema('From the request until the SignalR Service had it, with all that must outlive a crash.'),
  endsInMs: countSchema('It ends by itself after so long.'),
});

/** Answer of `GET testRing/{callId}`. */
export const testRingSeenSchema = fieldsSchema({
  state: v.picklist(['rings', 'over']),
  shownAfterMs: v.exactOptional(countSchema('Until a softphone said that the ring is in sight, or was answered.')),
  notifiedAfterMs: v.exactOptional(countSchema('Until Dynamics 365 had it, as a notification.')),
});
