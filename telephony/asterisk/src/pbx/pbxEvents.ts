import type { EndReason } from '../../../../protocol/callState';
import type { Party } from '../../../../protocol/messages/party';
import { headerOf, numberOf, type AmiMessage } from '../ami/amiMessage';
import { askedInSnapshot, askedLeg, handedOn, type Asker } from './askedLegs';
import { channelState, type Channel } from './channel';
import { ChannelTable } from './channelTable';
import { withMute, without } from './conference';
import { usesRooms, type Leg, type LegPhase } from './leg';
import { LegBook } from './legBook';
import { legInSnapshot } from './legInSnapshot';
import { LegNotes } from './legNotes';
import { dialledCallId, isAsked, isEcho, nearHalf, type Naming } from './naming';
import { outgoingLeg, ringingLeg } from './newLeg';
import type { PbxSnapshot } from './pbxSnapshot';
import { QueueWaits } from './queueWaits';
import { recordingIn, recordingOf, type KnownRecording } from './recording';
import { Talks } from './talks';
import { isApart, together } from './together';

/** Of a telephone that was brought back by the PBX, so long: its own hold is one that it was asked for before. */
const staleHoldMs = 1_000;

/**
 * What goes on at the PBX, as far as agents' calls are concerned: events in, changed legs out. It does no input or
 * output; the same events give the same legs. After a lost connection `takeSnapshot` puts it right.
 */
export class PbxEvents {
  readonly channels = new ChannelTable();
  protected readonly book = new LegBook();
  protected readonly expected = new Map<string, Party>();
  protected readonly asked = new Map<string, { readonly asker: Asker; readonly to: Party }>();
  protected readonly talks = new Talks();
  protected readonly notes = new LegNotes((channelId) => this.book.has(channelId));
  readonly #waits = new QueueWaits();

  /** @param unlessTold how a call is recorded of which no recorder was seen; `undefined` where others may record, too */
  constructor(
    protected readonly naming: Naming,
    private readonly unlessTold: KnownRecording | undefined = undefined,
  ) {}

  /** @returns each leg that this event has changed, as it is now; one that ended comes once more, as over */
  take(event: AmiMessage, nowMs: number): readonly Leg[] {
    const other = this.channels.keep(event, 'Dest');
    const own = this.channels.keep(event, '');
    if (own !== undefined) {
      this.isRecorded(own, recordingIn(event));
      this.#takeOf(this.channels.get(own.id) ?? own, other, event, nowMs);
    }
    this.notes.readTransfer(event);
    return this.book.flush();
  }

