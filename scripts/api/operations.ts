import type { ProblemCode } from '../../protocol/schemas/problemSchema';
import type { JsonSchema } from './toJsonSchema';

/** Who may ask; the tests of access hold the same (`test/adaptor/access`). */
export type Asker = 'agent' | 'telephony' | 'service' | 'anybody';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

/** What is asked by one method at one function; the paths are those of `adaptor/src/routes.ts`. */
export interface Operation {
  /** The function's name. */
  readonly route: string;
  readonly summary: string;
  readonly description?: string;
  readonly asker: Asker;
  readonly parameters?: readonly Parameter[];
  readonly body?: { readonly required: boolean; readonly content: Readonly<Record<string, JsonSchema>> };
  readonly answers: Readonly<Record<number, { readonly description: string; readonly schema?: JsonSchema }>>;
  /** Besides those that every function with the same asker has. */
  readonly problems?: readonly ProblemCode[];
}

const named = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonSchema) => ({ required: true, content: { 'application/json': schema } });
const userIdAbout = "The agent's Entra object id.";

const taken = {
  description: 'Stored and pushed, or for agent.* the state as it is now. A repeat gets the first answer.',
  schema: { oneOf: [named('RingAnswer'), named('ConversationTaken'), named('AgentReport')] },
};
const messageProblems: readonly ProblemCode[] = [
  'bad-request',
  'unknown-call',
  'unknown-conversation',
  'unknown-message',
  'agent-not-connected',
  'agent-at-capacity',
  'offered-before',
  'conversation-ended',
  'too-large',
  'idempotency-key-reused',
  'too-many-requests',
  'push-failed',
];
const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Makes the repeat of a plain text recognisable; an event is known by its call id.',
  schema: { type: 'string', maxLength: 256 },
};
const done = { 200: { description: 'Stored.', schema: named('Done') } };
const upstreamSecret: Parameter = {
  name: 'secret',
  in: 'query',
  description: 'That of the setting UpstreamSecret, where it is set.',
  schema: { type: 'string' },
};
const connectionHeaders: readonly Parameter[] = ['X-ASRS-Connection-Id', 'X-ASRS-Hub', 'X-ASRS-User-Id'].map(
  (name) => ({
    name,
    in: 'header',
    description: 'As the SignalR Service writes it.',
    required: name !== 'X-ASRS-User-Id',
    schema: { type: 'string' },
  }),
);
const eventAttribute = (name: string, about: string): Parameter => ({
  name: `ce-${name}`,
  in: 'header',
  description: `Binary mode: ${about} Percent-encoded.`,
  schema: { type: 'string' },
});

const messageQuery = (name: string, description: string, schema: JsonSchema, required = true): Parameter => ({
  name,
  in: 'query',
  description,
  ...(required ? { required } : {}),
  schema,
});

