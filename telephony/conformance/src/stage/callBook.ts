import type { CommandName } from '../../../../protocol/callCommand';
import type { ConferenceParty } from '../../../../protocol/conferenceParty';
import type { CallState, EndReason, RingOutcome } from '../../../../protocol/callState';
import type { ToldCall } from '../../../../protocol/messages/answers';
import type { TelephonyEvent } from '../../../../protocol/messages/telephonyEvent';

/** A call as the adaptor has it, and what the connector has told of it. */
export interface KnownCall {
  readonly callId: string;
  readonly userId: string;
  state: CallState;
  outcome?: RingOutcome;
  reason?: EndReason;
  /** The connector itself has said that they talk. */
  saidConnected: boolean;
  saidMuted: boolean;
  /** The last that was told of its recording. */
  saidRecording?: TelephonyEvent['type'];
  /** The last that was told of who hears the supervisor, and of whether there is one. */
  saidSupervision?: TelephonyEvent['type'];
  saidSupervised?: boolean;
  /** The others of its conference, as told last. */
  parties?: readonly ConferenceParty[];
  saidEnd: boolean;
  /** By command id. */
  readonly commands: Map<string, { readonly command: CommandName; answer?: 'succeeded' | 'failed' }>;
}

/** What the adaptor answers; `complaint` is what the connector should not have done, in a sentence without anything personal. */
export interface Taken {
  readonly status: 202 | 404 | 409;
  readonly code?: 'unknown-call' | 'offered-before';
  readonly call?: KnownCall;
  readonly complaint?: string;
}

/** The calls of the adaptor's side: each event moves one, and what is told twice or out of turn is complained of. */
export class CallBook {
  readonly #calls = new Map<string, KnownCall>();

  all(): readonly KnownCall[] {
    return [...this.#calls.values()];
  }

  get(callId: string, userId: string): KnownCall | undefined {
    return this.#calls.get(keyOf(callId, userId));
  }

  /** A call that an agent dials: it is there before the telephony system is asked. */
  dial(callId: string, userId: string): KnownCall {
    const call = newCall(callId, userId, 'initiated');
    this.#calls.set(keyOf(callId, userId), call);
    return call;
  }

  /** The connector was started anew: it cannot know whether it said what `GET agents/{id}` does not tell. */
  connectorIsNew(): void {
    for (const call of this.all()) call.saidConnected = false;
  }

  take(event: TelephonyEvent, userId: string): Taken {
    const callId = event.callId ?? '';
    const known = this.get(callId, userId);
    if (event.type === 'call.offered') return this.#offer(event, callId, userId, known);
    if (known === undefined) {
      return { status: 404, code: 'unknown-call', complaint: `${event.type} for a call that was never offered.` };
    }
    const complaint = move(known, event);
    return { status: 202, call: known, ...(complaint === undefined ? {} : { complaint }) };
  }

  #offer(event: TelephonyEvent, callId: string, userId: string, known: KnownCall | undefined): Taken {
    if (known !== undefined) {
      const complaint = 'call.offered again for a call that was offered before, with another event id.';
      const rings = known.state === 'offered' || known.state === 'alerting';
      return rings ? { status: 202, call: known, complaint } : { status: 409, code: 'offered-before', complaint };
    }
    const call = newCall(callId, userId, event.direction === 'outbound' ? 'initiated' : 'offered');
    this.#calls.set(keyOf(callId, userId), call);
    return { status: 202, call };
  }
}

const keyOf = (callId: string, userId: string): string => `${callId}\n${userId}`;

const newCall = (callId: string, userId: string, state: CallState): KnownCall => ({
  ...{ callId, userId, state, saidConnected: false, saidMuted: false, saidEnd: false },
  commands: new Map(),
});

/** What `GET calls/{id}` and `GET agents/{id}` tell of it. */
export const toToldCall = ({ callId, userId, state, outcome, reason }: KnownCall): ToldCall => ({
  ...{ callId, userId, state, connections: 1 },
  final: state !== 'offered' && state !== 'alerting' && state !== 'initiated',
  ...(outcome === undefined ? {} : { outcome }),
  ...(reason === undefined ? {} : { reason }),
});

