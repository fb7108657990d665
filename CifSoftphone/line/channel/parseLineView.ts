import { parseAgentState } from '../../../protocol/messages/agentState';
import { isCommandName, type CommandName } from '../../../protocol/callCommand';
import { callFacts } from '../../../protocol/callFacts';
import { isCallId } from '../../../protocol/callId';
import { isCallState, isEndReason } from '../../../protocol/callState';
import { isDialFormat } from '../../../protocol/dialFormat';
import { readRecordReference } from '../../../protocol/messages/recordReference';
import { isFields, textField } from '../../../protocol/fields';
import type { CallView } from '../../core/calls/callView';
import { numberKinds } from '../../core/numbers/numberWords';
import { parseDialChoice } from '../../core/numbers/dialChoice';
import type { AgentView } from '../../core/line/agentView';
import type { LineStatus, LineView } from '../../core/line/lineView';
import { optionalNumber, optionalText } from './optional';
import { parseDraft } from './parseDraft';
import { parseKept } from './parseKept';
import { parseAgentSearch, parseMatch } from './parseCustomer';
import { readGivenSettings } from '../../core/settings/parseSettings';
import { troubleKinds, type Trouble } from '../../core/troubles/trouble';
import { parseWrittenNumbers } from '../../core/numbers/writtenNumbers';

const statuses: readonly LineStatus[] = ['not-configured', 'signed-out', 'connecting', 'connected', 'reconnecting'];
const commandNamesIn = (value: unknown): readonly CommandName[] =>
  Array.isArray(value) ? value.filter(isCommandName) : [];

/** Missed calls of a whole day of nobody at the desk, and more. */
const maxCalls = 1_000;

/** Reads the leader's view; `undefined` when its shape is not ours. A call that cannot be read spoils the whole. */
export function parseLineView(value: unknown): LineView | undefined {
  if (!isFields(value) || !Array.isArray(value.calls) || value.calls.length > maxCalls) return undefined;
  const status = statuses.find((one) => one === value.status);
  const calls = (value.calls as readonly unknown[]).map(parseCallView);
  if (status === undefined || !calls.every((call) => call !== undefined)) return undefined;
  return {
    status,
    calls,
    ringPlaceId: optionalText(value.ringPlaceId),
    trouble: parseTrouble(value.trouble),
    agent: parseAgent(value.agent),
    ...(Array.isArray(value.queues) ? { queues: value.queues as LineView['queues'] & object } : {}),
    kpis: value.kpis,
    written: parseWrittenNumbers(value.written),
    kept: parseKept(value.kept),
    dialChoice: parseDialChoice(value.dialChoice),
    agentName: optionalText(value.agentName),
    dialFormats: Array.isArray(value.dialFormats) ? value.dialFormats.filter(isDialFormat) : [],
    searchable: Array.isArray(value.searchable) ? value.searchable.filter(isDialFormat) : [],
    directory: parseDirectory(value.directory),
    given: isFields(value.given) ? readGivenSettings(value.given).given : {},
  };
}

const parseDirectory = (value: unknown): CallView['directory'] =>
  isFields(value) ? { text: String(value.text), entries: value.entries } : undefined;

function parseAgent(value: unknown): AgentView | undefined {
  const agent = parseAgentState(value);
  return agent.ok
    ? { ...agent.value, sinceMs: isFields(value) ? optionalNumber(value.sinceMs) : undefined }
    : undefined;
}

function parseTrouble(value: unknown): Trouble | undefined {
  if (!isFields(value)) return undefined;
  const kind = troubleKinds.find((one) => one === value.kind);
  const { command } = value;
  return kind && { kind, detail: optionalText(value.detail), command: isCommandName(command) ? command : undefined };
}

function parseCallView(value: unknown): CallView | undefined {
  if (!isFields(value)) return undefined;
  const { callId, state, direction, underWay, reason } = value;
  const key = textField(value.key, 1_024);
  if (key === undefined || !isCallId(callId) || !isCallState(state)) return undefined;
  if (direction !== 'inbound' && direction !== 'outbound') return undefined;
  return {
    key,
    callId,
    direction,
    state,
    underWay: underWay === 'accept' || underWay === 'reject' || underWay === 'hangup' ? underWay : undefined,
    reason: isEndReason(reason) ? reason : undefined,
    number: optionalText(value.number),
    e164: optionalText(value.e164),
    numberKind: numberKinds.find((kind) => kind === value.numberKind),
    withheld: value.withheld === true,
    displayName: optionalText(value.displayName),
    ...callFacts(value),
    customer: parseMatch(value.customer),
    record: readRecordReference(value.record),
    search: parseAgentSearch(value.search),
    canSearch: value.canSearch === true,
    directory: parseDirectory(value.directory),
    ringEndsAtMs: optionalNumber(value.ringEndsAtMs),
    connectedAtMs: optionalNumber(value.connectedAtMs),
    endedAtMs: optionalNumber(value.endedAtMs),
    assumed: value.assumed === true,
    // The leader of an earlier version knows only End call.
    offers: value.offers === undefined ? ['hangup'] : commandNamesIn(value.offers),
    able: commandNamesIn(value.able),
    commands: commandNamesIn(value.commands),
    muted: value.muted === true,
    consultation: value.consultation === true,
    relatedKey: optionalText(value.relatedKey),
    draft: parseDraft(value.draft),
  };
}
