import type { AgentState } from '../../../protocol/messages/agentState';
import { isDialFormat } from '../../../protocol/dialFormat';
import { parseCallChanged } from '../../../protocol/messages/callChanged';
import type { ActivityLog } from '../../activity/activityLog';
import { attempt, reportLater } from '../../browser/attempt';
import type { CallConnection } from '../../connection/callConnection';
import { callKey } from '../../core/calls/call';
import type { CallsEffect } from '../../core/calls/callsEffect';
import type { CallsEvent } from '../../core/calls/callsEvent';
import { findCall, initialCallsState, nextRingEnd, type CallsState } from '../../core/calls/callsState';
import type { CallView } from '../../core/calls/callView';
import { updateCalls } from '../../core/calls/updateCalls';
import { whatWorked } from '../../core/calls/whatWorked';
import type { KeptWords } from '../../core/draft/keptWords';
import type { LineCommand } from '../../core/line/linePort';
import type { LineView } from '../../core/line/lineView';
import type { DialChoice } from '../../core/numbers/dialChoice';
import type { Trouble } from '../../core/troubles/trouble';
import { lineTimings } from '../lineTimings';
import { CallList, type Link } from './callList';
import type { CallsMachine } from './callsMachine';
import { Deliveries } from './deliveries';
import { DialWishes } from './dialWishes';
import { EarlyCommands } from './earlyCommands';
import type { LineTroubles } from './lineTroubles';
import { LookUps } from './lookUps';
import { hear, openLog } from './openLog';
import type { MessageSender } from './messageSender';
import type { LeaderKpis } from './leaderKpis';
import type { LeaderPorts } from './leaderPorts';
import { keptWords, shownCalls } from './shownCalls';

export type CallCommand = Exclude<
  LineCommand,
  { type: 'dismiss-trouble' | 'agent-state' | 'offer-kpis' | 'write-numbers' }
>;

/** What the calls share with the rest of the leader. */
export interface LeaderCallsParts {
  readonly sender: MessageSender;
  readonly troubles: LineTroubles;
  readonly kpis: LeaderKpis;
  /** What the former leader showed last. */
  readonly inherited: LineView | undefined;
  readonly changed: () => void;
  /** The adaptor has told the open calls for the first time. */
  readonly listed: () => void;
  /** The agent's state as it came with a list; `undefined` from an adaptor that knows none. */
  readonly agentListed: (agent: AgentState | undefined, queues: readonly unknown[] | undefined) => void;
  readonly signInRefused: (trouble: Trouble) => void;
}

/** Runs the call model: its effects go to the part that carries them out, and what comes back goes in. */
export class LeaderCalls implements CallsMachine {
  state: CallsState = initialCallsState;
  stopped = false;
  private ringTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly log: ActivityLog;
  readonly list: CallList;
  /** What is under way for a call that only the former leader knew. */
  readonly early: EarlyCommands;
  private readonly deliveries: Deliveries;
  private readonly lookUps: LookUps;
  private readonly wishes: DialWishes;

  constructor(
    private readonly ports: LeaderPorts,
    private readonly parts: LeaderCallsParts,
  ) {
    const { changed, troubles } = parts;
    const inherited = (key: string): CallView | undefined => parts.inherited?.calls.find((call) => call.key === key);
    this.log = openLog(this, ports, { ...parts, struckOff: (isLast) => this.list.struckOff(isLast) });
    this.early = new EarlyCommands({
      nowMs: ports.nowMs,
      ringEndsAtMs: (key) => inherited(key)?.ringEndsAtMs,
      changed,
      tell: (trouble, key) => troubles.tell(trouble, key),
    });
    this.list = new CallList(this, ports, {
      troubles,
      heard: (oid, calls) => attempt(() => hear(this.log, parts.kpis, oid, calls)),
      isOpen: (call) => this.log.draftOf(callKey(call)) !== undefined,
      listed: parts.listed,
      done: (agent, queues) => {
        parts.agentListed(agent, queues);
        changed();
        this.early.release();
        this.log.listed();
      },
      signInRefused: parts.signInRefused,
    });
    this.deliveries = new Deliveries(this, ports, parts.sender);
    this.lookUps = new LookUps(this, ports, {
      inherited: (key) => inherited(key)?.customer,
      inRow: async (key) => {
        const call = findCall(this.state, key);
        const { link } = this.list;
        if (call === undefined || call.phase === 'ringing' || link === undefined) return undefined;
        return this.log.customerOf(link.oid, call.snapshot);
      },
      inEarlierRow: async (key) => this.log.earlier.customerOf(findCall(this.state, key)?.snapshot),
    });
    this.wishes = new DialWishes(this, ports, {
      dialling: () => this.list.whatCanBeDialled(),
      changed,
      tell: (trouble) => troubles.tell(trouble),
    });
  }

  views(): readonly CallView[] {
    return shownCalls(this.state, this.log, this.ports.writeNumber);
  }

