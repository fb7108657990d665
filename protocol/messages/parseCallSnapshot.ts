import { readCapabilities } from '../callCapability';
import { commandFailures, isCommandName } from '../callCommand';
import { callFacts } from '../callFacts';
import type { FailedCommand, PendingCommand, CallSnapshot } from './callSnapshot';
import { isCallId } from '../callId';
import { readRecordReference } from './recordReference';
import { isCallState, isEndReason } from '../callState';
import { countField, isFields, timeField, textField, type Fields } from '../fields';
import { maxEventIdLength } from '../limits';
import { parsed, refused, type Parsed } from '../parsed';
import { parseParty } from './party';

/** Reads one call as the adaptor tells it. Unknown keys are dropped; errors name the part, never its content. */
export function parseCallSnapshot(value: unknown): Parsed<CallSnapshot> {
  if (!isFields(value)) return refused('The call is not a JSON object.');
  const { callId, state, direction, reason } = value;
  const source = textField(value.source, 256);
  const version = countField(value.version);
  const toldAtMs = timeField(value.toldAtMs);
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
  const ringRemainingMs = countField(value.ringRemainingMs);
  const connectedForMs = countField(value.connectedForMs);
  const offeredForMs = countField(value.offeredForMs);
  const record = readRecordReference(value.record);
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
    ...(toldAtMs === undefined ? {} : { toldAtMs }),
    ...(state === 'disconnected' && isEndReason(reason) ? { reason } : {}),
    ...(state === 'disconnected' && value.offerFailed === true ? { offerFailed: true } : {}),
    ...(ringRemainingMs === undefined ? {} : { ringRemainingMs }),
    ...(connectedForMs === undefined ? {} : { connectedForMs }),
    ...(offeredForMs === undefined ? {} : { offeredForMs }),
    ...(endedForMs === undefined ? {} : { endedForMs }),
    ...callFacts(value),
    ...(record === undefined ? {} : { record }),
    ...(state === 'disconnected' ? holdsOf(value) : {}),
    ...(value.consultation === true ? { consultation: true } : {}),
    ...(isCallId(value.relatedCallId) ? { relatedCallId: value.relatedCallId } : {}),
    ...commandFieldsOf(value),
  });
}

function holdsOf({ holds: given }: Fields): Pick<CallSnapshot, 'holds'> {
  const holds = (Array.isArray(given) ? (given as readonly unknown[]) : []).filter(isFields).flatMap((hold) => {
    const startedForMs = countField(hold.startedForMs);
    const lastedMs = countField(hold.lastedMs);
    return startedForMs === undefined || lastedMs === undefined ? [] : [{ startedForMs, lastedMs }];
  });
  return holds.length === 0 ? {} : { holds };
}

/** A command of a newer adaptor that is not known here has no button to show it at: it is left out. */
function commandFieldsOf(value: Fields): Pick<CallSnapshot, 'capabilities' | 'muted' | 'commands' | 'failedCommand'> {
  const capabilities = readCapabilities(value.capabilities);
  const given: readonly unknown[] = Array.isArray(value.commands) ? value.commands : [];
  const commands = given.map(readPending).filter((one) => one !== undefined);
  const failedCommand = readFailed(value.failedCommand);
  return {
    ...(capabilities === undefined ? {} : { capabilities }),
    ...(value.muted === true ? { muted: true } : {}),
    ...(commands.length === 0 ? {} : { commands }),
    ...(failedCommand === undefined ? {} : { failedCommand }),
  };
}

function readPending(value: unknown): PendingCommand | undefined {
  if (!isFields(value)) return undefined;
  const id = textField(value.id, maxEventIdLength);
  return id !== undefined && isCommandName(value.command) ? { id, command: value.command } : undefined;
}

function readFailed(value: unknown): FailedCommand | undefined {
  const pending = readPending(value);
  const why = commandFailures.find((one) => isFields(value) && one === value.why);
  return pending === undefined || why === undefined ? undefined : { ...pending, why };
}
