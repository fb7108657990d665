import type { Channel } from '../pbx/channel';
import { usesRooms, type Leg } from '../pbx/leg';
import { rooms } from '../pbx/naming';
import type { PbxModel } from '../pbx/pbxModel';
import { amiActions } from './amiActions';
import { joinBoth, untilPhase, untilTaken } from './effects';
import { NotDone } from './notDone';
import type { PbxPort } from './pbxPort';

export interface PhoneSwitchParts {
  readonly pbx: PbxPort;
  readonly model: PbxModel;
  /** The connector's own part of the dialplan. */
  readonly context: string;
}

/**
 * Moves an agent's telephone between calls at the PBX: away from one, whose far end then hears music while a conference
 * talks on, and to one. @throws NotDone, ActionRefused, AmiGone
 */
export class PhoneSwitch {
  constructor(private readonly parts: PhoneSwitchParts) {}

  /** @param to the extension that the telephone hears meanwhile */
  async away(leg: Leg, to: 'quiet' | 'asks' = 'quiet'): Promise<void> {
    const { model } = this.parts;
    const far = this.farEnd(leg);
    model.willHold(leg, far);
    try {
      await this.#part(leg, to);
      await untilPhase(model, leg, 'held');
    } catch (error) {
      if (model.legOf(leg.callId)?.phase === 'connected') model.willHold(leg, undefined);
      throw error;
    }
  }

  /** Brings the telephone to a call that is held; what it talks in until then is held. */
  async back(leg: Leg): Promise<void> {
    const { pbx, model, context } = this.parts;
    const own = this.own(leg);
    if (!usesRooms(leg)) {
      const far = this.farEnd(leg);
      await joinBoth(this.parts, far, own);
    } else {
      const talks = model
        .atSameTelephone(leg)
        .find(({ callId, phase }) => callId !== leg.callId && phase === 'connected');
      if (talks !== undefined) await this.away(talks);
      const [party] = leg.parties ?? [];
      const exten = party === undefined ? rooms.seat(leg.channelId) : this.meetOf(leg);
      await untilTaken(() => pbx.action(amiActions.send(own.name, context, exten)));
      if (party === undefined) {
        const far = this.farEnd(leg);
        await untilTaken(() => pbx.action(amiActions.send(far.name, context, rooms.room(leg.channelId))));
      }
    }
    await untilPhase(model, leg, 'connected');
  }

  /** The extension of a conference; it keeps its name when the agent's telephone has become another channel. */
  meetOf({ channelId, parties = [] }: Leg): string {
    const exten = this.parts.model.channels.get(parties[0]?.id)?.exten;
    return exten?.startsWith('meet') === true ? exten : rooms.meet(channelId);
  }

  own(leg: Leg): Channel {
    const own = this.parts.model.ownOf(leg);
    if (own === undefined) throw new NotDone('gone');
    return own;
  }

  farEnd(leg: Leg): Channel {
    const far = this.parts.model.farEnd(leg);
    if (far === undefined) throw new NotDone('nobody-there');
    return far;
  }

  async #part(leg: Leg, to: 'quiet' | 'asks'): Promise<void> {
    const { pbx, context } = this.parts;
    const own = this.own(leg);
    const alone = amiActions.send(own.name, context, to);
    const both = amiActions.part(this.farEnd(leg).name, own.name, context, { far: 'hold', own: to });
    await untilTaken(() => pbx.action(leg.parties === undefined ? both : alone));
  }
}
