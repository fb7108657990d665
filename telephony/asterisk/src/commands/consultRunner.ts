import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AmiGone } from '../ami/amiConnection';
import { headerOf, type AmiMessage } from '../ami/amiMessage';
import { timings } from '../base/timings';
import type { Channel } from '../pbx/channel';
import { usesRooms, type Leg } from '../pbx/leg';
import { askedChannelId, isAsked, nearHalf, rooms } from '../pbx/naming';
import { amiActions } from './amiActions';
import { CalledOff } from './calledOff';
import type { CommandRunnerParts } from './commandRunner';
import { toDialString } from './dialString';
import { joinBoth, untilSo, untilTaken } from './effects';
import { handOn, hangUpIfThere } from './handOn';
import { NotDone } from './notDone';
import type { PhoneSwitch } from './phoneSwitch';

/**
 * Consultations: the agent's telephone stays up and goes from the caller to who is asked and back; those are brought to it
 * by the connector's part of the dialplan. @throws NotDone, ActionRefused, AmiGone
 */
export class ConsultRunner {
  readonly #calledOff = new CalledOff();

  constructor(
    private readonly parts: CommandRunnerParts,
    private readonly phone: PhoneSwitch,
    private readonly mustExist: (exten: string) => Promise<void>,
  ) {}

  /** Calls somebody for the agent, whose call waits meanwhile. When nobody is called, the agent has it back. */
  async ask(leg: Leg, target: string): Promise<void> {
    const { pbx, model, context, dialContext, plus, isBrowser } = this.parts;
    const dial = toDialString(target, plus);
    if (dial === undefined || dial.keys !== '') throw new NotDone('no-number');
    if (model.pairOf(leg) !== undefined) throw new NotDone('asks-already');
    await this.mustExist(dial.exten);
    const own = this.phone.own(leg);
    const isHeldThere = leg.heldChannelId === undefined;
    if (leg.phase === 'held' && isHeldThere && !isBrowser(leg.endpoint)) throw new NotDone('held-by-the-telephone');
    if (leg.phase !== 'held' && leg.phase !== 'connected') throw new NotDone('not-connected');
    const far = this.phone.farEnd(leg);
    if (leg.phase === 'connected' || isHeldThere) await this.phone.away(leg, 'asks');
    else await untilTaken(() => pbx.action(amiActions.send(own.name, context, 'asks')));
    if (leg.parties === undefined) model.willUseRooms(leg, far);
    const channelId = askedChannelId(own.id, randomBytes(4).toString('hex'));
    const forget = model.willAsk(leg, channelId, { number: target });
    try {
      await pbx.action(
        amiActions.ask({
          channelId,
          ...{ exten: dial.exten, dialContext, context, room: rooms.room(channelId) },
          shown: leg.endpoint,
        }),
      );
      await untilSo(() => model.legs().some((one) => one.channelId === channelId));
      // The agent may have hung up before there was anybody to end with it.
      this.phone.own(leg);
    } catch (error) {
      forget();
      this.#calledOff.add(channelId);
      const asked = model.channels.get(channelId);
      if (asked !== undefined) await pbx.action(amiActions.hangup(asked.name, 16)).catch(() => undefined);
      const now = model.legOf(leg.callId);
      // A call that was on hold stays there, without a ring in the agent's ear.
      const instead = leg.phase === 'connected' ? this.phone.back.bind(this.phone) : this.isOver.bind(this);
      if (now !== undefined) await instead(now).catch(() => undefined);
      throw error;
    }
  }

  /** @returns the channel to somebody who is not to be asked any more, and whom the PBX only now begins to call */
  comesLate(event: AmiMessage): string | undefined {
    return this.#calledOff.comes(event);
  }

  /** Who was asked has answered: the agent's telephone goes there, unless it is with the caller again. */
  answered(event: AmiMessage): Leg | undefined {
    const channelId = headerOf(event, 'Uniqueid') ?? '';
    if (headerOf(event, 'Event') !== 'BridgeEnter' || !isAsked(channelId) || nearHalf(channelId) !== channelId)
      return undefined;
    return this.parts.model.legs().find((leg) => leg.channelId === channelId && isUnanswered(leg));
  }

  async meet(leg: Leg): Promise<void> {
    const { pbx, model, context, onChanged } = this.parts;
    if (!isUnanswered(model.legOf(leg.callId))) return;
    const own = this.phone.own(leg);
    const talks = model.atSameTelephone(leg).some(({ phase }) => phase === 'connected');
    if (!talks)
      return void (await untilTaken(() => pbx.action(amiActions.send(own.name, context, rooms.seat(leg.channelId)))));
    onChanged(model.waits(leg));
    const { name } = this.phone.farEnd(leg);
    await untilTaken(() => pbx.action(amiActions.send(name, context, 'hold')));
  }

  /** One of the two is over while the telephone of the agent waits for it: it is not to ring in the agent's ear any more. */
  async isOver(leg: Leg): Promise<void> {
    const { pbx, model, context } = this.parts;
    const own = model.ownOf(leg);
    if (own !== undefined && own.bridge === undefined && model.atSameTelephone(leg).every((one) => !isUnanswered(one)))
      await untilTaken(() => pbx.action(amiActions.send(own.name, context, 'quiet')));
  }

