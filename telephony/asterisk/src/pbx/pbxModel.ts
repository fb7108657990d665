import type { EndReason } from '../../../../protocol/callState';
import type { Party } from '../../../../protocol/messages/party';
import { headerOf, numberOf, type AmiMessage } from '../ami/amiMessage';
import { channelState, type Channel } from './channel';
import { ChannelTable } from './channelTable';
import type { Leg, LegPhase } from './leg';
import { LegBook } from './legBook';
import { legInSnapshot } from './legInSnapshot';
import { LegNotes } from './legNotes';
import { dialledCallId, type Naming } from './naming';
import { outgoingLeg, ringingLeg } from './newLeg';
import type { PbxSnapshot } from './pbxSnapshot';
import { QueueWaits } from './queueWaits';
import { recordingIn, recordingOf, type KnownRecording } from './recording';

const unanswered: readonly LegPhase[] = ['ringing', 'dialling', 'far-end-rings'];

/**
 * What goes on at the PBX, as far as agents' calls are concerned: events in, changed legs out. It does no input or
 * output; the same events give the same legs. After a lost connection `takeSnapshot` puts it right.
 */
export class PbxModel {
  readonly channels = new ChannelTable();
  readonly #legs = new LegBook();
  readonly #expected = new Map<string, Party>();
  readonly #notes = new LegNotes((channelId) => this.#legs.has(channelId));
  readonly #waits = new QueueWaits();

  /** @param unlessTold how a call is recorded of which no recorder was seen; `undefined` where others may record, too */
  constructor(
    private readonly naming: Naming,
    private readonly unlessTold: KnownRecording | undefined = undefined,
  ) {}

  /** @returns each leg that this event has changed, as it is now; one that ended comes once more, as over */
  take(event: AmiMessage, nowMs: number): readonly Leg[] {
    const other = this.channels.keep(event, 'Dest');
    const own = this.channels.keep(event, '');
    if (own !== undefined) {
      this.#isRecorded(own, recordingIn(event));
      this.#takeOf(this.channels.get(own.id) ?? own, other, event, nowMs);
    }
    this.#notes.readTransfer(event);
    return this.#legs.flush();
  }

  #takeOf(own: Channel, other: Channel | undefined, event: AmiMessage, nowMs: number): void {
    const status = headerOf(event, 'DialStatus');
    switch (headerOf(event, 'Event') ?? '') {
      case 'QueueCallerJoin':
        // Nobody came back to take the call up: the queue has it again.
        this.#endThose((leg) => leg.resumesWith === own.id, 'error');
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
        if (other !== undefined) this.#dials(own, other, nowMs);
        return;
      case 'DialState':
        if (status === 'RINGING') this.#move(own.id, ['dialling'], 'far-end-rings');
        return;
      case 'DialEnd':
        if (status !== undefined && status !== 'ANSWER') this.#notes.of(own.id).dialStatus = status;
        return;
      case 'BridgeEnter':
        return this.#enters(this.channels.inBridge(own, headerOf(event, 'BridgeUniqueid')));
      case 'BridgeLeave':
        this.channels.inBridge(own, undefined);
        return this.#areParted();
      case 'Hold':
        return this.#move(own.id, ['connected'], 'held');
      case 'Unhold':
        // One comes before each transfer, too: of a call that is not held by its telephone it says nothing.
        if (this.#legs.get(own.id)?.heldChannelId === undefined) this.#move(own.id, ['held'], 'connected');
        return;
      case 'HangupRequest':
        return void this.channels.put({ ...own, asked: true });
      case 'Hangup':
        return this.#ends(own, event);
    }
  }

  /** What is, after a reconnect. @returns legs that are new, changed or gone */
  takeSnapshot({ channels, entries, onHold, recorded }: PbxSnapshot, nowMs: number): readonly Leg[] {
    this.channels.replaceAll(channels);
    for (const channel of this.channels.all()) {
      // What was paused is paused once more by the connector; of all else that was begun it is taken that it goes on.
      const isRecorded = recorded.has(channel.id);
      if (!isRecorded || channel.recording !== 'paused') this.#isRecorded(channel, isRecorded ? 'on' : 'off');
    }
    this.#waits.clear();
    for (const row of entries) {
      const waitedMs = (numberOf(row, 'Wait') ?? 0) * 1000;
      this.#waits.joins(headerOf(row, 'Uniqueid') ?? '', headerOf(row, 'Queue') ?? '', nowMs - waitedMs);
    }
    // Nobody saw how they ended.
    this.#endThose((leg) => [leg.channelId, leg.resumesWith].every((id) => this.channels.get(id) === undefined));
    for (const channel of this.channels.all()) this.#find(channel, onHold.has(channel.id), nowMs);
    return this.#legs.flush();
  }

