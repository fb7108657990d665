import { supervisions, type Supervision } from '../../../../protocol/callFacts';
import { headerOf, type AmiMessage } from '../ami/amiMessage';
import type { Leg } from './leg';
import { dialledCallId, spies, type Naming } from './naming';
import { PbxEvents } from './pbxEvents';
import type { PbxSnapshot } from './pbxSnapshot';
import type { KnownRecording } from './recording';

/** How a supervisor's telephone is in a call, and the channel of the colleague's; absent while it only rings. */
interface Listening {
  readonly way: Supervision;
  readonly of?: string;
}

/**
 * Supervisors in the calls of colleagues: what the connector's own part of the dialplan does at their telephones. Who
 * listens by another way of the PBX is not known here.
 */
export class SupervisedCalls extends PbxEvents {
  /** By the supervisor's call, whose telephone the connector has rung. */
  #listening = new Map<string, Listening>();

  /** @param tellsAgents whether the colleague's call says that a supervisor is in it */
  constructor(
    naming: Naming,
    unlessTold?: KnownRecording,
    private readonly tellsAgents = true,
  ) {
    super(naming, unlessTold);
  }

  /** A supervisor's telephone is about to ring: this call will be one that listens. */
  willListen(callId: string): void {
    this.#listening.set(callId, { way: 'listen' });
  }

  override take(event: AmiMessage, nowMs: number): readonly Leg[] {
    if (headerOf(event, 'Event') === 'ChanSpyStart') this.#begins(event);
    return super.take(event, nowMs);
  }

  override takeSnapshot(snapshot: PbxSnapshot, nowMs: number): readonly Leg[] {
    const rung = [...this.#listening].filter(([, { of }]) => of === undefined);
    this.#listening = new Map([...rung, ...snapshot.channels.flatMap((row) => this.#inRow(row, snapshot.channels))]);
    const changed = super.takeSnapshot(snapshot, nowMs);
    for (const leg of this.book.all()) {
      const { supervision, supervised } = this.#with(leg);
      if (leg.supervision !== supervision || leg.supervised !== supervised) this.put(leg);
    }
    const again = this.book.flush();
    return [...changed.filter(({ callId }) => !again.some((leg) => leg.callId === callId)), ...again];
  }

  protected neverListens(callId: string): void {
    this.#listening.delete(callId);
  }

  protected override put(given: Leg): void {
    super.put(this.#with(given));
    if (given.phase !== 'over') return;
    const { of } = this.#listening.get(given.callId) ?? {};
    this.#listening.delete(given.callId);
    this.#changes(of);
  }

  /** Whoever listens does so from now on, in this way: Asterisk says it anew after each change. */
  #begins(event: AmiMessage): void {
    const spyer = this.channels.keep(event, 'Spyer');
    const of = headerOf(event, 'SpyeeUniqueid');
    const way = spyer?.context === this.naming.holdContext ? wayOf(spyer.exten) : undefined;
    const leg = this.book.get(spyer?.id ?? '');
    if (leg === undefined || way === undefined || of === undefined) return;
    this.#listening.set(leg.callId, { way, of });
    this.put({ ...leg, phase: 'connected' });
    this.#changes(of);
  }

  #changes(channelId: string | undefined): void {
    for (const leg of channelId === undefined ? [] : this.book.at(channelId)) this.put(leg);
  }

  #with({ supervision: _way, supervised: _is, ...leg }: Leg): Leg {
    const way = this.#listening.get(leg.callId)?.way;
    const own = leg.at ?? leg.channelId;
    const isSupervised = this.tellsAgents && [...this.#listening.values()].some(({ of }) => of === own);
    return {
      ...leg,
      ...(way === undefined ? {} : { supervision: way }),
      ...(isSupervised ? { supervised: true } : {}),
    };
  }

  #inRow(row: AmiMessage, all: readonly AmiMessage[]): readonly (readonly [string, Listening])[] {
    const callId = dialledCallId(headerOf(row, 'Uniqueid') ?? '');
    const way = headerOf(row, 'Context') === this.naming.holdContext ? wayOf(headerOf(row, 'Exten')) : undefined;
    const [name] = (headerOf(row, 'ApplicationData') ?? '').split(',');
    const of = headerOf(all.find((one) => headerOf(one, 'Channel') === name) ?? toNothing, 'Uniqueid');
    return callId === undefined || way === undefined ? [] : [[callId, { way, ...(of === undefined ? {} : { of }) }]];
  }
}

const toNothing: AmiMessage = new Map();

const wayOf = (exten: string | undefined): Supervision | undefined => supervisions.find((way) => spies[way] === exten);
