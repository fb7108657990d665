import type { AgentChanger } from '../agents/createAgentChanger';
import { toCallCommand } from '../../../protocol/messages/commandMessage';
import { parseSoftphoneMessage } from '../../../protocol/messages/parseSoftphoneMessage';
import type {
  AgentMessage,
  DialMessage,
  SoftphoneAnswer,
  SoftphoneMessage,
} from '../../../protocol/messages/softphoneMessage';
import { errorFacts, type Log } from '../base/log';
import { applyCommand } from '../model/applyCommand';
import { applyLogged, applyReported } from '../model/applyEndedCall';
import { applyRingOutcome, type Decision } from '../model/applyRingOutcome';
import { callRowKey } from '../model/rowKeys';
import type { StoredCall } from './callRows';
import type { Connectors } from '../connectors/connectors';
import type { CallStore } from './callStore';
import type { Dial } from './createDial';
import type { EmergencyWall } from './createEmergencyWall';
import type { CallChanger } from './createCallChanger';
import { readGuid } from '../model/callers';

/** Carries out what an agent's softphone sent and answers when the effect is stored; never throws. */
export type AnswerSoftphone = (oid: string | undefined, message: unknown) => Promise<SoftphoneAnswer>;

/** An agent looks for somebody to give a call to. */
type DirectoryQuestion = Extract<SoftphoneMessage, { readonly type: 'directory.asked' }>;
/**
 * Asks the telephony system whose call it is, and nobody else: what an agent looks for stays where the call is. Nothing
 * of question and answer is stored or logged.
 */
export type SearchDirectory = (oid: string, question: DirectoryQuestion) => Promise<SoftphoneAnswer>;

export interface AnswerSoftphoneParts {
  readonly calls: CallStore;
  readonly changer: CallChanger;
  readonly agents: AgentChanger;
  readonly connectors: Connectors;
  readonly dial: Dial;
  readonly searchDirectory: SearchDirectory;
  readonly mustNotCall: EmergencyWall;
  readonly log: Log;
}

export function createAnswerSoftphone(parts: AnswerSoftphoneParts): AnswerSoftphone {
  const { calls, changer, agents, connectors, dial, searchDirectory, mustNotCall, log } = parts;
  return async (oid, argument) => {
    const message = parseSoftphoneMessage(argument);
    if (!message.ok) return { ok: false, reason: 'malformed' };
    const { value } = message;
    try {
      await connectors.fresh();
      if (value.type === 'agent.changed') {
        // Who it is about comes from the connection, never from the message: nobody speaks for somebody else.
        if (oid === undefined) return { ok: false, reason: 'malformed' };
        // Under its id: the service may deliver a message again, or after the one that was sent later.
        return { ok: true, version: (await agents.change(oid, value, `softphone ${value.id}`)).version };
      }
      const source = readGuid(value.source);
      if (oid === undefined || source === undefined) return { ok: false, reason: 'unknown-call' };
      if (value.type === 'command.dial') return await dial(oid, value);
      if (value.type === 'directory.asked') return await searchDirectory(oid, { ...value, source });
      // Whatever calls somebody, by whichever command.
      if ('target' in value && mustNotCall(value)) return { ok: false, reason: 'emergency-number' };
      // The agent is part of the key: nobody can reach somebody else's call.
      const decision = await changer.change(callRowKey(source, value.callId, oid), (call, nowMs) =>
        decide(value, call, nowMs),
      );
      if (decision !== undefined) return decision.answer;
      const others = await calls.ofCallId(source, value.callId);
      return { ok: false, reason: others.length > 0 ? 'not-yours' : 'unknown-call' };
    } catch (error) {
      log.warn('softphone-message-failed', { type: value.type, ...errorFacts(error) });
      return { ok: false, reason: 'unavailable' };
    }
  };
}

function decide(
  message: Exclude<SoftphoneMessage, AgentMessage | DialMessage | DirectoryQuestion>,
  { record, connections }: StoredCall,
  nowMs: number,
): Decision {
  switch (message.type) {
    case 'ring.acknowledged':
      return applyRingOutcome(record, message.outcome, message.id, connections, nowMs);
    case 'call.logged':
      return applyLogged(record, nowMs);
    case 'call.reported':
      return applyReported(record, message.id);
    default:
      return applyCommand(record, { id: message.id, ...toCallCommand(message) }, nowMs);
  }
}
