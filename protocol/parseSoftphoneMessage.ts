import { isCallId } from './callId';
import { isRingOutcome } from './callState';
import { textField } from './fields';
import { parseCloudEvent } from './parseCloudEvent';
import { parsed, refused, type Parsed } from './parsed';
import type { SoftphoneMessage } from './softphoneMessage';

/** Reads the one argument of the hub method `sendMessage`. Errors: no such event, or a part of it is missing. */
export function parseSoftphoneMessage(value: unknown): Parsed<SoftphoneMessage> {
  const event = parseCloudEvent(value);
  if (!event.ok) return event;
  const { id, type, data, subject } = event.value;
  const callId = data.callId ?? subject;
  const source = textField(data.source, 256);
  if (!isCallId(callId)) return refused('data.callId is missing or malformed.');
  if (source === undefined) return refused('data.source is missing.');
  if (type === 'command.hangup' || type === 'call.logged') return parsed({ type, id, callId, source });
  if (type !== 'ring.acknowledged') return refused('type must be ring.acknowledged, command.hangup or call.logged.');
  const { outcome } = data;
  if (!isRingOutcome(outcome)) return refused('data.outcome is not an outcome of a ring.');
  return parsed({ type, id, callId, source, outcome });
}
