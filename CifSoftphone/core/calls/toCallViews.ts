import { callFacts } from '../../../protocol/callFacts';
import { commandNames, isPossible, offeredCommands } from '../../../protocol/callCommand';
import type { CallState } from '../../../protocol/callState';
import { relatedKey, type Call } from './call';
import { commandsOf, isUnderWay } from './liveCommands';
import type { CallsState } from './callsState';
import type { CallView } from './callView';
import type { NumberWords } from '../numbers/numberWords';
import { otherParty } from './otherParty';
import { recordingOf } from './recordingOf';

/** @param writeNumber gives a number in the agent's way of writing; pure. */
export function toCallViews(state: CallsState, writeNumber: (number: string) => NumberWords): readonly CallView[] {
  return state.calls.map((call) => toCallView(call, writeNumber));
}

function toCallView(call: Call, writeNumber: (number: string) => NumberWords): CallView {
  const { snapshot } = call;
  const party = otherParty(snapshot);
  const words = party.number === undefined ? undefined : writeNumber(party.number);
  return {
    key: call.key,
    callId: snapshot.callId,
    direction: snapshot.direction,
    state: stateOf(call),
    underWay: underWayOf(call),
    reason: reasonOf(call),
    number: words?.display,
    e164: words?.e164,
    numberKind: words?.kind,
    withheld: party.withheld === true,
    displayName: party.displayName,
    ...callFacts(snapshot),
    recording: recordingOf(call),
    customer: call.customer,
    // Of a dialled call it is where the agent dialled from.
    record: snapshot.direction === 'inbound' ? snapshot.record : undefined,
    search: call.search,
    canSearch: snapshot.capabilities?.includes('directory') === true,
    directory: call.directory,
    ringEndsAtMs: call.phase === 'ringing' ? call.ringEndsAtMs : undefined,
    connectedAtMs: call.phase === 'ringing' ? undefined : call.connectedAtMs,
    endedAtMs:
      call.phase === 'ended' && snapshot.toldAtMs !== undefined
        ? snapshot.toldAtMs - (snapshot.endedForMs ?? 0)
        : undefined,
    assumed: snapshot.assumed,
    offers: call.phase !== 'ended' ? offeredCommands(snapshot) : [],
    able: call.phase === 'live' ? commandNames.filter((command) => isPossible(snapshot, command)) : [],
    commands: call.phase !== 'ended' ? commandsOf(call) : [],
    muted: call.phase === 'live' && snapshot.muted === true,
    consultation: snapshot.consultation === true,
    relatedKey: relatedKey(snapshot),
  };
}

function stateOf(call: Call): CallState {
  const { snapshot } = call;
  switch (call.phase) {
    case 'ringing':
      // The agent need not wait for the adaptor to know that the time is over.
      if (call.answer === 'timed-out') return 'disconnected';
      return call.presented === 'shown' ? 'alerting' : 'offered';
    case 'live':
      if (snapshot.state === 'initiated') return 'initiated';
      return call.held ? 'held' : 'connected';
    case 'ended':
      return 'disconnected';
  }
}

function reasonOf(call: Call): CallView['reason'] {
  if (call.phase === 'ended') return call.reason;
  return call.phase === 'ringing' && call.answer === 'timed-out' ? 'timed-out' : undefined;
}

function underWayOf(call: Call): CallView['underWay'] {
  if (call.phase === 'ringing') return call.answer === 'accept' || call.answer === 'reject' ? call.answer : undefined;
  return call.phase === 'live' && isUnderWay(call, 'hangup') ? 'hangup' : undefined;
}