  /** The agent is out of it: the caller and who was asked talk with each other, or will when that one answers. */
  async complete(leg: Leg): Promise<void> {
    const { pbx, model, context } = this.parts;
    const { first, second } = this.#pair(leg);
    const [own, far, asked] = [this.phone.own(first), this.phone.farEnd(first), this.phone.farEnd(second)];
    const steps = async (): Promise<unknown> => {
      if (isUnanswered(second)) return this.#forward(first, second);
      if (first.parties === undefined) return this.join(far, asked);
      return pbx.action(amiActions.send(asked.name, context, this.phone.meetOf(first)));
    };
    await handOn(this.parts, [first, second], steps).catch(async (error: unknown) => {
      // Without the agent each would wait for nobody.
      const left = model.channels.get(own.id) === undefined && first.parties === undefined ? [far, asked] : [];
      for (const { name } of left) await hangUpIfThere(pbx, name).catch(() => undefined);
      throw error;
    });
    await hangUpIfThere(pbx, own.name);
  }

  /** The caller is the one who rings there now: so the colleague sees who it is, and the PBX does what it does then. */
  async #forward(first: Leg, second: Leg): Promise<void> {
    const { pbx, model, dialContext, plus, onChanged } = this.parts;
    const dial = toDialString(second.to.number ?? '', plus);
    if (first.parties !== undefined || dial === undefined) throw new NotDone('not-answered');
    const asked = this.phone.farEnd(second);
    const { name } = this.phone.farEnd(first);
    onChanged(model.areHandedOn(second));
    // A telephone that rings already may be busy for one more.
    await pbx.action(amiActions.hangup(asked.name, 16));
    await pbx.action(amiActions.forward(name, dialContext, dial.exten));
  }

  /** Who was asked is out of it, and the agent has the caller back. */
  async cancel(leg: Leg): Promise<void> {
    const { pbx } = this.parts;
    const { first, second } = this.#pair(leg);
    if (second.callId !== leg.callId) throw new NotDone('not-the-consultation');
    const { name } = this.phone.farEnd(second);
    // First the caller: a browser that sees nothing but a call on hold would hold, too.
    if (first.phase === 'held') await this.phone.back(first);
    await pbx.action(amiActions.hangup(name, 16));
  }

  /** Both calls become one: the first. */
  async merge(leg: Leg): Promise<void> {
    const { pbx, model, context, onChanged } = this.parts;
    const { first, second } = this.#pair(leg);
    if (isUnanswered(second)) throw new NotDone('not-answered');
    const own = this.phone.own(first);
    const asked = this.phone.farEnd(second);
    const far = this.phone.farEnd(first);
    const meet = this.phone.meetOf(first);
    const calls = first.parties === undefined ? [far, asked] : [asked];
    // The telephone last: who is in a room with it would go with it.
    for (const { name } of [...calls, own]) await untilTaken(() => pbx.action(amiActions.send(name, context, meet)));
    const bridgeOf = (id: string): string | undefined => model.channels.get(id)?.bridge;
    await untilSo(() =>
      [far, asked].every(({ id }) => bridgeOf(own.id) !== undefined && bridgeOf(id) === bridgeOf(own.id)),
    );
    const now = model.pairOf(leg);
    if (now === undefined) throw new NotDone('gone');
    onChanged(model.areMerged(now.first, now.second));
  }

  /**
   * Two channels are brought together without an agent: with either of them it is over. Where that fails, each is again
   * where it was, not in silence; where the connection to the PBX is lost on the way, they are joined when it is back.
   */
  async join(one: Channel, other: Channel): Promise<void> {
    const { pbx, context } = this.parts;
    const both = [one, other].map(({ id }) => this.parts.model.channels.get(id)).filter((each) => each !== undefined);
    try {
      await untilTaken(() =>
        pbx.action(amiActions.part(one.name, other.name, context, { far: 'quiet', own: 'quiet' })),
      );
      await joinBoth(this.parts, one, other, whatQuietDoes);
    } catch (error) {
      if (error instanceof AmiGone && (await this.#joinLater(one, other, both[0]?.bridge))) return;
      for (const each of both)
        if (each.context === context && each.exten !== undefined)
          await pbx.action(amiActions.send(each.name, context, each.exten)).catch(() => undefined);
      throw error;
    }
  }

  /** @param before the bridge in which they may have been: to share that one is not to be joined @returns whether they are */
  async #joinLater(one: Channel, other: Channel, before: string | undefined): Promise<boolean> {
    const bridgeOf = ({ id }: Channel): string | undefined => this.parts.model.channels.get(id)?.bridge;
    // The PBX may have done it, and its answer was lost.
    const areJoined = (): boolean =>
      bridgeOf(one) !== undefined && bridgeOf(one) === bridgeOf(other) && bridgeOf(one) !== before;
    for (const untilMs = performance.now() + timings.joinLaterMs; performance.now() < untilMs;) {
      await sleep(timings.joinLaterEveryMs);
      try {
        if (!areJoined()) await joinBoth(this.parts, one, other, whatQuietDoes);
        return true;
      } catch (error) {
        if (!(error instanceof AmiGone)) return areJoined();
      }
    }
    return false;
  }

  #pair(leg: Leg): { readonly first: Leg; readonly second: Leg } {
    const pair = this.parts.model.pairOf(leg);
    if (pair === undefined) throw new NotDone('no-consultation');
    return pair;
  }
}

/** Whoever hears music was there before, and has not yet been brought to `quiet`. */
const whatQuietDoes = ['Wait'];

const isUnanswered = (leg: Leg | undefined): boolean =>
  leg !== undefined && usesRooms(leg) && (leg.phase === 'dialling' || leg.phase === 'far-end-rings');
