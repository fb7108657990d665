import { isCallId } from './callId';
import type { CallSnapshot } from './callSnapshot';
import { isCallState, isEndReason } from './callState';
import { countField, isFields, textField } from './fields';
import { maxCommentsLength } from './limits';
import { parsed, refused, type Parsed } from './parsed';
import { parseParty } from './parseParty';

/** Reads one call as the adaptor tells it. Unknown keys are dropped; errors name the part, never its content. */
export function parseCallSnapshot(value: unknown): Parsed<CallSnapshot> {
  if (!isFields(value)) return refused('The call is not a JSON object.');
  const { callId, state, direction, reason } = value;
  const source = textField(value.source, 256);
  const version = countField(value.version);
  if (!isCallId(callId)) return refused('callId is missing or malformed.');
  if (source === undefined) return refused('source is missing.');
  if (!isCallState(state)) return refused('state is not a state of a call.');
  if (version === undefined) return refused('version is missing.');
  if (direction !== 'inbound' && direction !== 'outbound') return refused('direction is missing.');
  if (value.channel !== 'voice') return refused('channel must be "voice".');
  const from = parseParty(value.from);
  if (!from.ok) return from;
  const to = parseParty(value.to);
  if (!to.ok) return to;
  const comments = textField(value.comments, maxCommentsLength);
  const ringRemainingMs = countField(value.ringRemainingMs);
  const connectedForMs = countField(value.connectedForMs);
  const offeredForMs = countField(value.offeredForMs);
  const endedForMs = countField(value.endedForMs);
  return parsed({
    callId,
    source,
    channel: 'voice',
    direction,
    from: from.value,
    to: to.value,
    state,
    assumed: value.assumed === true,
    version,
    ...(comments === undefined ? {} : { comments }),
    ...(state === 'disconnected' && isEndReason(reason) ? { reason } : {}),
    ...(ringRemainingMs === undefined ? {} : { ringRemainingMs }),
    ...(connectedForMs === undefined ? {} : { connectedForMs }),
    ...(offeredForMs === undefined ? {} : { offeredForMs }),
    ...(endedForMs === undefined ? {} : { endedForMs }),
  });
}
