import type { AgentQueues } from '../../protocol/messages/agentQueues';
import { randomUUID } from 'node:crypto';
import type { CommandRequested, RingAnswer } from '../../protocol/messages/answers';
import { cutText } from '../../protocol/cutText';
import { superviseFormat } from '../../protocol/dialFormat';
import { maxNumberLength } from '../../protocol/limits';
import type { EndReason, RingOutcome } from '../../protocol/callState';
import type { TelephonyClient } from '../../telephony/client/src/telephonyClient';
import { AdaptorRefused } from '../../telephony/client/src/telephonyError';
import type { WebhookEvent } from '../../telephony/client/src/webhooks/webhookEvent';
import { AgentStates } from './agentStates';
import {
  completionOf,
  isEnd,
  done,
  promptly,
  refusal,
  type CommandBehaviour,
  type ReportedType,
} from './commandBehaviour';
import { calledBy, type Colleague } from './colleagues';
import { Conferences } from './conferences';
import { Consultations } from './consultations';
import { dialSteps, type DialBehaviour } from './dialBehaviour';
import { toGivenCommand, type GivenCommand } from './givenCommand';
import { InTurn } from './inTurn';
import { allItCan, itsReplies, ofConsultations, toCallEvent, type EventFacts } from './toCallEvent';
import { mayCarryOut } from './mayCarryOut';
import type { RingRequest } from './ringRequest';
import { Supervisions } from './supervisions';
import { whoIsThere } from './whoIsThere';
import { finalOutcomeOf, Rings, type FinalOutcome, type Ring } from './rings';

export interface TelephonySystemOptions {
  /** The client of the adaptor. Asked at each call: the adaptor starts after us. */
  readonly client: () => TelephonyClient;
  /** False when the adaptor's webhooks go to somebody else: then it asks the adaptor what became of its rings. */
  readonly hearsWebhooks?: boolean;
  /** Agents who can be given a call by their extension. */
  readonly colleagues?: readonly Colleague[];
  /** Object ids of those who may listen to their colleagues' calls. */
  readonly supervisors?: readonly string[];
}

const givesAway: readonly GivenCommand['command'][] = ['blind-transfer', 'deflect', 'consult'];
const askEveryMs = 500;
/** Longer than any ring lives. */
const maxAskingMs = 120_000;

/** A small telephony system: it rings agents through the adaptor and remembers what it is told about each ring. */
export class TelephonySystem {
  readonly rings = new Rings();
  readonly agents = new AgentStates();
  /** How it deals with commands from now on; see `CommandBehaviour`. */
  behaviour: CommandBehaviour = promptly;
  /** What becomes of a call that an agent dials; see `DialBehaviour`. */
  dialBehaviour: DialBehaviour = { outcome: 'answers', delayMs: 600 };
  /** Calls that their agent ended. */
  readonly #ended = new Set<string>();
  /** Commands that were given: the same again is a repeat. */
  readonly #given = new Set<string>();
  /** Calls of which the end was reported. */
  readonly #over = new Set<string>();
  readonly #held = new Set<string>();
  /** Calls that were told as connected. */
  readonly #answered = new Set<string>();
  readonly #inTurn = new InTurn();
  readonly #eventCalls = new Set<string>();
  readonly #listeners = new Set<(event: WebhookEvent['event']) => void>();
  readonly #reportListeners = new Set<(callId: string, type: ReportedType) => void>();
  /** Calls whose sound is in a browser: they are connected when that has answered. */
  readonly withSound = new Set<string>();

