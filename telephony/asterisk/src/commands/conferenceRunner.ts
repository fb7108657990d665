import { headerOf, type AmiMessage } from '../ami/amiMessage';
import type { Channel } from '../pbx/channel';
import type { Leg } from '../pbx/leg';
import { amiActions } from './amiActions';
import type { CommandRunnerParts } from './commandRunner';
import type { ConsultRunner } from './consultRunner';
import { handOn, hangUpIfThere } from './handOn';
import { NotDone } from './notDone';
import type { PhoneSwitch } from './phoneSwitch';

/** What an agent does in a conference. @throws NotDone, ActionRefused, AmiGone */
export class ConferenceRunner {
  constructor(
    private readonly parts: CommandRunnerParts,
    private readonly phone: PhoneSwitch,
    private readonly consults: ConsultRunner,
  ) {}

  /** The others go on. Two of them talk as in any call, so that it ends with either, whatever becomes of the connector. */
  async leave(leg: Leg): Promise<void> {
    const others = this.#parties(leg);
    const [one, other] = others;
    if (one === undefined || other === undefined) throw new NotDone('nobody-else');
    const own = this.phone.own(leg);
    await handOn(this.parts, [leg], async () => others.length > 2 || (await this.consults.join(one, other)));
    await hangUpIfThere(this.parts.pbx, own.name);
  }

  async drop(leg: Leg, partyId: string): Promise<void> {
    await this.parts.pbx.action(amiActions.hangup(this.#party(leg, partyId).name, 16));
  }

  async mute(leg: Leg, partyId: string, on: boolean): Promise<void> {
    const { name } = this.#party(leg, partyId);
    await this.parts.pbx.action(amiActions.mutePart(this.phone.meetOf(leg), name, on));
  }

  /** Whoever is the last one in a conference that its agent has left is not kept waiting for nobody. */
  isAlone(event: AmiMessage): Channel | undefined {
    const { model, context } = this.parts;
    const exten = headerOf(event, 'Exten') ?? '';
    if (headerOf(event, 'Event') !== 'Hangup' || !exten.startsWith('meet') || headerOf(event, 'Context') !== context)
      return undefined;
    const [last, ...others] = model.channels.all().filter((one) => one.context === context && one.exten === exten);
    const isAgents = model
      .legs()
      .some((leg) => [model.ownOf(leg)?.id, leg.far, ...(leg.parties ?? []).map(({ id }) => id)].includes(last?.id));
    return others.length > 0 || isAgents ? undefined : last;
  }

  /** Whoever was silenced in a conference is not silent for the agent alone. @returns their channels, with the room */
  silencedAlone(): readonly (readonly [room: string, channel: string])[] {
    return this.parts.model.legs().flatMap((leg) => {
      const [last] = leg.left ?? [];
      const channel = last?.muted === true ? this.parts.model.channels.get(last.id) : undefined;
      return channel?.exten?.startsWith('meet') === true ? [[channel.exten, channel.name] as const] : [];
    });
  }

  #parties({ parties = [] }: Leg): readonly Channel[] {
    return parties.map(({ id }) => this.parts.model.channels.get(id)).filter((one) => one !== undefined);
  }

  #party(leg: Leg, partyId: string): Channel {
    const found = this.#parties(leg).find(({ id }) => id === partyId);
    if (found === undefined) throw new NotDone('no-such-party');
    return found;
  }
}
