import type { AgentEvent, CallEventType, QueuesEvent, TelephonyEvent } from './telephonyEvent';
import { isEndReason, type EndReason } from '../callState';
import type { CloudEvent } from './cloudEvent';
import { isFields, parseJson } from '../fields';
import { maxMessageLength } from '../limits';
import { agentQueuesType } from '../targets';
import { parsed, refused, type Parsed } from '../parsed';
import { cloudEventSchema } from '../schemas/cloudEventSchema';
import { read } from '../schemas/read';
import { agentDataSchemas, callDataSchema, plainTextSchema, telephonyDataSchemas } from '../schemas/telephonySchemas';

/**
 * Reads the text of `SendMessageToUser`: the seed's plain `{"PhoneNumber":…,"comments":…}`, or a CloudEvents 1.0 text.
 * Unknown keys are dropped. Errors: too long, no JSON, an unknown type, or a required part missing; the sentence
 * names the part and never repeats its content.
 */
export function parseTelephonyMessage(text: string): Parsed<TelephonyEvent | AgentEvent | QueuesEvent> {
  if (text.length > maxMessageLength) return refused(`The message has more than ${maxMessageLength} characters.`);
  const json = parseJson(text);
  if (!json.ok) return refused('The message is not JSON.');
  if (!isFields(json.value)) return refused('The message is not a JSON object.');
  if (!('specversion' in json.value)) return fromPlainText(json.value);
  const event = read(cloudEventSchema, json.value);
  if (!event.ok) return event;
  return isAboutAgent(event.value) ? toAgentEvent(event.value) : toCallEvent(event.value);
}

function fromPlainText(value: unknown): Parsed<TelephonyEvent> {
  const plain = read(plainTextSchema, value);
  if (!plain.ok) return plain;
  const { PhoneNumber: number, comments } = plain.value;
  return parsed({
    type: 'call.offered',
    assumed: true,
    channel: 'voice',
    direction: 'inbound',
    from: number === undefined ? {} : { number },
    to: {},
    ...(comments === undefined ? {} : { comments }),
  });
}

/** `com.example.call.offered` and `call.offered` are the same: only the last two words count. */
const lastWords = (type: string, kinds: RegExp): string | undefined => kinds.exec(type)?.[1];
const isAboutAgent = ({ type }: CloudEvent): boolean => lastWords(type, /(?:^|\.)(agent\.[a-z-]+)$/) !== undefined;

const eventKey = ({ source, id }: CloudEvent): string => JSON.stringify([source, id]);

function toAgentEvent(event: CloudEvent): Parsed<AgentEvent | QueuesEvent> {
  if (lastWords(event.type, /(agent\.queues)$/) !== undefined) {
    const told = read(agentDataSchemas[agentQueuesType], event.data);
    return told.ok ? parsed({ type: agentQueuesType, ...told.value, eventKey: eventKey(event) }) : told;
  }
  const ready = lastWords(event.type, /(agent\.available)$/) !== undefined;
  if (!ready && lastWords(event.type, /(agent\.not-ready)$/) === undefined) {
    return refused('type must end in agent.available, agent.not-ready or agent.queues.');
  }
  const told = read(agentDataSchemas['agent.not-ready'], event.data);
  if (!told.ok) return told;
  const wish = { ready, ...(ready ? {} : told.value), changedBy: 'telephony' } as const;
  return parsed({ type: 'agent.changed', wish, eventKey: eventKey(event) });
}

/** Ways in which a call leaves this agent that telephony systems report as an event of its own. */
const endings = {
  'call.disconnected': 'normal',
  'call.failed': 'error',
  'call.diverted': 'answered-elsewhere',
  'call.transferred': 'transferred',
} as const satisfies Readonly<Partial<Record<CallEventType, EndReason>>>;

const isCallEventType = (type: string | undefined): type is CallEventType =>
  type !== undefined && Object.keys(telephonyDataSchemas).includes(type);
const isEnding = (type: CallEventType): type is keyof typeof endings => Object.keys(endings).includes(type);

function toCallEvent(event: CloudEvent): Parsed<TelephonyEvent> {
  const type = lastWords(event.type, /(?:^|\.)((?:call|command)\.[a-z-]+)$/);
  const data = { ...event.data, callId: event.data.callId ?? event.subject };
  if (!isCallEventType(type)) {
    const call = read(callDataSchema, data);
    if (!call.ok) return call;
    const accepted = [...Object.keys(telephonyDataSchemas), ...Object.keys(agentDataSchemas)];
    return refused(`type must end in one of: ${accepted.join(', ')}.`);
  }
  const told = read(telephonyDataSchemas[type], data);
  if (!told.ok) return told;
  const known = { ...told.value, eventKey: eventKey(event) };
  if (isEnding(type)) {
    const { reason, cause, ...base } = known as typeof known & { readonly reason?: unknown; readonly cause?: unknown };
    return parsed({ ...base, type: 'call.disconnected', reason: reasonOf(reason, cause) ?? endings[type] });
  }
  const assumed = type === 'call.offered' ? { assumed: false } : {};
  return parsed({ ...known, ...assumed, type } as TelephonyEvent);
}

function reasonOf(given: unknown, cause: unknown): EndReason | undefined {
  const reason = given ?? (isFields(cause) ? cause.reason : cause);
  return isEndReason(reason) ? reason : undefined;
}