  readonly #consultations = new Consultations({
    call: (first, target) => this.#consult(first, target),
    report: (...what) => this.report(...what),
    isHeld: (callId) => this.#held.has(callId),
    isAnswered: (callId) => this.#answered.has(callId),
    merged: async (first, consultation) => {
      this.#held.delete(first);
      await this.conferences.merge(first, consultation);
    },
    joined: (first, consultation) => {
      this.rings.put(first, { joinedWith: consultation });
      this.rings.put(consultation, { joinedWith: first });
    },
  });

  readonly conferences = new Conferences({
    tell: (callId, parties) => this.#tell(callId, 'call.conferenced', { isNews: false, parties }),
    partyOf: (callId) => {
      const { dialled, from = dialled } = this.rings.get(callId) ?? {};
      return from === undefined ? {} : { number: from };
    },
    empty: (callId) => this.report(callId, 'call.disconnected', 'normal'),
    refuse: (callId, commandId) => this.report(callId, 'command.failed', undefined, commandId),
  });

  readonly #supervisions: Supervisions;

  constructor(private readonly options: TelephonySystemOptions) {
    this.#supervisions = new Supervisions({
      colleagues: options.colleagues ?? [],
      supervisors: options.supervisors ?? [],
      report: (...what) => this.report(...what),
      talkingCallOf: (userId) => this.#talkingCallOf(userId),
    });
  }

  /**
   * Posts one ring. Resolves with the ring as known after the adaptor's answer; a refusal to ring (409, 503) is an
   * outcome, not an error. Rejects when the adaptor cannot be reached or says that the request itself is wrong.
   */
  async ring(wish: RingRequest): Promise<Ring> {
    // A caller's number is foreign text, and a longer one would be refused: a ring must ring.
    const request = { ...wish, from: cutText(wish.from, maxNumberLength) };
    const known = { from: request.from, ...(request.comments === undefined ? {} : { comments: request.comments }) };
    const callId = request.kind === 'event' ? (request.callId ?? newCallId()) : undefined;
    // An `event` call has its id before the adaptor knows it, so that the quickest webhook already finds it.
    if (callId !== undefined) {
      this.#eventCalls.add(callId);
      this.rings.put(callId, { ...known, to: request.userId });
    }
    const to = request.userId;
    try {
      // A caller who hangs up at once must not overtake the offer: the adaptor would not know the call yet.
      const offer = (): Promise<RingAnswer> => this.#offer(request, callId);
      const answer = await (callId === undefined ? offer() : this.#inTurn.do(callId, offer));
      const ring = this.rings.put(answer.callId, { ...known, to });
      if (this.options.hearsWebhooks === false) void this.#askForOutcome(answer.callId);
      return ring;
    } catch (error) {
      const outcome = error instanceof AdaptorRefused ? refusedOutcomes.get(error.status) : undefined;
      if (!(error instanceof AdaptorRefused) || outcome === undefined) throw error;
      return this.rings.put(callId ?? `refused-${randomUUID()}`, { ...known, to, problem: error.what, outcome });
    }
  }

  #offer(request: RingRequest, callId?: string): Promise<RingAnswer> {
    const { kind, userId, from, comments, capabilities, recording } = request;
    const says = comments === undefined ? {} : { comments };
    const client = this.options.client();
    if (kind === 'seed' || callId === undefined) return client.ringPlain({ userId, phoneNumber: from, ...says });
    const facts = { ...says, ...request.facts, ...(recording === undefined ? {} : { recording }) };
    return client.ring({
      userId,
      callId,
      from: { number: from },
      capabilities: capabilities ?? allItCan,
      reply: itsReplies,
      ...facts,
    });
  }

  /** Reports a later event of an `event` call, as when the caller gives up. */
  async report(callId: string, type: ReportedType, reason?: EndReason, commandId?: string): Promise<void> {
    const { dialled, relatedCallId } = this.rings.get(callId) ?? {};
    const isNews = dialled !== undefined && relatedCallId === undefined && type === 'call.alerting';
    if (type === 'call.connected') this.#answered.add(callId);
    if (type === 'call.held') this.#held.add(callId);
    if (type === 'call.retrieved' || isEnd(type)) this.#held.delete(callId);
    if (isEnd(type)) {
      this.#over.add(callId);
      this.rings.put(callId, { ended: type });
      this.#consultations.over(callId);
      this.conferences.over(callId);
    }
    await this.#tell(callId, type, { isNews, supervision: this.#supervisions.wayOf(callId), reason, commandId });
    if (isEnd(type)) await this.#supervisions.over(callId);
  }

  async #tell(callId: string, type: ReportedType, facts: EventFacts): Promise<void> {
    const { to: userId } = this.rings.get(callId) ?? {};
    if (userId === undefined) throw new Error('This telephony system has no such call.');
    this.#reportListeners.forEach((listener) => listener(callId, type));
    const event = toCallEvent(type, facts);
    await this.#inTurn.do(callId, () => this.options.client().tell({ userId, callId }, event));
  }

  /** A call of a supervisor's, who listens to a colleague's. */
  isSupervision(callId: string): boolean {
    return this.#supervisions.wayOf(callId) !== undefined;
  }

  /** The call that goes on, before one on hold; a supervisor who listens talks with nobody. */
  #talkingCallOf(userId: string): string | undefined {
    const talks = this.rings
      .list()
      .filter(({ callId, to }) => to === userId && this.#answered.has(callId) && !this.#over.has(callId))
      .filter(({ callId }) => !this.isSupervision(callId));
    return (talks.find(({ callId }) => !this.#held.has(callId)) ?? talks[0])?.callId;
  }

  /** Makes an agent available or not ready. Resolves when the adaptor has it. */
  setAgent(userId: string, ready: boolean, reason?: string, minutes?: number): Promise<object> {
    const why = reason === undefined ? {} : { reason };
    const away = { ready: false, ...why, ...(minutes === undefined ? {} : { minutes }) } as const;
    return this.options.client().setAgent(userId, ready ? { ready } : away);
  }

  /** Tells how an agent's queues stand. */
  tellQueues(userId: string, queues: AgentQueues['queues']): Promise<object> {
    return this.options.client().tellQueues(userId, queues);
  }

  /** Calls back on each verified webhook, before it is taken; returns its undo. */
  onWebhook(listener: (event: WebhookEvent['event']) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Calls back on each event that is reported about a call; returns its undo. */
  onReport(listener: (callId: string, type: ReportedType) => void): () => void {
    this.#reportListeners.add(listener);
    return () => void this.#reportListeners.delete(listener);
  }

  /** Takes a verified webhook: an agent's state, a ring's report, or a command, which is carried out and then reported. */
  receive(webhook: WebhookEvent): void {
    for (const listener of [...this.#listeners]) listener(webhook.event);
    switch (webhook.type) {
      case 'agent.changed':
        return this.agents.take(webhook.data);
      case 'ring.reported':
        return this.#takeReport(webhook.data);
      case 'command.requested':
        return this.#takeCommand(webhook.data, webhook.sentAtMs);
      // Who gives telephones, who has the directory and who brings messages answer these.
      case 'phone.requested':
      case 'phone.withdrawn':
      case 'directory.requested':
      case 'conversation.reported':
      case 'conversation.requested':
      case 'other':
    }
  }

  #takeReport(report: ToldReport): void {
    const outcome = finalOutcomeOf(report);
    this.rings.put(report.callId, { told: report.outcome, ...(outcome === undefined ? {} : { outcome }) });
    if (outcome === 'accepted' && this.#eventCalls.has(report.callId) && !this.withSound.has(report.callId)) {
      this.#reportLater(report.callId, 'call.connected');
    }
  }

  /** `GET calls/{callId}`, until the ring has its end or has been asked for long enough. */
  async #askForOutcome(callId: string): Promise<void> {
    const untilMs = Date.now() + maxAskingMs;
    for (let last: RingOutcome | undefined; Date.now() < untilMs;) {
      await new Promise((resolve) => setTimeout(resolve, askEveryMs).unref());
      const call = await this.options
        .client()
        .call(callId)
        .catch(() => undefined);
      if (call?.outcome === undefined || call.outcome === last) continue;
      last = call.outcome;
      this.#takeReport({ callId, outcome: last, final: call.final });
      if (call.final) return;
    }
  }

  #takeCommand(request: CommandRequested, sentAtMs: number): void {
    const { callId, userId, commandId, command } = request;
    if (this.#given.has(commandId)) return;
    this.#given.add(commandId);
    const isKnown = this.rings.get(callId) !== undefined && !this.#over.has(callId);
    const call = { isKnown, isEnded: this.#ended.has(callId) };
    if (mayCarryOut(request, sentAtMs, Date.now(), call)) return this.#carryOut(callId, toGivenCommand(request));
    // A hangup can overtake its dial.
    if (command === 'hangup' && !call.isKnown) this.#ended.add(callId);
    const failed = { type: 'command.failed', commandId } as const;
    // As for all that is reported: what is lost shows itself at the agent.
    void this.#inTurn.do(callId, () => this.options.client().tell({ userId, callId }, failed)).catch(() => undefined);
  }

  #carryOut(callId: string, given: GivenCommand): void {
    if (given.command === 'dial') return void this.#dial(callId, given);
    this.rings.put(callId, { given });
    if (given.command === 'hangup') this.#ended.add(callId);
    const { answer, delayMs } = this.behaviour;
    if (answer === 'never') return;
    // The process must be able to end before a slow answer.
    setTimeout(() => void this.#answer(callId, given, answer).catch(() => undefined), delayMs).unref();
  }

  async #answer(callId: string, given: GivenCommand, wanted: 'does' | 'fails'): Promise<void> {
    const answer = wanted === 'does' && (await this.#isInVain(given)) ? 'fails' : wanted;
    if (answer === 'does' && (await this.#consultations.carryOut(callId, given))) return;
    if (answer === 'does' && (await this.conferences.carryOut(callId, given))) return;
    if (answer === 'does' && (await this.#supervisions.carryOut(callId, given))) return;
    // The other call of a consultation was held when this one was taken back; that is not told twice.
    const isDone = given.command === 'hold' && this.#held.has(callId);
    const { type, reason } = answer === 'fails' ? refusal : isDone ? done : completionOf(given.command);
    // With the end of the call it is forgotten who was left of a conference.
    const last = this.conferences.last(callId)?.number;
    await this.report(callId, type, reason, given.commandId);
    // What was sent ends the ring at the adaptor, which tells nobody what they did themselves.
    if (answer === 'does' && given.command === 'reply-text') this.rings.put(callId, { ended: given.command });
    if (answer === 'does') await this.#ringColleague(last, given, callId);
  }

  /** A call that goes to an agent who has no softphone open would be lost: it stays where it is. */
  async #isInVain({ command, target }: GivenCommand): Promise<boolean> {
    const colleague = this.options.colleagues?.find(({ extension }) => extension === target);
    if (colleague === undefined || !givesAway.some((one) => one === command)) return false;
    return (await whoIsThere(this.options.client()))(colleague.oid) === false;
  }

  /** A call that is given to an agent rings there, and says which call it comes from. */
  async #ringColleague(last: string | undefined, { command, target }: GivenCommand, callId: string): Promise<void> {
    if (command !== 'blind-transfer' && command !== 'deflect') return;
    const { dialled = '', from: caller = dialled } = this.rings.get(callId) ?? {};
    await this.#ringAt(target, last ?? caller, callId);
  }

  async #ringAt(target: string | undefined, from: string, relatedCallId: string): Promise<void> {
    const colleague = this.options.colleagues?.find(({ extension }) => extension === target);
    if (colleague === undefined) return;
    await this.ring({ userId: colleague.oid, kind: 'event', from, facts: { relatedCallId } });
  }

  /** A second call of the agent, told by the telephony system itself; what becomes of it is as for a dialled one. */
  async #consult(first: string, target: string): Promise<string> {
    const userId = this.rings.get(first)?.to ?? '';
    const callId = newCallId();
    this.rings.put(callId, { to: userId, dialled: target, relatedCallId: first });
    const to = calledBy(this.options.colleagues ?? [], target);
    const about = { from: {}, to, relatedCallId: first, capabilities: ofConsultations };
    await this.options.client().ring({ userId, callId, direction: 'outbound', ...about });
    // Who is asked sees the extension of who asks, and by the related call whom it is about.
    const own = this.options.colleagues?.find(({ oid }) => oid === userId)?.extension ?? '';
    await this.#ringAt(target, own, first);
    const { outcome } = this.dialBehaviour;
    // It was called already: what cannot be dialled is not reached.
    void this.#becomes(callId, outcome === 'refuses' ? 'unreachable' : outcome);
    return callId;
  }

  /** Dials for an agent: the steps of what becomes of it, unless the agent gives it up before. */
  async #dial(callId: string, given: GivenCommand): Promise<void> {
    const { target = '', userId = '' } = given;
    this.rings.put(callId, { given, to: userId, dialled: target });
    // What is lost shows itself at the agent, as for all that is reported.
    if (given.format === superviseFormat)
      return void (await this.#supervisions.begin(callId, given).catch(() => false));
    await this.#becomes(callId, this.dialBehaviour.outcome, given.commandId);
  }

  async #becomes(callId: string, outcome: DialBehaviour['outcome'], commandId?: string): Promise<void> {
    const { delayMs } = this.dialBehaviour;
    for (const { type, reason } of dialSteps[outcome]) {
      await new Promise((resolve) => setTimeout(resolve, delayMs).unref());
      if (this.#ended.has(callId) || this.#over.has(callId)) return;
      this.#reportLater(callId, type, reason, commandId);
    }
  }

  #reportLater(callId: string, type: ReportedType, reason?: EndReason, commandId?: string): void {
    // A lost report shows itself: the call stays in its old state at the agent, where the tests look.
    this.report(callId, type, reason, commandId).catch(() => undefined);
  }
}

/** The part of a report that this telephony system uses. */
interface ToldReport {
  readonly callId: string;
  readonly outcome: RingOutcome;
  readonly final: boolean;
}

export const newCallId = (): string => `sim-${randomUUID()}`;

/** A refusal to ring that says what became of the ring. */
const refusedOutcomes = new Map<number, FinalOutcome>([
  [409, 'not-connected'],
  [503, 'not-shown'],
]);
