import { sendsOn } from '../../../protocol/callCommand';
import type { EndReason } from '../../../protocol/callState';
import type { TelephonyEvent } from '../../../protocol/messages/telephonyEvent';
import { hashKey } from '../base/hashKey';
import { completeCommand, withEffect, withParties } from './completeCommand';
import { ended, isRinging, nextVersion, type CallChange, type CallRecord } from './callRecord';

const effects = {
  'call.held': 'hold',
  'call.retrieved': 'retrieve',
  'call.muted': 'mute',
  'call.unmuted': 'unmute',
  'call.record-started': 'record-start',
  'call.record-paused': 'record-pause',
  'call.record-resumed': 'record-resume',
  'call.record-stopped': 'record-stop',
  'call.listening': 'listen',
  'call.whispering': 'whisper',
  'call.barging': 'barge',
} as const;

/** Events arrive at least once: this many ids of the latest are kept to recognise repeats. */
const keptEventIds = 256;

/**
 * What a later event of the telephony system does to a call. Repeats and events that would go backwards change
 * nothing that is seen; `undefined` when nothing is to be stored either. A system that reports on a call takes it over, so an assumed one is assumed no longer.
 */
export function applyTelephonyEvent(call: CallRecord, event: TelephonyEvent, nowMs: number): CallChange | undefined {
  const eventId = event.eventKey === undefined ? undefined : hashKey(event.eventKey).slice(0, 16);
  if (eventId !== undefined && call.seenEvents.includes(eventId)) return undefined;
  const seenEvents = eventId === undefined ? call.seenEvents : [...call.seenEvents, eventId].slice(-keptEventIds);
  const heard: CallRecord = { ...call, seenEvents, heardAtMs: nowMs };
  const moved = call.state === 'disconnected' ? undefined : move(heard, event, nowMs);
  if (moved !== undefined) return nextVersion({ ...moved, assumed: false });
  // It changes nothing that anybody sees, but it is a sign of life, and its repeat must not count later.
  return eventId === undefined || call.state === 'disconnected' ? undefined : { record: heard };
}

function move(before: CallRecord, event: TelephonyEvent, nowMs: number): CallRecord | undefined {
  const call = asTold(before, event);
  switch (event.type) {
    case 'call.offered':
      return undefined;
    case 'call.alerting':
      if (call.state === 'initiated') return dialled({ ...call, farEndRings: true }, event, nowMs);
      // Their "alerting" is a ring tone; ours means drawn in front of the agent, which only the softphone knows.
      return call === before ? undefined : call;
    case 'call.connected':
      if (call.state === 'initiated') {
        return dialled({ ...call, state: 'connected', connectedAtMs: nowMs }, event, nowMs);
      }
      if (isRinging(call)) return { ...call, state: 'connected', connectedAtMs: nowMs };
      // After our accept this confirms it: nothing moves, but the call is reported on from now.
      return (call.state === 'connected' && call.assumed) || call !== before ? call : undefined;
    case 'call.held':
    case 'call.retrieved':
    case 'call.muted':
    case 'call.unmuted':
    case 'call.record-started':
    case 'call.record-paused':
    case 'call.record-resumed':
    case 'call.record-stopped':
    case 'call.listening':
    case 'call.whispering':
    case 'call.barging':
      return withEffect(call, effects[event.type], nowMs);
    case 'call.supervised':
    case 'call.unsupervised':
      return supervised(call, event.type === 'call.supervised');
    case 'call.conferenced':
      return withParties(call, event.parties, nowMs);
    case 'command.succeeded':
    case 'command.failed':
      return completeCommand(call, event.commandId, event.type === 'command.succeeded', nowMs);
    case 'call.disconnected':
      return ended(call, reasonOf(call, event.reason), nowMs);
  }
}

/** The same call where nothing new is said of its recording, or of how a supervisor is in it. */
function asTold(call: CallRecord, event: TelephonyEvent): CallRecord {
  if (event.type !== 'call.alerting' && event.type !== 'call.connected') return call;
  const { recording = call.recording, supervision = call.supervision } = event;
  if (recording === call.recording && supervision === call.supervision) return call;
  return {
    ...call,
    ...(recording === undefined ? {} : { recording }),
    ...(supervision === undefined ? {} : { supervision }),
  };
}

/** A ring is nobody's call yet: nobody is in it. */
function supervised({ supervised: before = false, ...call }: CallRecord, isSo: boolean): CallRecord | undefined {
  if (before === isSo || isRinging(call) || call.state === 'initiated') return undefined;
  return isSo ? { ...call, supervised: true } : call;
}

/** It rings or talks at the other end: so it was dialled, and now it is known what can be done with it. */
function dialled(
  call: CallRecord,
  { capabilities }: { readonly capabilities?: CallRecord['capabilities'] },
  nowMs: number,
): CallRecord {
  const known = capabilities === undefined ? call : { ...call, capabilities };
  return withEffect(known, 'dial', nowMs) ?? known;
}

/**
 * A call that never came about did not end as any other: the agent gave it up, or nobody answered. CSTA tells a ring that
 * was sent on as diverted, whoever wanted it.
 */
function reasonOf(call: CallRecord, told: EndReason): EndReason {
  if (isRinging(call) && told === 'answered-elsewhere') {
    return call.commands?.some(({ command }) => sendsOn(command)) === true ? 'transferred' : told;
  }
  if (call.state !== 'initiated' || told !== 'normal') return told;
  const givesUp = call.commands?.some(({ command }) => command === 'hangup' || command === 'cancel-consult') === true;
  return givesUp ? 'cancelled' : 'no-answer';
}