const isOver = ({ state }: KnownCall): boolean => state === 'disconnected';

/** @returns what was told without need or sense */
function move(call: KnownCall, event: TelephonyEvent): string | undefined {
  const again = `${event.type} was told twice.`;
  switch (event.type) {
    case 'call.offered':
      return undefined;
    case 'command.succeeded':
    case 'command.failed':
      return settle(call, event.commandId, event.type === 'command.succeeded' ? 'succeeded' : 'failed');
    case 'call.disconnected': {
      const wasSaid = call.saidEnd;
      call.saidEnd = true;
      if (!isOver(call)) call.reason = event.reason;
      call.state = 'disconnected';
      return wasSaid ? again : undefined;
    }
    default:
  }
  if (call.saidEnd) return `${event.type} came after the end of its call.`;
  // The ring ran out, or was rejected, while it was on its way: nothing moves, and nobody is to blame.
  if (isOver(call)) return undefined;
  switch (event.type) {
    case 'call.alerting':
      return call.saidConnected ? `${event.type} came after call.connected.` : undefined;
    case 'call.connected': {
      const wasSaid = call.saidConnected;
      call.saidConnected = true;
      if (call.state !== 'held') call.state = 'connected';
      return wasSaid ? again : undefined;
    }
    case 'call.held':
      return change(call, 'held', event.type);
    case 'call.retrieved':
      return change(call, 'connected', event.type);
    case 'call.muted':
    case 'call.unmuted': {
      const muted = event.type === 'call.muted';
      const wasSo = call.saidMuted === muted;
      call.saidMuted = muted;
      return wasSo ? again : undefined;
    }
    case 'call.conferenced':
      return conferenced(call, event.parties);
    case 'call.listening':
    case 'call.whispering':
    case 'call.barging': {
      const wasSo = call.saidSupervision === event.type;
      call.saidSupervision = event.type;
      return wasSo ? again : undefined;
    }
    case 'call.supervised':
    case 'call.unsupervised': {
      const isSo = event.type === 'call.supervised';
      const wasSo = call.saidSupervised === isSo;
      call.saidSupervised = isSo;
      return wasSo ? again : undefined;
    }
    case 'call.record-started':
    case 'call.record-paused':
    case 'call.record-resumed':
    case 'call.record-stopped': {
      const wasSo = call.saidRecording === event.type;
      call.saidRecording = event.type;
      return wasSo ? again : undefined;
    }
  }
}

/** With the first list the agent is in it, whatever the call was before. */
function conferenced(call: KnownCall, parties: readonly ConferenceParty[]): string | undefined {
  const { parties: before = [] } = call;
  if (call.state !== 'connected' && call.state !== 'held') {
    return 'call.conferenced was told of a call that nobody talked in.';
  }
  if (new Set(parties.map(({ id }) => id)).size < parties.length) return 'Two parties of call.conferenced have one id.';
  if (before.length === 0 && parties.length > 0) call.state = 'connected';
  call.parties = parties;
  return JSON.stringify(before) === JSON.stringify(parties) ? 'call.conferenced told the same list twice.' : undefined;
}

function change(call: KnownCall, state: 'held' | 'connected', type: string): string | undefined {
  const from = state === 'held' ? 'connected' : 'held';
  if (call.state === state) return `${type} was told, and the call was ${state} already.`;
  if (call.state !== from) return `${type} was told of a call that nobody talked in.`;
  call.state = state;
  return undefined;
}

function settle(call: KnownCall, commandId: string, answer: 'succeeded' | 'failed'): string | undefined {
  const command = call.commands.get(commandId);
  if (command === undefined) return `command.${answer} names a commandId that was never given for this call.`;
  if (command.answer !== undefined) return `A command was answered twice: ${command.answer}, then ${answer}.`;
  command.answer = answer;
  return undefined;
}