  legs(): readonly Leg[] {
    return this.#legs.all();
  }

  legOf(callId: string): Leg | undefined {
    return this.#legs.find((leg) => leg.callId === callId);
  }

  /** Whom the agent talks with; behind a Local channel that is not who is in the agent's own bridge. */
  farEnd(leg: Leg): Channel | undefined {
    const own = this.channels.get(leg.channelId);
    if (leg.heldChannelId !== undefined || own === undefined) return this.channels.get(leg.heldChannelId);
    const root = own.linked === own.id ? undefined : this.channels.get(own.linked);
    return root ?? this.channels.others(own)[0];
  }

  /** A call that an agent has asked to dial: its channel will have this call's id. */
  willDial(callId: string, to: Party): void {
    this.#expected.set(callId, to);
  }

  /** Its telephone got no channel. */
  neverDialled(callId: string): void {
    this.#expected.delete(callId);
  }

  /** The agent rejected it in the softphone: whatever the PBX calls the end, that is why. */
  willReject(leg: Leg): void {
    this.#notes.of(leg.channelId).rejected = true;
  }

  /** The connector parts a leg from its far end, which then hears music; `undefined` takes it back. */
  willHold(leg: Leg, farEnd: Channel | undefined): void {
    const now = this.#legs.get(leg.channelId);
    // It may have ended while the PBX was asked, and what is over must not be there again, with nobody to end it.
    if (now === undefined) return;
    const { heldChannelId: _old, ...rest } = now;
    this.#legs.keep(farEnd === undefined ? rest : { ...rest, heldChannelId: farEnd.id });
  }

  /** The browser that had its sound is gone: the far end waits until it is back; `undefined` takes that back. */
  willResume(leg: Leg, farEnd: Channel | undefined): void {
    const now = this.#legs.get(leg.channelId);
    if (now === undefined) return;
    const { resumesWith: _old, ...rest } = now;
    this.#legs.keep(farEnd === undefined ? rest : { ...rest, resumesWith: farEnd.id });
  }

  /** The agent's browser holds no longer what it held, though its telephone has not said so (yet). */
  isRetrieved(leg: Leg): readonly Leg[] {
    this.#move(leg.channelId, ['held'], 'connected');
    return this.#legs.flush();
  }

  /** Channels of its conversation at which a recorder runs or rests. */
  recorders(leg: Leg): readonly Channel[] {
    const own = this.channels.get(leg.channelId);
    const all = own === undefined ? [] : this.channels.conversation(own);
    return all.filter(({ recording }) => recording === 'on' || recording === 'paused');
  }

  /** The PBX did not confirm a pause: it is taken as recorded. */
  isNotPaused(leg: Leg): readonly Leg[] {
    for (const channel of this.recorders(leg)) this.#isRecorded(channel, 'on');
    return this.#legs.flush();
  }

