import type { Party } from '../../../../protocol/messages/party';
import { handedOn } from './askedLegs';
import { channelState, type Channel } from './channel';
import { inConference, partyOf } from './conference';
import { usesRooms, type Leg } from './leg';
import { askedFor, isAsked } from './naming';
import { SupervisedCalls } from './supervisedCalls';

/** The legs as the PBX's events have them, what they are to each other, and what the connector itself does to them. */
export class PbxModel extends SupervisedCalls {
  legs(): readonly Leg[] {
    return this.book.all();
  }

  legOf(callId: string): Leg | undefined {
    return this.book.find((leg) => leg.callId === callId);
  }

  /** Calls of the same telephone channel: of a consultation both. */
  atSameTelephone({ at, channelId }: Leg): readonly Leg[] {
    return this.book.at(at ?? channelId);
  }

  /** A call and the consultation about it, while both go on. */
  pairOf(leg: Leg): { readonly first: Leg; readonly second: Leg } | undefined {
    const asks = this.legOf(leg.relatedCallId ?? '') === undefined ? undefined : this.legOf(leg.callId);
    const second = asks ?? this.book.find(({ relatedCallId }) => relatedCallId === leg.callId);
    const first = this.legOf(second?.relatedCallId ?? '');
    return first === undefined || second === undefined ? undefined : { first, second };
  }

  /**
   * The call that this one follows: of a consultation the one about which is asked, also for the colleague whose telephone
   * rings for it; of a caller who is passed on that of whoever talked with them last.
   */
  earlierOf(leg: Leg): string | undefined {
    const own = this.ownOf(leg);
    if (own === undefined || leg.direction === 'outbound') return leg.relatedCallId;
    const agents = isAsked(own.linked) ? askedFor(own.linked) : undefined;
    const asks = this.book.find(({ at, channelId }) => at === undefined && channelId === agents);
    const earlier = asks?.callId ?? this.talks.in(own.linked);
    return earlier === leg.callId ? undefined : earlier;
  }

  /** A call that an agent has asked to dial: its channel will have this call's id. */
  willDial(callId: string, to: Party): void {
    this.expected.set(callId, to);
  }

  /** Its telephone got no channel. */
  neverDialled(callId: string): void {
    this.expected.delete(callId);
    this.neverListens(callId);
  }

  /** Somebody is about to be asked about a call: the channel to them will have this id. @returns takes it back */
  willAsk(first: Leg, channelId: string, to: Party): () => void {
    const { endpoint, callId, at = first.channelId } = first;
    this.asked.set(channelId, { asker: { endpoint, at, relatedCallId: callId }, to });
    return () => void this.asked.delete(channelId);
  }

  /** From now on its telephone goes from one call to the other, and it is its far end's channel that tells. */
  willUseRooms(leg: Leg, far: Channel): void {
    const now = this.book.get(leg.channelId);
    if (now !== undefined && !usesRooms(now)) this.book.keep({ ...now, far: far.id });
  }

  /** Who was asked has answered while the agent is with the first call: this one waits. */
  waits(leg: Leg): readonly Leg[] {
    const now = this.book.get(leg.channelId);
    if (now !== undefined) this.put({ ...now, phase: 'held', heldChannelId: leg.channelId });
    return this.book.flush();
  }

  /** Everybody of both calls is in the first one. */
  areMerged(first: Leg, second: Leg): readonly Leg[] {
    const own = (leg: Leg) => leg.parties ?? leg.left ?? [partyOf(this.farEnd(leg)?.id ?? leg.callId, other(leg))];
    this.put(inConference(first, [...own(first), ...own(second)]));
    this.put(handedOn(second, 'normal'));
    return this.book.flush();
  }

  /** The agent is about to leave them to the others, who go on also when the telephone is put down meanwhile. */
  willHandOn(legs: readonly Leg[], will: boolean): void {
    for (const { channelId } of legs) this.notes.of(channelId).handsOn = will;
  }

  /** The agent is on the way out of it: where its others are meanwhile, they are meant to be. */
  isHandingOn({ channelId }: Leg): boolean {
    return this.notes.of(channelId).handsOn === true;
  }

