import { ActivityLog } from '../../activity/activityLog';
import type { WrappedUp } from '../../activity/drafts';
import type { CallConnection } from '../../connection/callConnection';
import type { LineSettings } from '../../core/settings/lineSettings';
import type { SignIn } from '../../connection/signIn';
import type { CallsEffect } from '../../core/calls/callsEffect';
import type { CallsEvent } from '../../core/calls/callsEvent';
import type { KeptWords } from '../../core/draft/keptWords';
import { otherParty } from '../../core/calls/otherParty';
import { callKey } from '../../core/calls/call';
import { findCall, initialCallsState, type CallsState } from '../../core/calls/callsState';
import { dialledCustomer } from '../../core/calls/dialledCustomer';
import { dialFormatOf, type DialWish } from '../../core/calls/dialWish';
import type { CallView } from '../../core/calls/callView';
import type { NumberWords } from '../../core/numbers/numberWords';
import { nextRingEnd } from '../../core/calls/nextRingEnd';
import { toCallViews } from '../../core/calls/toCallViews';
import { updateCalls } from '../../core/calls/updateCalls';
import { whatWorked } from '../../core/calls/whatWorked';
import { customersIn, type Customer, type CustomerMatch } from '../../core/customer/customerMatch';
import { insists } from '../../../protocol/callCommand';
import { toCommandMessage } from '../../../protocol/commandMessage';
import type { DialFormat, Dialling } from '../../../protocol/dialling';
import type { AgentState } from '../../../protocol/agentState';
import type { SoftphoneAnswer, SoftphoneMessage } from '../../../protocol/softphoneMessage';
import type { CallSnapshot } from '../../../protocol/callSnapshot';
import { parseCallChanged } from '../../../protocol/parseCallChanged';
import type { DialTarget } from '../../core/numbers/dialTarget';
import type { DialChoice } from '../../core/numbers/dialChoice';
import type { LineCommand } from '../../core/line/linePort';
import { EarlyCommands } from './earlyCommands';
import { ListAgain } from './listAgain';
import { Outbox, waitMsOf } from './outbox';
import type { OwnerPorts } from './ownerPorts';
import { attempt, reportLater } from '../../browser/attempt';
import { lineTimings } from '../lineTimings';
import type { Trouble } from '../../core/troubles/trouble';
import type { About, Matter } from '../../core/troubles/troubles';

export interface OwnerCallsListener {
  changed(): void;
  /** @param key the call that it is about */
  tell(trouble: Trouble, key?: string): void;
  /** What was told of this is no trouble any more. */
  worked(matter: Matter, about?: About): void;
  /** The adaptor has told the open calls for the first time. */
  listed(): void;
  /** The agent's state as it came with a list; `undefined` from an adaptor that knows none. */
  agentListed(agent: AgentState | undefined): void;
  /** The adaptor's word about calls of this agent, ended ones included. */
  heard(oid: string, calls: readonly CallSnapshot[]): void;
  /** The agent is done with a call that was kept back from `heard`. */
  wrappedUp(call: CallSnapshot, wrappedUp: WrappedUp): void;
  /** The agent must sign in again: without a token nothing more is learned about the calls. */
  signInRefused(trouble: Trouble): void;
  /** Activities cannot be written; `undefined` when they can again. */
  logTrouble(trouble: Trouble | undefined): void;
  /** As the former owner showed it last. */
  inheritedCall(key: string): CallView | undefined;
  inheritedKept(): readonly KeptWords[];
}

export type CallCommand = Exclude<
  LineCommand,
  { type: 'dismiss-trouble' | 'agent-state' | 'offer-kpis' | 'write-numbers' }
>;
interface Link {
  readonly settings: LineSettings;
  readonly signIn: SignIn;
  readonly oid: string;
}

/** Runs the call model: carries out its effects and gives it what comes back. */
export class OwnerCalls {
  /** A wish that waits for the agent's word; a newer one takes its place. */
  dialChoice: DialChoice | undefined;
  private state: CallsState = initialCallsState;
  private readonly outbox = new Outbox();
  private readonly log: ActivityLog;
  private link: Link | undefined;
  private ringTimer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private wasListed = false;
  private listWasMalformed = false;
  private dialling: Dialling | undefined;
  private mayHaveMore = false;
  private untilListed: (() => void)[] = [];
  private readonly listAgain: ListAgain;
  private readonly early: EarlyCommands;

