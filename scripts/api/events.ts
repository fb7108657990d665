import { commandNames, partsOf, type CommandName } from '../../protocol/callCommand';
import { isFields } from '../../protocol/fields';
import { conversationDataSchemas } from '../../protocol/schemas/conversationEventSchemas';
import { conversationMessageSchemas } from '../../protocol/schemas/conversationMessageSchemas';
import { eventEntries } from '../../protocol/schemas/cloudEventSchema';
import { fieldsSchema } from '../../protocol/schemas/fieldsSchema';
import { softphoneDataSchemas, type SoftphoneMessageType } from '../../protocol/schemas/softphoneSchemas';
import { agentDataSchemas, telephonyDataSchemas } from '../../protocol/schemas/telephonySchemas';
import { toJsonSchema, type JsonSchema } from './toJsonSchema';

const telephonyData = { ...telephonyDataSchemas, ...conversationDataSchemas, ...agentDataSchemas };
const softphoneData = { ...softphoneDataSchemas, ...conversationMessageSchemas };
type SoftphoneType = keyof typeof softphoneData;
type TelephonyType = keyof typeof telephonyData;

/** Events with the same data are described together. */
const telephonyGroups: Readonly<
  Record<string, readonly [about: string, first: TelephonyType, ...rest: TelephonyType[]]>
> = {
  CallOffered: [
    'A call rings at the agent; outbound: the agent dials it at the telephone itself, or it is a consultation.',
    'call.offered',
  ],
  CallAnswered: [
    'A dialled call rings at the other end (call.alerting), or they talk (call.connected).',
    'call.alerting',
    'call.connected',
  ],
  CallChanged: [
    'The call is held or goes on, the microphone of the agent is off or on, it is recorded or not, a supervisor is in it (told to the agent) or not, or who hears the supervisor in the supervisor’s own call.',
    'call.held',
    'call.retrieved',
    'call.muted',
    'call.unmuted',
    'call.record-started',
    'call.record-paused',
    'call.record-resumed',
    'call.record-stopped',
    'call.listening',
    'call.whispering',
    'call.barging',
    'call.supervised',
    'call.unsupervised',
  ],
  CallConferenced: [
    'Who takes part in the call besides the agent, each time that changes; an empty list ends the conference.',
    'call.conferenced',
  ],
  CallEnded: [
    'The call is over for this agent. Without a reason: normal, error (failed), answered-elsewhere (diverted), transferred.',
    'call.disconnected',
    'call.failed',
    'call.diverted',
    'call.transferred',
  ],
  ConversationOffered: ['A conversation is offered to the agent.', 'conversation.offered'],
  ConversationUpdated: ['What is said here takes the place of what was said before.', 'conversation.updated'],
  ConversationMoved: [
    'The conversation is parked or goes on, or this agent has it no more.',
    'conversation.waiting',
    'conversation.resumed',
    'conversation.transferred',
  ],
  ConversationEnded: ['The conversation is over, for everybody.', 'conversation.ended'],
  TransferFailed: ['The hand-over that the agent asked for came to nothing.', 'transfer.failed'],
  ParticipantJoined: ['Somebody takes part besides customer and agent.', 'participant.joined'],
  ParticipantLeft: ['Somebody takes part no more.', 'participant.left'],
  ParticipantTypes: ['Somebody types; told and never kept.', 'participant.typing'],
  MessageReceived: ['The customer, a bot or another agent has written.', 'message.received'],
  MessageState: [
    'What became of the agent’s message. It never goes back.',
    'message.sent',
    'message.delivered',
    'message.read',
  ],
  MessageFailed: ['The agent’s message was not sent.', 'message.failed'],
  MessageEdited: ['Its author has changed a message.', 'message.edited'],
  MessageDeleted: ['Its author has taken a message back.', 'message.deleted'],
  CommandSettled: ['What became of a command.', 'command.succeeded', 'command.failed'],
  AgentAvailable: ['The agent is available; after the call, if there is one.', 'agent.available'],
  AgentQueues: ['How the agent’s queues stand, all of them each time.', 'agent.queues'],
  AgentNotReady: ['The agent is not ready.', 'agent.not-ready'],
};

const softphoneGroups: Readonly<
  Record<string, readonly [about: string, first: SoftphoneType, ...rest: SoftphoneType[]]>
> = {
  RingAcknowledged: ['What became of a ring.', 'ring.acknowledged'],
  CallNoted: [
    "The ended call's activity is written and it need not be listed any more (call.logged), or this softphone reports its figures (call.reported).",
    'call.logged',
    'call.reported',
  ],
  AgentChanged: ['The agent chose a state, or what the agent does has changed.', 'agent.changed'],
  DirectoryAsked: ['The agent looks for somebody to give a call to; the answer has the entries.', 'directory.asked'],
  ConversationAcknowledged: ['What became of the offer of a conversation.', 'conversation.acknowledged'],
  ConversationStart: ['A conversation begins. The softphone makes its id.', 'conversation.start'],
  ConversationWish: [
    'The agent parks it, goes on with it or ends it; or its row is written (logged), or this softphone reports its figures (reported).',
    'conversation.park',
    'conversation.resume',
    'conversation.end',
    'conversation.logged',
    'conversation.reported',
  ],
  ConversationTransfer: ['The agent hands it over.', 'conversation.transfer'],
  ConversationTyping: ['The agent types.', 'conversation.typing'],
  ConversationDraft: ['What the agent has typed and not sent.', 'conversation.draft'],
  MessageSend: ['The agent writes. The message keeps its id through all repeats.', 'message.send'],
  MessageShown: ['The agent has seen what was written.', 'message.shown'],
  ...commandGroups(),
  Dial: ['A call begins. The softphone makes its id, so that a repeat does not dial twice.', 'command.dial'],
};

