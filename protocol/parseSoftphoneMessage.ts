import { parseAgentWish } from './agentState';
import { isCallId } from './callId';
import { isRingOutcome } from './callState';
import { textField } from './fields';
import { toCommandMessage } from './commandMessage';
import { parseCallCommand } from './parseCallCommand';
import { parseCloudEvent } from './parseCloudEvent';
import { parsed, refused, type Parsed } from './parsed';
import type { SoftphoneMessage } from './softphoneMessage';

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