  constructor(
    private readonly ports: OwnerPorts,
    private readonly listener: OwnerCallsListener,
  ) {
    this.listAgain = new ListAgain(ports, () => void this.dispatch({ type: 'connected' }));
    this.early = new EarlyCommands({
      nowMs: ports.nowMs,
      ringEndsAtMs: (key) => listener.inheritedCall(key)?.ringEndsAtMs,
      changed: () => listener.changed(),
      tell: (trouble, key) => listener.tell(trouble, key),
    });
    this.log = new ActivityLog(ports, {
      matchOf: (key) => findCall(this.state, key)?.customer,
      logged: (call, wrappedUp) => {
        if (wrappedUp !== undefined) this.listener.wrappedUp(call, wrappedUp);
        void this.logged(call);
      },
      trouble: (trouble) => this.listener.logTrouble(trouble),
      caseRefused: (key) => this.listener.tell({ kind: 'CaseNotLinked' }, key),
      caseFollowed: (how, key) =>
        how === 'back' ? this.listener.worked('case', { key }) : this.listener.tell({ kind: 'CaseTakenOff' }, key),
      draftChanged: () => this.listener.changed(),
      inheritedDraft: (key) => this.listener.inheritedCall(key)?.draft,
      inheritedKept: () => this.listener.inheritedKept(),
      wrappedUp: (key) => void this.dispatch({ type: 'dismiss', key, nowMs: this.ports.nowMs() }),
    });
  }

  views(): readonly CallView[] {
    return toCallViews(this.state, (number) => this.written(number)).map((view) => {
      const draft = this.log.draftOf(view.key);
      return draft === undefined ? view : { ...view, draft };
    });
  }

  /** What Dynamics did not take and the agent must know of. */
  kept(): readonly KeptWords[] {
    return this.log.kept((call, match) => {
      const { displayName, number } = otherParty(call);
      const name = match?.outcome === 'one' ? match.customer.name : displayName;
      return name ?? (number === undefined ? undefined : this.written(number).display);
    });
  }

  /** A number that cannot be written is shown as it came: it must not cost the other calls their cards. */
  private written(number: string): NumberWords {
    try {
      return this.ports.writeNumber(number);
    } catch (error) {
      reportLater(error);
      return { display: number, e164: undefined };
    }
  }

  /** What is under way for a call that only the former owner knew. */
  earlyWish(key: string): CallView['underWay'] {
    return this.early.wish(key);
  }

  connected(connection: CallConnection, link: Link): void {
    this.link = link;
    this.outbox.connected(connection);
    this.log.opened(link.oid);
    this.log.tryNow();
    void this.dispatch({ type: 'connected' });
  }

  disconnected(): void {
    this.link = undefined;
    this.listAgain.stop();
    this.outbox.lost();
  }

  /** A push; one that cannot be read is told, and what it meant is asked for. */
  pushed(argument: unknown): void {
    const changed = parseCallChanged(argument);
    if (changed.ok) {
      this.listener.worked('MalformedMessage');
      void this.dispatch({ type: 'changed', snapshot: changed.value, nowMs: this.ports.nowMs() });
      const { link } = this;
      if (link !== undefined) attempt(() => this.heard(link.oid, [changed.value]));
      return;
    }
    this.listener.tell({ kind: 'MalformedMessage' });
    void this.dispatch({ type: 'connected' });
  }

  /** What can be dialled, as the adaptor told it last. */
  dialFormats(): readonly DialFormat[] {
    return this.dialling?.formats ?? [];
  }

  /** Resolves when all that follows from the command is stored. */
  async command(command: CallCommand): Promise<void> {
    if (command.type === 'dial') return this.dial(command.callId, command.wish);
    if (command.type === 'dial-chosen') {
      if (this.dialChoice?.id === command.id) this.dialChoice = undefined;
      return this.listener.changed();
    }
    if (command.type === 'kept') {
      if (command.again) return this.log.tryKept(command.id);
      return this.log.forgetKept(command.id);
    }
    // A place may speak of a call that it knows from the former owner: the list is on its way.
    if (!this.wasListed && findCall(this.state, command.key) === undefined) {
      if (!(await this.early.wait(command)) || this.stopped) return;
      if (command.type === 'accept' && findCall(this.state, command.key) === undefined)
        return this.listener.tell({ kind: 'RingTakenBack' });
    }
    switch (command.type) {
      case 'ring-outcome':
        return this.dispatch({ type: 'presented', key: command.key, outcome: command.outcome });
      case 'draft':
        return this.log.changeDraft(command.key, command.change);
      case 'dismiss':
        if (findCall(this.state, command.key)?.phase === 'ended') this.log.done(command.key);
        return this.dispatch({ ...command, nowMs: this.ports.nowMs() });
      case 'transfer':
        return this.transfer(command);
      case 'accept':
      case 'reject':
        return this.dispatch({ type: command.type, key: command.key, nowMs: this.ports.nowMs() });
      default:
        return this.dispatch(command);
    }
  }