  #isRecorded(channel: Channel, recording: KnownRecording | undefined): void {
    if (recording === undefined || recording === (channel.recording ?? 'off')) return;
    this.channels.put({ ...channel, recording });
    for (const leg of this.legs()) {
      if (this.channels.get(leg.channelId)?.linked === channel.linked) this.#put(leg);
    }
  }

  /** The PBX tells nobody of a mute: it counts when it has said yes. */
  isMuted(leg: Leg, muted: boolean): readonly Leg[] {
    const now = this.#legs.get(leg.channelId);
    if (now !== undefined && now.muted !== muted) this.#put({ ...now, muted });
    return this.#legs.flush();
  }

  /** A dialled call whose telephone is answered and that dials nobody: the agent talks to the PBX itself (voicemail). */
  talksToPbx(leg: Leg): readonly Leg[] {
    const own = this.channels.get(leg.channelId);
    if (own?.state === channelState.up && this.#notes.of(leg.channelId).dials !== true)
      this.#move(own.id, ['dialling'], 'connected');
    return this.#legs.flush();
  }

  #put(given: Leg): void {
    const own = this.channels.get(given.channelId);
    const recording = (own && recordingOf(this.channels.conversation(own))) ?? this.unlessTold;
    if (given.phase === 'over') this.#notes.forget(given.channelId);
    this.#legs.put(recording === undefined ? given : { ...given, recording });
  }

  #move(channelId: string, from: readonly LegPhase[], phase: LegPhase): void {
    const leg = this.#legs.get(channelId);
    if (leg !== undefined && from.includes(leg.phase)) this.#put({ ...leg, phase });
  }

  /** The queue's time for a telephone is over; of a Local member it names the Local channel. */
  #givesUp(caller: Channel): void {
    for (const leg of this.legs()) {
      const isOfCaller = this.channels.get(leg.channelId)?.linked === caller.linked;
      if (leg.phase === 'ringing' && isOfCaller) this.#notes.of(leg.channelId).gaveUp = true;
    }
  }

  /** An agent's telephone calls somebody, or is called for a click to dial. */
  #appears(channel: Channel): void {
    const endpoint = this.naming.endpointOf(channel.name);
    if (endpoint === undefined || this.#legs.has(channel.id)) return;
    const leg = outgoingLeg(channel, endpoint, this.naming.system);
    const callId = dialledCallId(channel.id);
    const to = callId === undefined ? undefined : this.#expected.get(callId);
    if (callId !== undefined && to !== undefined) {
      this.#expected.delete(callId);
      this.#put({ ...leg, callId, to, dialledByUs: true });
    } else if (channel.state === channelState.ring) this.#put(leg);
  }

  /** Of a call that the agent dials at the telephone: somebody or something has answered. */
  #isUp({ id }: Channel): void {
    const leg = this.#legs.get(id);
    if (leg?.direction === 'outbound' && !leg.dialledByUs) this.#move(id, ['dialling', 'far-end-rings'], 'connected');
  }

  /** One rule for members of queues, for Local members and for ordinary calls: somebody dials an agent's telephone. */
  #dials(dialler: Channel, dialled: Channel, nowMs: number): void {
    if (this.#legs.has(dialler.id)) this.#notes.of(dialler.id).dials = true;
    const endpoint = this.naming.endpointOf(dialled.name);
    if (endpoint === undefined || this.#legs.has(dialled.id) || this.#takesUp(dialled, endpoint)) return;
    const root = this.channels.get(dialled.linked);
    const leg = ringingLeg(dialled, endpoint, this.naming.system, dialler, root);
    this.#put({ ...leg, ...this.#waits.of(dialled.linked, nowMs) });
  }

  /** A browser that came back is rung for the call that it had: it is the same call. */
  #takesUp(channel: Channel, endpoint: string): boolean {
    const isOurs = (one: Leg): boolean => this.channels.get(one.resumesWith)?.linked === channel.linked;
    const leg = this.#legs.find((one) => one.endpoint === endpoint && isOurs(one));
    if (leg !== undefined) this.#legs.move(leg, channel.id);
    return leg !== undefined;
  }

  #enters(inside: Channel): void {
    // Whoever was alone in it is so no longer.
    for (const one of [inside, ...this.channels.others(inside)]) {
      const leg = this.#legs.get(one.id);
      if (leg === undefined || this.channels.others(one).length === 0) continue;
      const { heldChannelId, resumesWith, ...rest } = leg;
      // A call that was on hold stays on hold: nobody may be heard by surprise.
      if (resumesWith !== undefined) this.#put(rest);
      const comesBack = heldChannelId !== undefined && resumesWith === undefined && leg.phase === 'held';
      if (comesBack || unanswered.includes(leg.phase)) this.#put({ ...rest, phase: 'connected' });
    }
  }

  /** A leg that the connector has parted from its far end is held when both have left their bridges. */
  #areParted(): void {
    for (const leg of this.legs()) {
      if (leg.heldChannelId === undefined || leg.phase !== 'connected') continue;
      const both = [leg.channelId, leg.heldChannelId].map((id) => this.channels.get(id)?.bridge);
      if (both.every((bridge) => bridge === undefined)) this.#put({ ...leg, phase: 'held' });
    }
  }

  #ends(channel: Channel, event: AmiMessage): void {
    this.channels.remove(channel.id);
    this.#waits.forget(channel.id);
    const leg = this.#legs.get(channel.id);
    if (leg !== undefined && leg.resumesWith === undefined)
      this.#put({ ...leg, phase: 'over', reason: this.#notes.reasonOf(leg, this.channels.get(channel.linked), event) });
    // Whom it held has hung up; the connector then hangs up the telephone, which is left alone.
    this.#endThose((one) => one.heldChannelId === channel.id || one.resumesWith === channel.id);
  }

  #endThose(are: (leg: Leg) => boolean, reason: EndReason = 'normal'): void {
    for (const leg of this.legs()) if (are(leg)) this.#put({ ...leg, phase: 'over', reason });
  }

  /** An agent's channel in a snapshot: a leg that is new to us, or what became of one that we know. */
  #find(channel: Channel, onHold: boolean, nowMs: number): void {
    const endpoint = this.naming.endpointOf(channel.name);
    if (endpoint === undefined) return;
    const known = this.#legs.get(channel.id);
    if (known === undefined && this.#takesUp(channel, endpoint)) return;
    const leg = legInSnapshot({ channel, channels: this.channels, naming: this.naming, endpoint, onHold, known });
    if (leg === undefined) return;
    if (known === undefined) this.#put({ ...leg, ...this.#waits.of(channel.linked, nowMs) });
    else if (known.phase !== leg.phase || known.heldChannelId !== leg.heldChannelId) this.#put(leg);
  }
}