  /** What Dynamics did not take and the agent must know of. */
  kept(): readonly KeptWords[] {
    return keptWords(this.log, this.ports.writeNumber);
  }

  /** A wish that waits for the agent's word. */
  get dialChoice(): DialChoice | undefined {
    return this.wishes.choice;
  }

  connected(connection: CallConnection, link: Link): void {
    this.list.link = link;
    this.parts.sender.connected(connection);
    this.log.opened(link.oid);
    this.log.tryNow();
    void this.dispatch({ type: 'connected' });
  }

  disconnected(): void {
    this.list.disconnected();
    this.parts.sender.lost();
  }

  /** A push; one that cannot be read is told, and what it meant is asked for. */
  pushed(argument: unknown): void {
    const changed = parseCallChanged(argument);
    if (changed.ok) {
      this.parts.troubles.worked('MalformedMessage');
      void this.dispatch({ type: 'changed', snapshot: changed.value, nowMs: this.ports.nowMs() });
      const { link } = this.list;
      if (link !== undefined) attempt(() => hear(this.log, this.parts.kpis, link.oid, [changed.value]));
      return;
    }
    this.parts.troubles.tell({ kind: 'MalformedMessage' });
    void this.dispatch({ type: 'connected' });
  }

  /** Resolves when all that follows from the command is stored. */
  async command(command: CallCommand): Promise<void> {
    if (command.type === 'dial') return this.wishes.dial(command.callId, command.wish);
    if (command.type === 'dial-chosen') return this.wishes.chosen(command.id);
    if (command.type === 'kept') return this.log.keptRows[command.again ? 'tryNow' : 'forget'](command.id);
    // A place may speak of a call that it knows from the former leader: the list is on its way.
    if (!this.list.wasListed && !isDialFormat(command.key) && findCall(this.state, command.key) === undefined) {
      if (!(await this.early.wait(command)) || this.stopped) return;
      if (command.type === 'accept' && findCall(this.state, command.key) === undefined)
        return this.parts.troubles.tell({ kind: 'RingTakenBack' });
    }
    switch (command.type) {
      case 'ring-outcome':
        return this.dispatch({ type: 'presented', key: command.key, outcome: command.outcome });
      case 'draft':
        return this.log.changeDraft(command.key, command.change);
      case 'dismiss':
        if (findCall(this.state, command.key)?.phase === 'ended') this.log.done(command.key);
        return this.dispatch({ ...command, nowMs: this.ports.nowMs() });
      case 'directory':
        return this.deliveries.searchDirectory(command, this.list.sourceOf(command.key), (found) => {
          this.list.directory = found;
          this.parts.changed();
        });
      case 'transfer':
      case 'consult':
      case 'deflect':
        return this.wishes.transfer(command);
      case 'accept':
      case 'reject':
        return this.dispatch({ ...command, nowMs: this.ports.nowMs() });
      default:
        return this.dispatch(command);
    }
  }

  /** Makers' settings came, or changed. */
  configured(): void {
    this.log.configured();
    this.ports.customers.prepare?.();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.ringTimer);
    this.parts.sender.stop();
    this.log.stop();
    this.list.stop();
    this.early.release();
  }

  async dispatch(event: CallsEvent): Promise<void> {
    if (this.stopped) return;
    const before = this.state;
    const [state, effects] = updateCalls(before, event);
    const changed = state !== this.state;
    this.state = state;
    if (changed) {
      this.watchRings();
      this.list.plan();
      attempt(() => this.parts.changed());
    }
    attempt(() =>
      whatWorked(before, event, state).forEach(({ matter, ...about }) => this.parts.troubles.worked(matter, about)),
    );
    const key = 'key' in event ? event.key : undefined;
    await Promise.all(effects.map((effect) => this.run(effect, key).catch(reportLater)));
  }

  /** Resolves, for messages to the adaptor, when they are answered; a search or a list keeps nobody waiting. */
  private async run(effect: CallsEffect, about: string | undefined): Promise<void> {
    switch (effect.type) {
      case 'acknowledge':
      case 'command':
      case 'dial':
        return this.deliveries.deliver(effect);
      case 'look-up':
        void this.lookUps.lookUp(effect.key, effect.number);
        return;
      case 'search':
        void this.lookUps.search(effect.key, effect.text);
        return;
      case 'customer-chosen':
        return this.log.customerChosen(effect.key, effect.beforeId, effect.nowId);
      case 'fetch-calls':
        void this.list.fetch(effect.round);
        return;
      case 'tell':
        this.parts.troubles.tell(effect.trouble, effect.key ?? about);
    }
  }

  private watchRings(): void {
    clearTimeout(this.ringTimer);
    const next = nextRingEnd(this.state);
    if (next === undefined) return;
    const delayMs = Math.max(next.atMs - this.ports.nowMs(), 0) + lineTimings.ringGraceMs;
    this.ringTimer = setTimeout(() => void this.dispatch({ type: 'ring-time-over', key: next.key }), delayMs);
  }
}