  private async dial(callId: string, { text, format, name, record, sure }: DialWish): Promise<void> {
    if (this.link !== undefined && !this.wasListed)
      await new Promise<void>((resolve) => this.untilListed.push(resolve));
    if (this.link === undefined) return this.listener.tell({ kind: 'NotDialled' });
    if (this.dialling?.formats.includes(format) !== true) return this.listener.tell({ kind: 'DialNotOffered' });
    const { source } = this.dialling;
    const ready = await this.ports.dialTarget(text, format, sure === true);
    if (!ready.ok) return this.notDialled(callId, text, ready);
    const nowMs = this.ports.nowMs();
    const about = { ...(name === undefined ? {} : { name }), ...(record === undefined ? {} : { record }) };
    // One id for call and message: a repeat by another owner of the line is the same to the adaptor.
    const message = {
      type: 'command.dial',
      id: callId,
      callId,
      source,
      target: ready.target,
      format,
      ...about,
      ...(ready.confirmed === true ? { confirmed: true as const } : {}),
    } as const;
    await this.dispatch({ type: 'dial', message, nowMs });
  }

  /** A name of a queue or a desk goes out as it is; what could be a number is read as one. */
  private async transfer({ id, key, target, sure }: Extract<LineCommand, { type: 'transfer' }>): Promise<void> {
    const ready = /\p{Nd}/u.test(target)
      ? await this.ports.dialTarget(target, dialFormatOf(target), sure)
      : ({ ok: true, target } as const);
    if (!ready.ok) return this.notDialled(id, target, ready);
    const { ok: _, ...to } = ready;
    return this.dispatch({ type: 'command', key, command: { command: 'blind-transfer', ...to } });
  }

  /** What is not certain is asked of the agent, in the place where it was wanted; the rest is refused in words. */
  private notDialled(id: string, text: string, why: Exclude<DialTarget, { ok: true }>): void {
    if (!('choices' in why)) return this.listener.tell({ kind: why.kind });
    const choices = why.choices.map((target) => ({ target, display: this.ports.writeNumber(target).display }));
    this.dialChoice = { id, text, isEmergency: why.kind === 'EmergencyNumber', choices };
    this.listener.changed();
  }

  /** Makers' settings came, or changed. */
  configured(): void {
    this.log.configured();
  }

