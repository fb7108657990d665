import { agentEventTypes, parseAgentEvent, type AgentEvent } from './agentEvent';
import { readCapabilities } from './callCapability';
import { isCallId } from './callId';
import { isEndReason, type EndReason } from './callState';
import type { CloudEvent } from './cloudEvent';
import { isFields, parseJson, shortLines, textField, type Fields } from './fields';
import { maxCommentsLength, maxEventIdLength, maxMessageLength, maxNumberLength } from './limits';
import { parseCloudEvent } from './parseCloudEvent';
import { parsed, refused, type Parsed } from './parsed';
import { parseParty } from './parseParty';
import { telephonyEventTypes, type TelephonyEvent, type TelephonyEventBase } from './telephonyEvent';

/** Ways in which a call leaves this agent that telephony systems report as an event of its own. */
const endingTypes: ReadonlyMap<string, EndReason> = new Map([
  ['call.failed', 'error'],
  ['call.diverted', 'answered-elsewhere'],
  ['call.transferred', 'transferred'],
]);

/** Events that say all by their type. */
const plainTypes = ['call.held', 'call.retrieved', 'call.muted', 'call.unmuted'] as const;

/**
 * Reads the text of `SendMessageToUser`: the seed's plain `{"PhoneNumber":…,"comments":…}`, or a CloudEvents 1.0 text.
 * Unknown keys are dropped. Errors: too long, no JSON, an unknown type, or a required part missing; the sentence
 * names the part and never repeats its content.
 */
export function parseTelephonyMessage(text: string): Parsed<TelephonyEvent | AgentEvent> {
  if (text.length > maxMessageLength) return refused(`The message has more than ${maxMessageLength} characters.`);
  const json = parseJson(text);
  if (!json.ok) return refused('The message is not JSON.');
  if (!isFields(json.value)) return refused('The message is not a JSON object.');
  if ('specversion' in json.value) {
    const event = parseCloudEvent(json.value);
    return event.ok ? (parseAgentEvent(event.value) ?? fromCloudEvent(event.value)) : event;
  }
  return fromPlainText(json.value);
}

function fromPlainText(fields: Fields): Parsed<TelephonyEvent> {
  if (!('PhoneNumber' in fields)) {
    return refused('The message has neither specversion (CloudEvents 1.0) nor PhoneNumber (plain text).');
  }
  const given = fields.PhoneNumber;
  // Some systems write the number as a JSON number, and none at all for a caller who hides it: both must ring.
  const number = textField(typeof given === 'number' ? String(given) : given, maxNumberLength);
  if (typeof given === 'string' && given.length > maxNumberLength) {
    return refused(`PhoneNumber has more than ${maxNumberLength} characters.`);
  }
  return parsed({
    type: 'call.offered',
    assumed: true,
    channel: 'voice',
    direction: 'inbound',
    from: number === undefined ? {} : { number },
    to: {},
    ...commentsOf(fields),
  });
}

function fromCloudEvent(event: CloudEvent): Parsed<TelephonyEvent> {
  const { data } = event;
  const callId = data.callId ?? event.subject;
  if (!isCallId(callId))
    return refused('data.callId (or subject) must be 1 to 128 visible ASCII characters, and not . or ..');
  if (data.channel !== undefined && data.channel !== 'voice') return refused('channel must be "voice".');
  const direction = data.direction ?? 'inbound';
  if (direction !== 'inbound' && direction !== 'outbound') return refused('direction must be "inbound" or "outbound".');
  const from = parseParty(data.from);
  if (!from.ok) return from;
  const to = parseParty(data.to);
  if (!to.ok) return to;
  const base: TelephonyEventBase = {
    callId,
    eventKey: JSON.stringify([event.source, event.id]),
    channel: 'voice',
    direction,
    from: from.value,
    to: to.value,
  };
  return withType(base, event);
}

function withType(base: TelephonyEventBase, event: CloudEvent): Parsed<TelephonyEvent> {
  // `com.example.call.offered` and `call.offered` are the same: only the last two words count.
  const type = /(?:^|\.)((?:call|command)\.[a-z-]+)$/.exec(event.type)?.[1];
  const capabilities = readCapabilities(event.data.capabilities);
  const known = capabilities === undefined ? {} : { capabilities };
  if (type === 'call.alerting' || type === 'call.connected') return parsed({ ...base, type, ...known });
  if (type === 'call.offered') {
    return parsed({ ...base, type, assumed: false, ...commentsOf(event.data), ...known });
  }
  if (type === 'command.succeeded' || type === 'command.failed') {
    const commandId = textField(event.data.commandId, maxEventIdLength);
    return commandId === undefined
      ? refused('data.commandId must be that of the command.requested webhook.')
      : parsed({ ...base, type, commandId });
  }
  if (type === 'call.disconnected') return parsed({ ...base, type, reason: reasonOf(event.data) ?? 'normal' });
  const ending = type === undefined ? undefined : endingTypes.get(type);
  if (ending !== undefined) {
    return parsed({ ...base, type: 'call.disconnected', reason: reasonOf(event.data) ?? ending });
  }
  const plain = plainTypes.find((one) => one === type);
  if (plain !== undefined) return parsed({ ...base, type: plain });
  const accepted = [...telephonyEventTypes, ...endingTypes.keys(), ...agentEventTypes];
  return refused(`type must end in one of: ${accepted.join(', ')}.`);
}

function reasonOf(data: Fields): EndReason | undefined {
  const reason = data.reason ?? (isFields(data.cause) ? data.cause.reason : data.cause);
  return isEndReason(reason) ? reason : undefined;
}

function commentsOf(fields: Fields): { readonly comments?: string } {
  const comments = shortLines(fields.comments, maxCommentsLength);
  return comments === undefined ? {} : { comments };
}
