import { isFields } from '../../protocol/fields';
import {
  agentChangedType,
  agentQueuesType,
  callChangedType,
  commandRequestedType,
  conversationChangedType,
  conversationReportType,
  conversationRequestedType,
  directoryRequestedType,
  messageChangedType,
  participantTypingType,
  phoneRequestedType,
  phoneWithdrawnType,
  ringReportType,
  systemCheckedType,
} from '../../protocol/targets';
import { neededBy, ref } from './components';
import { eventOf } from './events';
import type { JsonSchema } from './toJsonSchema';

interface Message {
  readonly name: string;
  readonly summary: string;
  readonly payload: JsonSchema;
  readonly headers?: JsonSchema;
}

const webhookHeaders: JsonSchema = {
  type: 'object',
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  properties: {
    'webhook-id': { type: 'string', description: 'The same in every attempt, and the id of the event.' },
    'webhook-timestamp': {
      type: 'string',
      pattern: '^\\d+$',
      description: 'Seconds since 1970, of this attempt. At most five minutes from your clock.',
    },
    'webhook-signature': {
      type: 'string',
      pattern: '^v1,[A-Za-z0-9+/=]+( v1,[A-Za-z0-9+/=]+)*$',
      description: 'HMAC-SHA256 of id, time and body (Standard Webhooks); one value for each secret that counts.',
    },
  },
};

/** What the adaptor sends has its data always, and no time. */
function eventNamed(type: string, data: string): JsonSchema {
  const { properties, required, ...event } = eventOf({ const: type }, { $ref: `#/components/schemas/${data}` });
  const { time: _time, ...sent } = isFields(properties) ? properties : {};
  const needed = Array.isArray(required) ? required : [];
  return { ...event, properties: { ...sent, data: ref(data) }, required: [...needed, 'data'] };
}

const webhooks: readonly Message[] = [
  { name: 'ringReported', summary: 'What became of a ring.', payload: eventNamed(ringReportType, 'RingReport') },
  {
    name: 'commandRequested',
    summary: 'The agent wants something of a call, or to dial.',
    payload: eventNamed(commandRequestedType, 'CommandRequested'),
  },
  {
    name: 'conversationReported',
    summary: 'What became of the offer of a conversation, or the end of an agent’s turn.',
    payload: eventNamed(conversationReportType, 'ConversationReport'),
  },
  {
    name: 'conversationRequested',
    summary: 'The agent writes, or wants something of a conversation.',
    payload: eventNamed(conversationRequestedType, 'ConversationRequested'),
  },
  {
    name: 'agentReported',
    summary: 'The state of an agent has changed.',
    payload: eventNamed(agentChangedType, 'AgentReport'),
  },
  {
    name: 'phoneRequested',
    summary:
      'A browser of the agent wants to be a telephone. Answer 200 with a phone as JSON, or 204 where there is none.',
    payload: eventNamed(phoneRequestedType, 'PhoneRequested'),
  },
  {
    name: 'phoneWithdrawn',
    summary: 'That browser is a telephone no more: its credentials must not count any longer.',
    payload: eventNamed(phoneWithdrawnType, 'PhoneRequested'),
  },
  {
    name: 'directoryRequested',
    summary:
      'An agent looks for somebody to give a call to. Answer 200 with a directory as JSON; only asked in calls with the capability directory.',
    payload: eventNamed(directoryRequestedType, 'DirectoryRequested'),
  },
  {
    name: 'systemChecked',
    summary: 'Nothing happened: after webhooks that were not confirmed, this asks for a 2xx.',
    payload: eventOf({ const: systemCheckedType }, { type: 'object', properties: {} }),
  },
].map((message) => ({ ...message, headers: webhookHeaders }));

