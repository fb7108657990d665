import type { CommandName } from '../../../protocol/callCommand';
import type { Recording } from '../../../protocol/callFacts';
import type { FailedCommand } from '../../../protocol/messages/callSnapshot';
import { ended, isRinging, type CallRecord, type StoredCommand } from './callRecord';
import { beginHold, endHold } from './holds';
import { isDone, withPartyEffect } from './conference';

/** Ids of so many commands that are over are kept: a repeat comes within seconds. */
const keptSettled = 16;

/** Some systems do not tell a start from a resumption: what counts is whether it is recorded now. */
const recordingAfter = {
  'record-start': 'on',
  'record-resume': 'on',
  'record-pause': 'paused',
  'record-stop': 'off',
} as const satisfies Partial<Record<CommandName, Recording>>;
const recordings: Partial<Readonly<Record<CommandName, Recording>>> = recordingAfter;

/**
 * What the telephony system did, asked or of its own accord (an agent may press hold on a desk phone); completes the
 * command that wished for it. `undefined` when the call is like that already and nobody waits for it.
 */
export function withEffect(call: CallRecord, command: CommandName, nowMs: number): CallRecord | undefined {
  const recording = recordings[command];
  const waiting = (call.commands ?? []).find(
    (one) => one.command === command || (recording !== undefined && recordings[one.command] === recording),
  );
  const moved = effectOf(call, command, nowMs);
  if (moved === undefined) return waiting === undefined ? undefined : settled(call, [waiting]);
  return waiting === undefined ? moved : settled(moved, [waiting]);
}

/** The telephony system's word about one command; `undefined` when that command is over already. */
export function completeCommand(
  call: CallRecord,
  commandId: string,
  succeeded: boolean,
  nowMs: number,
): CallRecord | undefined {
  const command = (call.commands ?? []).find((one) => one.id === commandId);
  if (command === undefined) return undefined;
  if (!succeeded) return failed(call, [command], 'refused', nowMs);
  if (command.party !== undefined) return settled(withPartyEffect(call, command), [command]);
  const { text } = command;
  return withEffect(text === undefined ? call : { ...call, repliedText: text }, command.command, nowMs);
}

/**
 * All others in the conference, as the telephony system tells them; completes what was asked of them. With the first list
 * the conference begins, and the agent is in it: nobody is on hold any more. `undefined` of a call in which nobody talks,
 * and when all is so already.
 */
export function withParties(
  call: CallRecord,
  parties: NonNullable<CallRecord['parties']>,
  nowMs: number,
): CallRecord | undefined {
  if (call.state !== 'connected' && call.state !== 'held') return undefined;
  const { parties: before, ...alone } = call;
  const known: CallRecord = parties.length === 0 ? alone : { ...call, parties };
  const done = (call.commands ?? []).filter((command) => isDone(known, command));
  if (done.length === 0 && JSON.stringify(before ?? []) === JSON.stringify(parties)) return undefined;
  const begins = before === undefined && parties.length > 0;
  return settled(begins && known.state === 'held' ? endHold(known, nowMs) : known, done);
}

/** Ends the commands that nobody completed in time; `undefined` when there is none. */
export function expireCommands(call: CallRecord, nowMs: number): CallRecord | undefined {
  const late = (call.commands ?? []).filter((command) => command.endsAtMs <= nowMs);
  return late.length === 0 ? undefined : failed(maybeRecorded(call, late), late, 'no-answer', nowMs);
}

/** It may have begun without a word. Whoever reads "paused" or "not recorded" relies on it, so neither is said any more. */
const maybeRecorded = (call: CallRecord, late: readonly StoredCommand[]): CallRecord =>
  call.recording !== 'on' && late.some(({ command }) => recordings[command] === 'on')
    ? { ...call, recording: 'possible' }
    : call;

function effectOf(call: CallRecord, command: CommandName, nowMs: number): CallRecord | undefined {
  switch (command) {
    case 'hold':
      return call.state === 'connected' ? beginHold(call, nowMs) : undefined;
    case 'retrieve':
      return call.state === 'held' ? endHold(call, nowMs) : undefined;
    case 'mute':
      // Of a call that rings nothing but its recording changes.
      return call.muted === true || isRinging(call) ? undefined : { ...call, muted: true };
    case 'unmute':
      return call.muted === true ? { ...call, muted: false } : undefined;
    // What becomes of the rest is told by a second call, the list of parties, or the command's own event.
    case 'dial':
    case 'send-digits':
    case 'consult':
    case 'merge':
    case 'drop-party':
    case 'mute-party':
    case 'unmute-party':
      return undefined;
    case 'hangup':
    case 'cancel-consult':
      return ended(call, call.state === 'initiated' ? 'cancelled' : 'normal', nowMs);
    case 'blind-transfer':
    case 'complete-transfer':
    case 'deflect':
    case 'to-voicemail':
    case 'leave':
      return ended(call, 'transferred', nowMs);
    case 'reply-text':
      return ended(call, 'rejected', nowMs);
    case 'listen':
    case 'whisper':
    case 'barge':
      // What is no supervisor's call does not become one.
      return call.supervision === undefined || call.supervision === command
        ? undefined
        : { ...call, supervision: command };
    case 'record-start':
    case 'record-resume':
    case 'record-pause':
    case 'record-stop': {
      const recording = recordingAfter[command];
      return call.recording === recording ? undefined : { ...call, recording };
    }
  }
}

function failed(
  call: CallRecord,
  commands: readonly StoredCommand[],
  why: FailedCommand['why'],
  nowMs: number,
): CallRecord {
  // Without the dialling there is no call.
  const dial = commands.find((one) => one.command === 'dial');
  const last = dial ?? commands[commands.length - 1];
  const record = settled(call, commands);
  if (last === undefined) return record;
  const told = { ...record, failedCommand: { id: last.id, command: last.command, why } };
  return dial === undefined ? told : ended(told, 'not-dialled', nowMs);
}

/** Takes commands off the call, and off the outbox: one that came to nothing must not be delivered later. */
function settled(call: CallRecord, over: readonly StoredCommand[]): CallRecord {
  const ids = over.map((one) => one.id);
  return {
    ...call,
    commands: (call.commands ?? []).filter((one) => !ids.includes(one.id)),
    settledCommands: [...(call.settledCommands ?? []), ...ids].slice(-keptSettled),
    outbox: call.outbox.filter(({ data }) => typeof data.commandId !== 'string' || !ids.includes(data.commandId)),
  };
}