  /** A message that is about no call: it waits for a connection and goes out with the others. */
  deliver(message: SoftphoneMessage): Promise<SoftphoneAnswer> {
    return this.outbox.deliver(message);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.ringTimer);
    this.listAgain.stop();
    this.outbox.stop();
    this.log.stop();
    this.released();
  }

  private async dispatch(event: CallsEvent): Promise<void> {
    if (this.stopped) return;
    const before = this.state;
    const [state, effects] = updateCalls(before, event);
    const changed = state !== this.state;
    this.state = state;
    if (changed) {
      this.watchRings();
      this.planList();
      attempt(() => this.listener.changed());
    }
    attempt(() =>
      whatWorked(before, event, state).forEach(({ matter, ...about }) => this.listener.worked(matter, about)),
    );
    const key = 'key' in event ? event.key : undefined;
    await Promise.all(effects.map((effect) => this.run(effect, key).catch(reportLater)));
  }

  /** Resolves, for messages to the adaptor, when they are answered; a search or a list keeps nobody waiting. */
  private async run(effect: CallsEffect, about: string | undefined): Promise<void> {
    switch (effect.type) {
      case 'acknowledge': {
        const { key, callId, source, outcome } = effect;
        const message = { type: 'ring.acknowledged', id: this.ports.newId(), callId, source, outcome } as const;
        const isAnswer = outcome === 'accepted' || outcome === 'rejected';
        const answer = await (isAnswer ? this.deliverAnswer(key, message) : this.outbox.deliver(message));
        return this.dispatch({ type: 'acknowledgement-answered', key, outcome, answer, nowMs: this.ports.nowMs() });
      }
      case 'command': {
        const { key, callId, source, command } = effect;
        const message = toCommandMessage(command, { id: this.ports.newId(), callId, source });
        const isWanted = (): boolean => findCall(this.state, key)?.phase === 'live';
        const untilMs = this.ports.nowMs() + waitMsOf(command.command);
        const answer = await this.deliverUntil(untilMs, message, { isWanted, patient: insists(command.command) });
        return this.dispatch({ type: 'command-answered', key, command: command.command, answer });
      }
      case 'dial': {
        const { key, message } = effect;
        const answer = await this.deliverUntil(this.ports.nowMs() + lineTimings.dialWaitMs, message);
        return this.dispatch({ type: 'dial-answered', key, answer });
      }
      case 'look-up':
        void this.lookUp(effect.key, effect.number);
        return;
      case 'search':
        void this.search(effect.key, effect.text);
        return;
      case 'customer-chosen':
        return this.log.customerChosen(effect.key, effect.beforeId, effect.nowId);
      case 'fetch-calls':
        void this.list(effect.round, false);
        return;
      case 'tell':
        this.listener.tell(effect.trouble, effect.key ?? about);
    }
  }

  /** An accept or a reject is sent under its one id until it is stored, or the ring is over. */
  private async deliverAnswer(key: string, message: SoftphoneMessage): Promise<SoftphoneAnswer> {
    const ring = findCall(this.state, key);
    const endsAtMs =
      (ring?.phase === 'ringing' ? ring.ringEndsAtMs : undefined) ?? this.ports.nowMs() + lineTimings.answerWaitMs;
    const isWanted = (): boolean => findCall(this.state, key)?.phase === 'ringing';
    const untilMs = endsAtMs + lineTimings.ringGraceMs;
    const answer = await this.deliverUntil(untilMs, message, { isWanted, patient: true });
    const isOver = !isWanted() || this.ports.nowMs() >= untilMs;
    return answer.reason === 'unavailable' && isOver ? { ok: false, reason: 'taken-back' } : answer;
  }

  /** What waits for a connection longer than that is not sent any more: by then the agent has done something else. */
  private async deliverUntil(
    untilMs: number,
    message: SoftphoneMessage,
    { isWanted = () => true, patient = false }: { readonly isWanted?: () => boolean; readonly patient?: boolean } = {},
  ): Promise<SoftphoneAnswer> {
    const over = setTimeout(() => this.outbox.lookAgain(), Math.max(untilMs - this.ports.nowMs(), 0));
    try {
      return await this.outbox.deliver(message, () => isWanted() && this.ports.nowMs() < untilMs, patient);
    } finally {
      clearTimeout(over);
    }
  }

  /** What was late is asked for once more, with patience: a slow Dataverse must not cost the whole call its name. */
  private async lookUp(key: string, number: string | undefined, patientMs?: number): Promise<void> {
    let match: CustomerMatch = { outcome: 'unknown' };
    try {
      match = this.inheritedMatch(key) ?? (await this.matchBy(await this.customerInRow(key), key, number, patientMs));
    } catch (error) {
      // The ring goes on without a name, and the agent can look again.
      reportLater(error);
    }
    if (patientMs !== undefined && !this.isLate(key)) return;
    await this.dispatch({ type: 'matched', key, match });
    if (patientMs === undefined && this.isLate(key)) await this.lookUp(key, number, lineTimings.patientSearchMs);
  }

  /** The call goes on without a name, and the agent has neither chosen nor searched. */
  private isLate(key: string): boolean {
    const { customer, phase, search } = findCall(this.state, key) ?? {};
    const isOpen = !this.stopped && phase !== 'ended' && search === undefined;
    return isOpen && customer?.outcome === 'unknown' && customer.late === true;
  }

  /** What the owner before this one knew. */
  private inheritedMatch(key: string): CustomerMatch | undefined {
    const inherited = this.listener.inheritedCall(key)?.customer;
    return inherited?.outcome === 'unknown' ? undefined : inherited;
  }

  /** Of a call that went on before this page was there its activity tells who it is. */
  private async customerInRow(key: string): Promise<Customer | 'nobody' | undefined> {
    const call = findCall(this.state, key);
    if (call === undefined || call.phase === 'ringing' || this.link === undefined) return undefined;
    return this.log.customerOf(this.link.oid, call.snapshot);
  }

  private async matchBy(
    inRow: Customer | 'nobody' | undefined,
    key: string,
    number: string | undefined,
    patientMs: number | undefined,
  ): Promise<CustomerMatch> {
    if (typeof inRow === 'object') return { outcome: 'one', customer: inRow, chosen: true };
    const call = findCall(this.state, key);
    const found = (call && dialledCustomer(call.snapshot)) ?? (await this.find(number, patientMs));
    // The row names nobody although somebody has the number: the agent has said that it is not that one.
    if (inRow !== 'nobody' || found.outcome !== 'one') return found;
    return { outcome: 'none', chosen: true, others: customersIn(found) };
  }

  /** The ring first: its frame does not wait for the requests of a search. */
  private async find(number: string | undefined, patientMs: number | undefined): Promise<CustomerMatch> {
    if (number === undefined) return { outcome: 'none' };
    await this.ports.whenPainted();
    return this.ports.customers.find(number, patientMs);
  }

  private async search(key: string, text: string): Promise<void> {
    const found = await this.ports.customers.search(text).catch(() => undefined);
    await this.dispatch({ type: 'searched', key, text, found });
  }

  /** Until it succeeds, a newer round begins or the connection is lost (the next one lists anyway). */
  private async list(round: number, fresh: boolean): Promise<void> {
    const { link } = this;
    if (link === undefined) return;
    const token = await link.signIn.token({ fresh });
    if (this.stopped || this.link !== link) return;
    if (!token.ok && !token.again) return this.listener.signInRefused(token.trouble);
    const result = token.ok
      ? await this.ports.fetchCalls(link.settings, token.token)
      : ({ ok: false, reason: 'sign-in' } as const);
    if (this.stopped || this.link !== link) return;
    if (result.ok) {
      this.wasListed = true;
      this.dialling = result.dialling;
      this.listener.listed();
      if (this.listWasMalformed) this.listener.worked('MalformedMessage');
      this.listWasMalformed = false;
      await this.dispatch({ type: 'listed', round, calls: result.calls, nowMs: this.ports.nowMs() });
      this.mayHaveMore = result.ended.length > 0;
      attempt(() => this.heard(link.oid, [...result.calls, ...result.ended]));
      for (const snapshot of result.ended) {
        if (this.log.draftOf(callKey(snapshot)) === undefined) continue;
        void this.dispatch({ type: 'resumed', snapshot, nowMs: this.ports.nowMs() });
      }
      // Only now is it known what the agent does: a call that is over may still wait for its wrap-up.
      this.listener.agentListed(result.agent);
      this.listener.changed();
      this.released();
      this.log.listed();
      this.listAgain.stop();
      this.planList();
      return;
    }
    if (round !== this.state.round) return;
    const waitMs = 'retryAfterMs' in result ? result.retryAfterMs : undefined;
    if (result.reason === 'malformed') {
      this.listWasMalformed = true;
      this.listener.tell({ kind: 'MalformedMessage' });
    }
    setTimeout(
      () => {
        if (round === this.state.round) void this.list(round, result.reason === '401');
      },
      Math.max(lineTimings.listRetryMs, waitMs ?? 0),
    );
  }

  private heard(oid: string, calls: readonly CallSnapshot[]): void {
    this.log.heard(oid, calls);
    // The figures of a call are complete when its wrap-up is over.
    const isWrappingUp = (call: CallSnapshot): boolean => this.log.draftOf(callKey(call)) !== undefined;
    this.listener.heard(
      oid,
      calls.filter((call) => !isWrappingUp(call)),
    );
  }

  /** The adaptor may strike the call off; when it was the last of its list, there may be more. */
  private async logged({ callId, source }: CallSnapshot): Promise<void> {
    const answer = await this.outbox.deliver({ type: 'call.logged', id: this.ports.newId(), callId, source });
    if (!answer.ok || !this.mayHaveMore || !this.log.isIdle()) return;
    this.mayHaveMore = false;
    await this.dispatch({ type: 'connected' });
  }

  private planList(): void {
    // One that ended without a reason may only be missing in a list.
    const isOpen = this.state.calls.some((call) => call.phase !== 'ended' || call.reason === undefined);
    if (this.link !== undefined) this.listAgain.plan(isOpen);
  }

  private watchRings(): void {
    clearTimeout(this.ringTimer);
    const next = nextRingEnd(this.state);
    if (next === undefined) return;
    const delayMs = Math.max(next.atMs - this.ports.nowMs(), 0) + lineTimings.ringGraceMs;
    this.ringTimer = setTimeout(() => void this.dispatch({ type: 'ring-time-over', key: next.key }), delayMs);
  }

  private released(): void {
    const { untilListed } = this;
    this.untilListed = [];
    untilListed.forEach((go) => go());
    this.early.release();
  }
}