  /** The others go on without the agent, of whose telephone nothing is left in it. */
  areHandedOn(...legs: readonly Leg[]): readonly Leg[] {
    for (const { callId } of legs) {
      const now = this.legOf(callId);
      if (now === undefined) continue;
      this.talks.note(now, this.ownOf(now));
      this.put(handedOn(now, 'transferred'));
    }
    return this.book.flush();
  }

  /** The agent rejected it in the softphone: whatever the PBX calls the end, that is why. */
  willReject(leg: Leg): void {
    this.notes.of(leg.channelId).rejected = true;
  }

  /** The agent sends it on: it ends as transferred, not as a ring that nobody took. */
  willSendOn(leg: Leg, will: boolean): void {
    this.notes.of(leg.channelId).transferred = will;
  }

  /** Who is put through to a telephone that rings: the channel that waits in the queue, or dials. */
  diallerOf(leg: Leg): Channel | undefined {
    const own = this.ownOf(leg);
    const dialler = own && this.channels.diallerOf(own);
    if (dialler !== undefined) return dialler;
    // After a restart nobody knows but by the conversation, whose first channel it mostly is.
    const root = own?.linked;
    // Who is asked by a colleague is dialled by the far half.
    return this.channels.get(root !== undefined && isAsked(root) ? `${root};2` : root);
  }

  /** The connector parts a leg from its far end, which then hears music; `undefined` takes it back. */
  willHold(leg: Leg, farEnd: Channel | undefined): void {
    const now = this.book.get(leg.channelId);
    // It may have ended while the PBX was asked, and what is over must not be there again, with nobody to end it.
    if (now === undefined) return;
    const { heldChannelId: _old, ...rest } = now;
    this.book.keep(farEnd === undefined ? rest : { ...rest, heldChannelId: farEnd.id });
  }

  /** The browser that had its sound is gone: the far end waits until it is back; `undefined` takes that back. */
  willResume(leg: Leg, farEnd: Channel | undefined): void {
    const now = this.book.get(leg.channelId);
    if (now === undefined) return;
    const { resumesWith: _old, ...rest } = now;
    this.book.keep(farEnd === undefined ? rest : { ...rest, resumesWith: farEnd.id });
  }

  /** The agent's browser holds no longer what it held, though its telephone has not said so (yet). */
  isRetrieved(leg: Leg): readonly Leg[] {
    this.move(leg.channelId, ['held'], 'connected');
    return this.book.flush();
  }

  /** Who calls hides the number: from now on nothing here has it, whoever joins or follows the call. */
  isWithheld(leg: Leg): void {
    const caller = this.channels.get(this.channels.get(leg.channelId)?.linked);
    if (caller !== undefined) this.channels.hide(caller);
    const now = this.book.get(leg.channelId);
    if (now !== undefined) this.book.keep({ ...now, from: { withheld: true } });
  }

  /** Channels of its conversation at which a recorder runs or rests. */
  recorders(leg: Leg): readonly Channel[] {
    return this.soundOf(leg).filter(({ recording }) => recording === 'on' || recording === 'paused');
  }

  /** The PBX did not confirm a pause: it is taken as recorded. */
  isNotPaused(leg: Leg): readonly Leg[] {
    for (const channel of this.recorders(leg)) this.isRecorded(channel, 'on');
    return this.book.flush();
  }

  /** The PBX tells nobody of a mute: it counts when it has said yes. */
  isMuted(leg: Leg, muted: boolean): readonly Leg[] {
    const now = this.book.get(leg.channelId);
    if (now !== undefined && now.muted !== muted) this.put({ ...now, muted });
    return this.book.flush();
  }

  /** A dialled call whose telephone is answered and that dials nobody: the agent talks to the PBX itself (voicemail). */
  talksToPbx(leg: Leg): readonly Leg[] {
    const own = this.channels.get(leg.channelId);
    if (own?.state === channelState.up && this.notes.of(leg.channelId).dials !== true)
      this.move(own.id, ['dialling'], 'connected');
    return this.book.flush();
  }
}

/** The one at the other end, as the call names them. */
const other = ({ direction, from, to }: Leg): Party => (direction === 'outbound' ? to : from);
