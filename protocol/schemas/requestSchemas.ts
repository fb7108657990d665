import * as v from 'valibot';
import { maxMessageLength } from '../limits';
import { messageRules } from '../messageRules';
import { fieldsSchema } from './fieldsSchema';

const noAgent = "userId must be the agent's Entra object id.";
const noConnection = 'connectionId must be a text of 1 to 256 visible characters.';

/** Body of `SendMessageToUser`. */
export const messageToUserSchema = fieldsSchema({
  userId: v.pipe(v.string(noAgent), v.description("The agent's Entra object id.")),
  message: v.pipe(
    v.string('message must be a text.'),
    v.metadata({
      maxLength: messageRules.maxOfferLength,
      description:
        'The seed\'s plain text ({"PhoneNumber":…,"comments":…}), or a CloudEvents 1.0 event, written as JSON. Only one that offers a conversation may be longer than ' +
        `${maxMessageLength} characters.`,
    }),
  ),
});

const connectionEntries = {
  // The service makes ids of about 40 characters.
  connectionId: v.pipe(
    v.string(noConnection),
    v.regex(/^[\x21-\x7e]{1,256}$/, noConnection),
    v.description("The SignalR connection's id."),
  ),
};

/** Body of `heartbeat`. */
export const heartbeatSchema = fieldsSchema(connectionEntries);

const statusRefusal = 'connectionStatus must be 1 or "connected", 0 or "disconnected".';
const statuses: ReadonlyMap<unknown, 'alive' | 'disconnected'> = new Map<unknown, 'alive' | 'disconnected'>([
  [1, 'alive'],
  ['1', 'alive'],
  ['connected', 'alive'],
  [0, 'disconnected'],
  ['0', 'disconnected'],
  ['disconnected', 'disconnected'],
]);

/** Body of `userclient`; that it is there is only a sign of life. */
export const userclientSchema = fieldsSchema({
  userId: v.pipe(
    v.custom<unknown>(() => true),
    v.metadata({ type: 'string', description: "The signed-in agent's own object id." }),
  ),
  ...connectionEntries,
  connectionStatus: v.pipe(
    v.custom<unknown>(() => true, statusRefusal),
    v.metadata({ enum: [...statuses.keys()], description: 'Whether the connection is there; case does not count.' }),
    v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
      const status = statuses.get(typeof value === 'string' ? value.toLowerCase() : value);
      if (status !== undefined) return status;
      addIssue({ message: statusRefusal });
      return NEVER;
    }),
  ),
});
