import type { DialMessage, SoftphoneAnswer } from '../../../protocol/messages/softphoneMessage';
import type { Clock } from '../base/clock';
import { superviseFormat } from '../../../protocol/dialFormat';
import { readGuid } from '../model/callers';
import { timings } from '../base/timings';
import { applyDial } from '../model/applyDial';
import type { CallRecord } from '../model/callRecord';
import type { CallStore } from './callStore';
import { keyOf } from './callRows';
import type { Connectors } from '../connectors/connectors';
import type { CallChanger } from './createCallChanger';
import type { EmergencyWall } from './createEmergencyWall';
import type { DueStore } from '../storage/dueStore';

/** Begins a call that an agent dialled; answers when it is stored and will be given to the telephony system. */
export type Dial = (oid: string, message: DialMessage) => Promise<SoftphoneAnswer>;

export interface DialParts {
  readonly calls: CallStore;
  readonly due: DueStore;
  readonly changer: CallChanger;
  readonly connectors: Connectors;
  readonly mustNotCall: EmergencyWall;
  readonly clock: Clock;
}

export function createDial({ calls, due, changer, connectors, mustNotCall, clock }: DialParts): Dial {
  return async (oid, message) => {
    const { callId, format } = message;
    const source = message.source.toLowerCase();
    const connector = connectors.of(source);
    const dialling = connector.dialling(oid);
    if (dialling?.source !== source || !dialling.formats.includes(format)) {
      return { ok: false, reason: 'not-possible' };
    }
    if (mustNotCall(message)) return { ok: false, reason: 'emergency-number' };
    // A GUID is nobody else's: no agent can dial into a call that the telephony system has named itself.
    if (readGuid(callId) !== callId) return { ok: false, reason: 'malformed' };
    const others = (await calls.ofCallId(source, callId)).filter(({ record }) => record.oid !== oid);
    if (others.length > 0) return { ok: false, reason: 'not-yours' };
    const call = newDialledCall(oid, message, source, clock(), connector.capabilities(oid));
    const key = keyOf(call);
    // Each step finds the earlier ones done when a repeat goes through them again after a crash.
    await due.add('due', key, call.dialEndsAtMs ?? call.createdAtMs);
    if (await calls.insert(call)) await calls.storeAnswer(call, 202, 1);
    await calls.addToAgent(call);
    const decision = await changer.change(key, ({ record }, nowMs) => applyDial(record, message, nowMs));
    return decision?.answer ?? { ok: false, reason: 'unavailable' };
  };
}

/** Version 0: nobody has been told of it, and the dialling has still to be asked for. */
function newDialledCall(
  oid: string,
  message: DialMessage,
  source: string,
  nowMs: number,
  capabilities: CallRecord['capabilities'],
): CallRecord {
  const dialEndsAtMs = nowMs + timings.dialLifeMs;
  return {
    callId: message.callId,
    source,
    oid,
    channel: 'voice',
    direction: 'outbound',
    from: {},
    to: { number: message.target, ...(message.name === undefined ? {} : { displayName: message.name }) },
    ...(capabilities === undefined ? {} : { capabilities }),
    ...(message.format === superviseFormat ? ofSupervisor(capabilities) : {}),
    ...(message.record === undefined ? {} : { record: message.record }),
    state: 'initiated',
    assumed: false,
    version: 0,
    createdAtMs: nowMs,
    shownDeadlineAtMs: dialEndsAtMs,
    ringEndsAtMs: dialEndsAtMs,
    dialEndsAtMs,
    seenEvents: [],
    outbox: [],
  };
}

/** It begins with listening. What can be done with other calls, such as to hold them, makes no sense for this one. */
const ofSupervisor = (capabilities: CallRecord['capabilities']) => ({
  supervision: 'listen' as const,
  ...(capabilities === undefined
    ? {}
    : { capabilities: capabilities.filter((one) => one === 'serverHangup' || one === 'supervise') }),
});