export const operations: readonly Operation[] = [
  {
    route: 'negotiate',
    summary: 'Address and token of the SignalR Service, for the signed-in agent',
    asker: 'agent',
    answers: { 200: { description: 'For the official SignalR client.', schema: named('ClientAccess') } },
    problems: ['too-many-requests'],
  },
  {
    route: 'userclient',
    summary: 'A softphone tells of its own connection, or ends it',
    asker: 'agent',
    body: json(named('Userclient')),
    answers: done,
    problems: ['bad-request', 'too-large'],
  },
  {
    route: 'heartbeat',
    summary: 'A softphone says that its connection is alive',
    asker: 'agent',
    body: json(named('Heartbeat')),
    answers: { 200: { description: 'Stored.', schema: named('Alive') } },
    problems: ['bad-request', 'too-large'],
  },
  {
    route: 'calls',
    summary: "The agent's state and calls, as a softphone asks for them on each connection",
    asker: 'agent',
    answers: {
      200: { description: 'All open calls, and ended ones that are not logged yet.', schema: named('CallList') },
    },
  },
  {
    route: 'conversations',
    summary: "The agent's written conversations, as a softphone asks for them on each connection",
    asker: 'agent',
    answers: {
      200: { description: 'Open ones, and ended ones that are not logged yet.', schema: named('ConversationList') },
    },
  },
  {
    route: 'messages',
    summary: 'A page of a transcript',
    asker: 'agent',
    parameters: [
      messageQuery('source', 'Client id of the telephony app whose conversation it is.', { type: 'string' }),
      messageQuery('conversationId', 'The conversation.', { type: 'string' }),
      messageQuery('handling', "The agent's turn.", { type: 'integer', minimum: 1 }),
      messageQuery('after', 'Only what comes after this place.', { type: 'integer', minimum: 0, default: 0 }, false),
      messageQuery('limit', 'Length of a page.', { type: 'integer', minimum: 1, maximum: 200, default: 200 }, false),
    ],
    answers: {
      200: {
        description:
          'Who has the conversation reads all of it, who had it the own turn, who was only offered it nothing.',
        schema: named('MessagePage'),
      },
    },
    problems: ['bad-request', 'unknown-conversation'],
  },
  {
    route: 'phone',
    summary: 'What a browser of the agent needs to be a telephone, fresh from the telephony system',
    asker: 'agent',
    body: json(named('PhoneWish')),
    answers: { 200: { description: 'Handed on, not kept. Not to be stored or logged.', schema: named('Phone') } },
    problems: ['bad-request', 'no-phone', 'too-large'],
  },
  {
    route: 'phoneWithdraw',
    summary: 'This browser is a telephone no more',
    asker: 'agent',
    body: json(named('PhoneWish')),
    answers: { 200: { description: 'The telephony system was told.', schema: named('Done') } },
    problems: ['bad-request', 'too-large'],
  },
  {
    route: 'testRing',
    summary: 'Ring once at the own softphone, with nobody at the other end',
    description:
      'For whoever looks after the softphone: the token must carry the role Softphone.Administer. The ring ends by itself; no telephony system is told, no activity is written and nothing is counted.',
    asker: 'agent',
    body: json(named('TestRingWish')),
    answers: { 202: { description: 'It rings.', schema: named('TestRingAnswer') } },
    problems: ['bad-request', 'agent-not-connected', 'too-large', 'too-many-requests', 'push-failed'],
  },
  {
    route: 'testRingSeen',
    summary: 'Whether the test ring was seen, and after how long',
    asker: 'agent',
    parameters: [
      {
        name: 'callId',
        in: 'path',
        description: 'As the answer to the test ring named it.',
        required: true,
        schema: { type: 'string' },
      },
    ],
    answers: { 200: { description: 'How it stands.', schema: named('TestRingSeen') } },
    problems: ['bad-request', 'unknown-call'],
  },
  {
    route: 'SendMessageToUser',
    summary: "Offer a call to an agent, tell what became of it, or set the agent's state",
    asker: 'telephony',
    parameters: [idempotencyKey],
    body: json(named('MessageToUser')),
    answers: { 202: taken },
    problems: messageProblems,
  },
  {
    route: 'events',
    summary: 'The same for systems that send CloudEvents 1.0 over HTTP',
    description:
      'Structured mode: the body is the event. Binary mode: its attributes are ce- headers and the body is its data. The agent is data.userId or the extension attribute userid. A batch is refused with 415.',
    asker: 'telephony',
    parameters: [
      eventAttribute('specversion', 'always 1.0.'),
      eventAttribute('id', 'with the source it names the event.'),
      eventAttribute('source', 'who tells it.'),
      eventAttribute('type', 'what happened.'),
      eventAttribute('subject', 'the call, where the data does not name it.'),
      eventAttribute('userid', userIdAbout),
    ],
    body: {
      required: false,
      content: {
        'application/cloudevents+json': {
          allOf: [named('TelephonyEvent')],
          properties: { userid: { type: 'string', description: userIdAbout } },
          anyOf: [
            { required: ['userid'] },
            { required: ['data'], properties: { data: { type: 'object', required: ['userId'] } } },
          ],
        },
        'application/json': { type: 'object', description: "Binary mode: the event's data." },
      },
    },
    answers: { 202: taken },
    problems: [...messageProblems, 'unsupported-media-type'],
  },
  {
    route: 'call',
    summary: 'What became of a call, for the app that made it',
    asker: 'telephony',
    parameters: [
      {
        name: 'callId',
        in: 'path',
        description: 'The call as this app named it. It may hold slashes, which need not be encoded.',
        required: true,
        schema: { type: 'string' },
      },
    ],
    answers: { 200: { description: 'The newest offer of the call, and all of them.', schema: named('ToldCalls') } },
    problems: ['unknown-call'],
  },
  {
    route: 'conversation',
    summary: 'What became of a conversation, for the app that offered it',
    asker: 'telephony',
    parameters: [
      {
        name: 'conversationId',
        in: 'path',
        description: 'The conversation as this app named it. It may hold slashes, which need not be encoded.',
        required: true,
        schema: { type: 'string' },
      },
    ],
    answers: { 200: { description: 'Its turns, the newest first.', schema: named('ToldConversation') } },
    problems: ['unknown-conversation'],
  },
  {
    route: 'agent',
    summary: 'How an agent stands, and the open calls of the asking app with the agent',
    asker: 'telephony',
    parameters: [{ name: 'userId', in: 'path', description: userIdAbout, required: true, schema: { type: 'string' } }],
    answers: { 200: { description: 'Also where nobody ever told anything.', schema: named('AgentAnswer') } },
    problems: ['bad-request'],
  },
  {
    route: 'agents',
    summary: 'Who is connected, and how they stand',
    asker: 'telephony',
    parameters: [
      {
        name: 'limit',
        in: 'query',
        description: 'Length of a page.',
        schema: { type: 'integer', minimum: 1, maximum: 200, default: 100 },
      },
      {
        name: 'continuation',
        in: 'query',
        description: 'That of the page before, unchanged.',
        schema: { type: 'string' },
      },
    ],
    answers: {
      200: {
        description: 'A page; it can be short, even empty, and still have a next one.',
        schema: named('AgentList'),
      },
    },
    problems: ['bad-request', 'too-many-requests'],
  },
  {
    route: 'system',
    summary: "What counts of the asking app's telephony system",
    asker: 'telephony',
    answers: { 200: { description: 'Without its secrets.', schema: named('RegisteredSystem') } },
    problems: ['no-system'],
  },
  {
    route: 'systemRegister',
    summary: 'A telephony app says where its system is told and what it offers',
    description:
      'Whole each time: what is not said counts no longer. The same again changes nothing. It counts on every instance within 30 seconds.',
    asker: 'telephony',
    body: json(named('System')),
    answers: { 200: { description: 'What counts now.', schema: named('RegisteredSystem') } },
    problems: ['bad-request', 'set-by-admin', 'name-taken', 'too-large'],
  },
  {
    route: 'systemRemove',
    summary: "The asking app's telephony system is no more",
    description: 'Its calls go on; what they have still to tell goes to the common address of the settings, if any.',
    asker: 'telephony',
    answers: { 200: { description: 'Also where there was none.', schema: named('Done') } },
    problems: ['set-by-admin'],
  },
  {
    route: 'OnClientConnected',
    summary: 'Upstream webhook of the SignalR Service: connections/connected',
    asker: 'service',
    parameters: [upstreamSecret, ...connectionHeaders],
    answers: { 200: { description: 'Stored.' } },
  },
  {
    route: 'OnClientDisconnect',
    summary: 'Upstream webhook of the SignalR Service: connections/disconnected',
    asker: 'service',
    parameters: [upstreamSecret, ...connectionHeaders],
    answers: { 200: { description: 'Stored.' } },
  },
  {
    route: 'SendMessageAcknowlegement',
    summary: 'Upstream webhook of the SignalR Service: messages/sendMessage',
    description: 'The body is an invocation of the JSON hub protocol, whose one argument asyncapi.yaml describes.',
    asker: 'service',
    parameters: [upstreamSecret, ...connectionHeaders],
    body: json({
      type: 'object',
      required: ['type', 'target', 'arguments'],
      properties: {
        type: { const: 1 },
        target: { const: 'sendMessage' },
        invocationId: { type: 'string' },
        arguments: { type: 'array', prefixItems: [named('SoftphoneMessage')], minItems: 1 },
      },
    }),
    answers: {
      200: {
        description: 'The completion of the invocation, with U+001E at its end; empty where nobody waits for one.',
        schema: {
          type: 'object',
          required: ['type', 'invocationId', 'result'],
          properties: {
            type: { const: 3 },
            invocationId: { type: 'string' },
            result: { anyOf: [named('SoftphoneAnswer'), named('ConversationAnswer')] },
          },
        },
      },
    },
    problems: ['too-large'],
  },
  {
    route: 'health',
    summary: 'Whether a call could ring now',
    asker: 'anybody',
    answers: {
      200: { description: 'It could.', schema: named('Health') },
      503: { description: 'It could not, or nobody knows in time.', schema: named('Health') },
    },
  },
];
