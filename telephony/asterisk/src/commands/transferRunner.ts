import type { Channel } from '../pbx/channel';
import { usesRooms, type Leg } from '../pbx/leg';
import { amiActions } from './amiActions';
import type { CommandRunnerParts } from './commandRunner';
import { dialplanHas } from './dialplanHas';
import { toDialString } from './dialString';
import { handOn, hangUpIfThere } from './handOn';
import { NotDone } from './notDone';
import type { PhoneSwitch } from './phoneSwitch';

/** Calls that go elsewhere, by the dialplan that agents dial with. @throws NotDone, ActionRefused, AmiGone */
export class TransferRunner {
  constructor(
    private readonly parts: CommandRunnerParts,
    private readonly phone: PhoneSwitch,
  ) {}

  /** Blind: the PBX takes the far end there, and the agent is out of it. */
  async transfer(leg: Leg, own: Channel, target: string): Promise<void> {
    const { pbx, dialContext, plus } = this.parts;
    if (leg.phase !== 'connected') throw new NotDone('not-connected');
    const dial = toDialString(target, plus);
    if (dial === undefined || dial.keys !== '') throw new NotDone('no-number');
    await this.mustExist(dial.exten);
    if (!usesRooms(leg)) return void (await pbx.action(amiActions.blindTransfer(own.name, dialContext, dial.exten)));
    if (leg.parties !== undefined) throw new NotDone('several');
    const { name } = this.phone.farEnd(leg);
    await handOn(this.parts, [leg], () => pbx.action(amiActions.forward(name, dialContext, dial.exten)));
    if (this.parts.model.atSameTelephone(leg).length === 0) await hangUpIfThere(pbx, own.name);
  }

  /** Whoever is put through to the agent's telephone, which rings, goes elsewhere; the PBX then lets it be silent. */
  async sendOn(leg: Leg, target: string): Promise<void> {
    const { pbx, model, dialContext, plus } = this.parts;
    if (leg.phase !== 'ringing') throw new NotDone('not-ringing');
    const dial = toDialString(target, plus);
    if (dial === undefined || dial.keys !== '') throw new NotDone('no-number');
    await this.mustExist(dial.exten);
    const dialler = model.diallerOf(leg);
    if (dialler === undefined) throw new NotDone('nobody-there');
    model.willSendOn(leg, true);
    try {
      await pbx.action(amiActions.forward(dialler.name, dialContext, dial.exten));
    } catch (error) {
      model.willSendOn(leg, false);
      throw error;
    }
  }

  /** Asterisk says yes to a transfer to nowhere and ends both calls: so it is asked first. @throws NotDone */
  async mustExist(exten: string): Promise<void> {
    const { pbx, dialContext } = this.parts;
    if (!(await dialplanHas(pbx, dialContext, exten))) throw new NotDone('no-such-extension');
  }
}