/** The commands for calls, as the table of commands has them; those without parts are described together. */
function commandGroups(): Record<
  string,
  [about: string, first: SoftphoneMessageType, ...rest: SoftphoneMessageType[]]
> {
  const about: Partial<Record<CommandName, string>> = {
    'send-digits': 'Keys for the other end.',
    'blind-transfer': 'The call is given to somebody else.',
    'drop-party': 'One of a conference is put out of it.',
    'mute-party': 'One of a conference is heard by nobody.',
    'unmute-party': 'One of a conference is heard again.',
    consult: 'The call is held and a second one begins, with whom the agent wants to ask first.',
  };
  const groups: ReturnType<typeof commandGroups> = {};
  for (const command of commandNames) {
    if (command === 'dial') continue;
    const isPlain = partsOf(command).length === 0;
    const name = isPlain ? 'PlainCommand' : command.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
    const type = `command.${command}` as const;
    const group = groups[name];
    if (group === undefined) groups[name] = [about[command] ?? 'A command for a call.', type];
    else group.push(type);
  }
  return groups;
}

/** What telephony systems send; `TelephonyEvent` is any of it. */
export const telephonyEvents = (): Readonly<Record<string, JsonSchema>> =>
  eventsOf(telephonyGroups, telephonyData, 'TelephonyEvent', (types) => ({
    type: 'string',
    maxLength: 256,
    pattern: `(^|\\.)(${types.map((type) => type.replaceAll('.', '\\.')).join('|')})$`,
    examples: types,
    description: 'A reverse-domain prefix does not count.',
  }));

/** What softphones send to the hub method `sendMessage`; `SoftphoneMessage` is any of it. */
export const softphoneEvents = (): Readonly<Record<string, JsonSchema>> =>
  eventsOf(softphoneGroups, softphoneData, 'SoftphoneMessage', (types) => ({ enum: types }));

/** Everything of a type goes into `eventOf`, so a type that no group names is a mistake of the groups. */
function eventsOf(
  groups: Readonly<Record<string, readonly [about: string, ...types: string[]]>>,
  data: Readonly<Record<string, Parameters<typeof toJsonSchema>[0]>>,
  anyName: string,
  toType: (types: readonly string[]) => JsonSchema,
): Readonly<Record<string, JsonSchema>> {
  const named = Object.values(groups).flatMap(([, ...types]) => types);
  const forgotten = Object.keys(data).filter((type) => !named.includes(type));
  if (forgotten.length > 0) throw new Error(`No group describes ${forgotten.join(', ')}.`);
  const events = Object.entries(groups).map(([name, [description, ...types]]) => {
    const [first = ''] = types;
    const schema = data[first];
    if (schema === undefined || types.some((type) => data[type] !== schema)) {
      throw new Error(`${name} has more than one kind of data.`);
    }
    return [name, { description, ...eventOf(toType(types), toJsonSchema(schema)) }] as const;
  });
  const oneOf = events.map(([name]) => ({ $ref: `#/components/schemas/${name}` }));
  return { ...Object.fromEntries(events), [anyName]: { oneOf } };
}

/** A CloudEvents 1.0 event with this type and data. The id of a call or a conversation may also be the subject. */
export function eventOf(type: JsonSchema, data: JsonSchema): JsonSchema {
  const { type: _type, data: _data, ...attributes } = propertiesOf(toJsonSchema(fieldsSchema(eventEntries)));
  const needs = Array.isArray(data.required) ? (data.required as readonly string[]) : [];
  const anywhere =
    'subject' in attributes ? ['callId', 'conversationId'].find((name) => needs.includes(name)) : undefined;
  const required = needs.filter((name) => name !== anywhere);
  const properties = {
    ...attributes,
    type,
    time: { type: 'string', format: 'date-time', description: 'Not read.' },
    datacontenttype: { const: 'application/json' },
    data: { ...data, required },
  };
  return {
    type: 'object',
    properties,
    required: ['specversion', 'id', 'source', 'type', ...(required.length > 0 ? ['data'] : [])],
    ...(anywhere === undefined
      ? {}
      : {
          anyOf: [{ required: ['subject'] }, { required: ['data'], properties: { data: { required: [anywhere] } } }],
        }),
  };
}

const propertiesOf = ({ properties }: JsonSchema): JsonSchema => (isFields(properties) ? properties : {});
