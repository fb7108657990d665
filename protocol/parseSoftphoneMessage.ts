import { parseAgentWish } from './agentState';
import { isCallId } from './callId';
import { isRingOutcome } from './callState';
import { isDialFormat, readRecordReference } from './dialling';
import { shortLine, textField, type Fields } from './fields';
import { maxDisplayNameLength } from './limits';
import { toCommandMessage } from './commandMessage';
import { isDialTarget, parseCallCommand } from './parseCallCommand';
import { parseCloudEvent } from './parseCloudEvent';
import { parsed, refused, type Parsed } from './parsed';
import type { DialMessage, SoftphoneMessage } from './softphoneMessage';

/** Reads the one argument of the hub method `sendMessage`. Errors: no such event, or a part of it is missing. */
export function parseSoftphoneMessage(value: unknown): Parsed<SoftphoneMessage> {
  const event = parseCloudEvent(value);
  if (!event.ok) return event;
  const { id, type, data, subject } = event.value;
  if (type === 'agent.changed') {
    const wish = parseAgentWish(data);
    if (!wish.ok) return wish;
    return wish.value.changedBy === 'telephony'
      ? refused('changedBy must be agent or dynamics.')
      : parsed({ type, id, ...wish.value });
  }
  const callId = data.callId ?? subject;
  const source = textField(data.source, 256);
  if (!isCallId(callId)) return refused('data.callId is missing or malformed.');
  if (source === undefined) return refused('data.source is missing.');
  if (type === 'command.dial') return parseDial({ id, callId, source }, data);
  if (type.startsWith('command.')) {
    const command = parseCallCommand(type.slice('command.'.length), data);
    return command.ok ? parsed(toCommandMessage(command.value, { id, callId, source })) : command;
  }
  if (type === 'call.logged' || type === 'call.reported') return parsed({ type, id, callId, source });
  if (type !== 'ring.acknowledged')
    return refused('type must be ring.acknowledged, call.logged, call.reported, agent.changed or a command.');
  const { outcome } = data;
  if (!isRingOutcome(outcome)) return refused('data.outcome is not an outcome of a ring.');
  return parsed({ type, id, callId, source, outcome });
}

function parseDial(about: Pick<DialMessage, 'id' | 'callId' | 'source'>, data: Fields): Parsed<DialMessage> {
  const { target, format } = data;
  if (!isDialTarget(target)) return refused('data.target must be a number or an address.');
  if (!isDialFormat(format)) return refused('data.format must be a scheme such as tel.');
  const name = shortLine(data.name, maxDisplayNameLength);
  const record = readRecordReference(data.record);
  return parsed({
    ...about,
    type: 'command.dial',
    target,
    format,
    ...(name === undefined ? {} : { name }),
    ...(record === undefined ? {} : { record }),
    ...(data.confirmed === true ? { confirmed: true } : {}),
  });
}