const pushes: readonly Message[] = [
  {
    name: 'callChanged',
    summary: 'A call of the agent as it is now.',
    payload: eventNamed(callChangedType, 'CallSnapshot'),
  },
  {
    name: 'conversationChanged',
    summary: 'A conversation of the agent as it is now.',
    payload: eventNamed(conversationChangedType, 'ConversationSnapshot'),
  },
  {
    name: 'messageChanged',
    summary: 'A message of a conversation, new or changed.',
    payload: eventNamed(messageChangedType, 'MessageChanged'),
  },
  {
    name: 'participantTyping',
    summary: 'Somebody types in a conversation.',
    payload: eventNamed(participantTypingType, 'ParticipantTyping'),
  },
  { name: 'agentChanged', summary: 'The agent as it is now.', payload: eventNamed(agentChangedType, 'AgentState') },
  {
    name: 'agentQueues',
    summary: 'How the agent’s queues stand, as a telephony system has told it.',
    payload: eventNamed(agentQueuesType, 'ToldQueues'),
  },
];

const sent: Message = {
  name: 'softphoneMessage',
  summary: 'What the agent did, or what became of a ring.',
  payload: ref('SoftphoneMessage'),
};
const answer: Message = {
  name: 'softphoneAnswer',
  summary: 'The completion of sendMessage, when the effect is stored.',
  payload: { anyOf: [ref('SoftphoneAnswer'), ref('ConversationAnswer')] },
};

/** The AsyncAPI 3 document of webhooks and hub messages. */
export function asyncApi(version: string): JsonSchema {
  const messages = Object.fromEntries([...webhooks, ...pushes, sent, answer].map((one) => [one.name, toMessage(one)]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'CIF Softphone: webhooks and hub messages',
      version,
      description:
        'What the adaptor tells a telephony system by signed webhook, and what it and the softphone tell each other over the SignalR Service. Made from protocol/schemas by `npm run api`. All messages are CloudEvents 1.0 as JSON.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    servers: {
      telephony: {
        host: 'telephony.example.com',
        protocol: 'https',
        description:
          'The receiver of the setting TelephonyWebhookUrl, or the one that the app registered. It answers 2xx within five seconds.',
      },
      signalr: {
        host: 'signalr.example.com',
        protocol: 'wss',
        description: 'The SignalR Service, JSON hub protocol; its address and token come from negotiate.',
      },
    },
    channels: {
      webhook: channel('telephony', 'The address of the setting TelephonyWebhookUrl', webhooks),
      receiveNotification: channel('signalr', 'Hub method ReceiveNotification with one argument', pushes),
      sendMessage: channel('signalr', 'Hub method sendMessage with one argument', [sent]),
      completion: channel('signalr', 'Completion of sendMessage', [answer]),
    },
    operations: {
      callWebhook: operation('send', 'webhook', webhooks),
      notifySoftphone: operation('send', 'receiveNotification', pushes),
      takeMessage: {
        ...operation('receive', 'sendMessage', [sent]),
        reply: {
          channel: { $ref: '#/channels/completion' },
          messages: [{ $ref: `#/channels/completion/messages/${answer.name}` }],
        },
      },
    },
    components: { messages, schemas: neededBy(messages) },
  };
}

const toMessage = ({ name, summary, payload, headers }: Message): JsonSchema => ({
  name,
  summary,
  contentType: headers === undefined ? 'application/json' : 'application/cloudevents+json',
  ...(headers === undefined ? {} : { headers }),
  payload,
});

const channel = (server: string, title: string, messages: readonly Message[]): JsonSchema => ({
  title,
  servers: [{ $ref: `#/servers/${server}` }],
  messages: Object.fromEntries(messages.map(({ name }) => [name, { $ref: `#/components/messages/${name}` }])),
});

const operation = (action: 'send' | 'receive', name: string, messages: readonly Message[]): JsonSchema => ({
  action,
  channel: { $ref: `#/channels/${name}` },
  messages: messages.map((message) => ({ $ref: `#/channels/${name}/messages/${message.name}` })),
});