  #takeOf(own: Channel, other: Channel | undefined, event: AmiMessage, nowMs: number): void {
    const status = headerOf(event, 'DialStatus');
    switch (headerOf(event, 'Event') ?? '') {
      case 'QueueCallerJoin':
        // Nobody came back to take the call up: the queue has it again.
        for (const leg of this.book.all()) if (leg.resumesWith === own.id) this.put(handedOn(leg, 'error'));
        return this.#waits.joins(own.id, headerOf(event, 'Queue') ?? '', nowMs);
      case 'QueueCallerLeave':
      case 'QueueCallerAbandon':
        return this.#waits.leaves(own.id);
      case 'AgentRingNoAnswer':
        return this.#givesUp(own);
      case 'Newchannel':
        return this.#appears(own);
      case 'Newstate':
        if (own.state === channelState.up) this.#isUp(own);
        return;
      case 'DialBegin':
        if (other !== undefined) this.#dials(own, this.channels.put({ ...other, dialler: own.id }), nowMs);
        return;
      case 'DialState':
        if (status === 'RINGING') this.move(nearHalf(own.id), ['dialling'], 'far-end-rings');
        return;
      case 'DialEnd':
        if (status !== undefined && status !== 'ANSWER') this.notes.of(nearHalf(own.id)).dialStatus = status;
        return;
      case 'BridgeEnter':
        return this.#enters(this.channels.inBridge(own, headerOf(event, 'BridgeUniqueid')), nowMs);
      case 'BridgeLeave':
        this.channels.inBridge(own, undefined);
        return this.#areParted();
      case 'Hold':
        return this.#phoneHolds(own, nowMs);
      case 'Unhold':
        // One comes before each transfer, too: of a call that is not held by its telephone it says nothing.
        for (const leg of this.book.at(own.id))
          if (leg.heldChannelId === undefined) this.move(leg.channelId, ['held'], 'connected');
        return;
      case 'ConfbridgeMute':
      case 'ConfbridgeUnmute':
        return this.#changeEach((leg) => withMute(leg, own.id, headerOf(event, 'Event') === 'ConfbridgeMute'));
      case 'HangupRequest':
        return void this.channels.put({ ...own, asked: true });
      case 'Hangup':
        return this.#ends(own, event);
    }
  }

  /** What is, after a reconnect. @returns legs that are new, changed or gone */
  takeSnapshot({ channels, entries, onHold, recorded, hidden }: PbxSnapshot, nowMs: number): readonly Leg[] {
    this.channels.replaceAll(channels);
    for (const channel of this.channels.all()) {
      if (hidden.has(channel.id)) this.channels.hide(channel);
    }
    for (const channel of this.channels.all()) {
      // What was paused is paused once more by the connector; of all else that was begun it is taken that it goes on.
      const isRecorded = recorded.has(channel.id);
      if (!isRecorded || channel.recording !== 'paused') this.isRecorded(channel, isRecorded ? 'on' : 'off');
    }
    this.#waits.clear();
    for (const row of entries) {
      const waitedMs = (numberOf(row, 'Wait') ?? 0) * 1000;
      this.#waits.joins(headerOf(row, 'Uniqueid') ?? '', headerOf(row, 'Queue') ?? '', nowMs - waitedMs);
    }
    // Nobody saw how they ended.
    const isGone = (id: string | undefined): boolean => id !== undefined && this.channels.get(id) === undefined;
    this.#areLeft(({ at, channelId }) => isGone(at ?? channelId));
    this.#endThose(
      ({ channelId, resumesWith, at, far }) =>
        isGone(at) || isGone(far) || (isGone(channelId) && this.channels.get(resumesWith) === undefined),
    );
    for (const channel of this.channels.all()) this.#find(channel, onHold.has(channel.id), nowMs);
    for (const channel of this.channels.all()) this.#findAsked(channel);
    return this.book.flush();
  }

  /** The agent's own channel. */
  ownOf({ at, channelId }: Leg): Channel | undefined {
    return this.channels.get(at ?? channelId);
  }

  /** Whom the agent talks with; behind a Local channel that is not who is in the agent's own bridge. */
  farEnd(leg: Leg): Channel | undefined {
    const own = this.ownOf(leg);
    if (leg.at !== undefined) return this.channels.get(leg.channelId);
    const [party] = leg.parties ?? [];
    const known = leg.far ?? party?.id ?? leg.heldChannelId;
    if (known !== undefined || own === undefined) return this.channels.get(known);
    // Who is asked by a colleague talks with the connector's own channel, whatever has come of the call meanwhile.
    const asking = this.channels.others(own).find(({ id }) => isAsked(id));
    if (asking !== undefined) return asking;
    const root = own.linked === own.id ? undefined : this.channels.get(own.linked);
    return root ?? this.channels.others(own)[0];
  }

  /** All channels at which a recorder hears this call. */
  protected soundOf(leg: Leg): readonly Channel[] {
    const ends = [this.channels.get(leg.channelId), leg.at === undefined ? undefined : this.farEnd(leg)];
    const heard = ends.flatMap((one) => (one === undefined ? [] : this.channels.conversation(one)));
    const own = leg.at === undefined ? undefined : this.ownOf(leg);
    return [...new Set(own === undefined ? heard : [...heard, own])];
  }

  protected isRecorded(channel: Channel, recording: KnownRecording | undefined): void {
    if (recording === undefined || recording === (channel.recording ?? 'off')) return;
    this.channels.put({ ...channel, recording });
    for (const leg of this.book.all()) {
      if (this.soundOf(leg).some(({ id }) => id === channel.id)) this.put(leg);
    }
  }

  protected put(given: Leg): void {
    const recording = recordingOf(this.soundOf(given)) ?? this.unlessTold;
    if (given.phase === 'over') this.notes.forget(given.channelId);
    this.talks.note(given, this.ownOf(given));
    this.book.put(recording === undefined ? given : { ...given, recording });
  }

  protected move(channelId: string, from: readonly LegPhase[], phase: LegPhase): void {
    const leg = this.book.get(channelId);
    if (leg !== undefined && from.includes(leg.phase)) this.put({ ...leg, phase });
  }

  /** The queue's time for a telephone is over; of a Local member it names the Local channel. */
  #givesUp(caller: Channel): void {
    for (const leg of this.book.all()) {
      const isOfCaller = this.channels.get(leg.channelId)?.linked === caller.linked;
      if (leg.phase === 'ringing' && isOfCaller) this.notes.of(leg.channelId).gaveUp = true;
    }
  }

  /** An agent's telephone calls somebody, or is called for a click to dial. */
  #appears(channel: Channel): void {
    const asked = this.asked.get(channel.id);
    this.asked.delete(channel.id);
    if (asked !== undefined) this.put(askedLeg(channel, asked.asker, asked.to, this.naming.system));
    const endpoint = this.naming.endpointOf(channel.name);
    if (endpoint === undefined || this.book.has(channel.id) || isEcho(channel)) return;
    const leg = outgoingLeg(channel, endpoint, this.naming.system);
    const callId = dialledCallId(channel.id);
    const to = callId === undefined ? undefined : this.expected.get(callId);
    if (callId !== undefined && to !== undefined) {
      this.expected.delete(callId);
      this.put({ ...leg, callId, to, dialledByUs: true });
    } else if (channel.state === channelState.ring) this.put(leg);
  }

  /** Of a call that the agent dials at the telephone: somebody or something has answered. */
  #isUp({ id }: Channel): void {
    const leg = this.book.get(id);
    if (leg?.direction === 'outbound' && !leg.dialledByUs && leg.at === undefined)
      this.move(id, ['dialling', 'far-end-rings'], 'connected');
  }

  /** One rule for members of queues, for Local members and for ordinary calls: somebody dials an agent's telephone. */
  #dials(dialler: Channel, dialled: Channel, nowMs: number): void {
    if (this.book.has(dialler.id)) this.notes.of(dialler.id).dials = true;
    const endpoint = this.naming.endpointOf(dialled.name);
    if (endpoint === undefined || this.book.has(dialled.id) || this.#takesUp(dialled, endpoint)) return;
    const root = this.channels.get(dialled.linked);
    const leg = ringingLeg(dialled, endpoint, this.naming.system, dialler, root);
    this.put({ ...leg, ...this.#waits.of(dialled.linked, nowMs) });
  }

  /** A browser that came back is rung for the call that it had: it is the same call. */
  #takesUp(channel: Channel, endpoint: string): boolean {
    const isOurs = (one: Leg): boolean => this.channels.get(one.resumesWith)?.linked === channel.linked;
    const leg = this.book.find((one) => one.endpoint === endpoint && isOurs(one));
    if (leg !== undefined) this.book.move(leg, channel.id);
    return leg !== undefined;
  }

  #enters(inside: Channel, nowMs: number): void {
    this.#changeEach((leg) => {
      const own = this.ownOf(leg);
      // Whoever was alone in it is so no longer.
      if (own === undefined || own.bridge !== inside.bridge) return undefined;
      const next = together(leg, this.channels.others(own));
      if (next !== undefined && usesRooms(next)) this.notes.of(leg.channelId).backAtMs = nowMs;
      return next;
    });
    this.#areParted();
  }

  /** One that a browser was asked for while its telephone was with another call says nothing of this one any more. */
  #phoneHolds(own: Channel, nowMs: number): void {
    for (const { channelId } of this.book.at(own.id)) {
      const { backAtMs } = this.notes.of(channelId);
      if (backAtMs === undefined || nowMs - backAtMs > staleHoldMs) this.move(channelId, ['connected'], 'held');
    }
  }

  #changeEach(change: (leg: Leg) => Leg | undefined): void {
    for (const leg of this.book.all()) {
      const changed = change(leg);
      if (changed !== undefined) this.put(changed);
    }
  }

  /** A leg that the connector has parted from its far end is held. */
  #areParted(): void {
    this.#changeEach((leg) => {
      if (leg.heldChannelId === undefined || leg.phase !== 'connected') return undefined;
      const parted = isApart(leg, this.ownOf(leg), this.channels.get(leg.heldChannelId));
      return parted ? { ...leg, phase: 'held' } : undefined;
    });
  }

  #ends(channel: Channel, event: AmiMessage): void {
    for (const one of this.book.at(channel.id)) this.talks.note(one, channel);
    this.channels.remove(channel.id);
    this.#waits.forget(channel.id);
    this.#changeEach((one) => without(one, channel.id));
    this.#areLeft(({ at, channelId }) => (at ?? channelId) === channel.id);
    const leg = this.book.get(channel.id);
    if (leg !== undefined && leg.resumesWith === undefined)
      this.put({ ...leg, phase: 'over', reason: this.notes.reasonOf(leg, this.channels.get(channel.linked), event) });
    // Whom it held has hung up; the connector then hangs up the telephone, which is left alone.
    this.#endThose(({ heldChannelId, resumesWith, far, at }) =>
      [heldChannelId, resumesWith, far, resumesWith === undefined ? at : undefined].includes(channel.id),
    );
  }

  /** A telephone is put down while its agent hands the calls on: the others go on without it. */
  #areLeft(are: (leg: Leg) => boolean): void {
    for (const leg of this.book.all())
      if (are(leg) && this.notes.of(leg.channelId).handsOn === true) this.put(handedOn(leg, 'transferred'));
  }

  #endThose(are: (leg: Leg) => boolean, reason: EndReason = 'normal'): void {
    for (const leg of this.book.all()) if (are(leg)) this.put({ ...leg, phase: 'over', reason });
  }

  /** An agent's channel in a snapshot: a leg that is new to us, or what became of one that we know. */
  #find(channel: Channel, onHold: boolean, nowMs: number): void {
    const endpoint = this.naming.endpointOf(channel.name);
    if (endpoint === undefined || isEcho(channel)) return;
    const known = this.book.get(channel.id);
    if (known === undefined && this.#takesUp(channel, endpoint)) return;
    const leg = legInSnapshot({ channel, channels: this.channels, naming: this.naming, endpoint, onHold, known });
    if (leg === undefined) return;
    if (known === undefined) this.put({ ...leg, ...this.#waits.of(channel.linked, nowMs) });
    else if (isOther(known, leg)) this.put(leg);
  }

  #findAsked(channel: Channel): void {
    if (!isAsked(channel.id) || nearHalf(channel.id) !== channel.id) return;
    const known = this.book.get(channel.id);
    const leg = askedInSnapshot(channel, this.channels, this.book.all(), known, this.naming);
    if (leg !== undefined && (known === undefined || isOther(known, leg))) this.put(leg);
  }
}

/** Whether a snapshot has found it otherwise than it was known. */
const isOther = (known: Leg, found: Leg): boolean =>
  (['phase', 'heldChannelId', 'far'] as const).some((name) => known[name] !== found[name]) ||
  JSON.stringify(known.parties) !== JSON.stringify(found.parties);
