import type { CommandRequested } from '../../../../protocol/messages/answers';
import { headerOf, type AmiMessage } from '../ami/amiMessage';
import { timings } from '../base/timings';
import { Turns } from '../../../base/turns';
import type { Channel } from '../pbx/channel';
import { usesRooms, type Leg } from '../pbx/leg';
import type { PbxModel } from '../pbx/pbxModel';
import { amiActions } from './amiActions';
import { ConferenceRunner } from './conferenceRunner';
import { ConsultRunner } from './consultRunner';
import type { Destination } from './dialRunner';
import { untilPhase } from './effects';
import { hangUpIfThere } from './handOn';
import { NotDone } from './notDone';
import type { PbxPort } from './pbxPort';
import { PhoneSwitch } from './phoneSwitch';
import { pressKeys } from './pressKeys';
import { SuperviseRunner } from './superviseRunner';
import { TransferRunner } from './transferRunner';

/** A command for a call that exists. */
export type LegCommand = Exclude<CommandRequested, { readonly command: 'dial' }>;

export interface CommandRunnerParts {
  readonly pbx: PbxPort;
  readonly model: PbxModel;
  /** The connector's own part of the dialplan, and the one that agents dial with. */
  readonly context: string;
  readonly dialContext: string;
  readonly plus: string;
  /** What agents would dial for voicemail; `{extension}` is the agent's telephone. */
  readonly voicemail: string | undefined;
  /** The telephone is a browser, which holds and mutes by itself. */
  readonly isBrowser: (endpoint: string) => boolean;
  /** Legs that something other than an event has changed. */
  readonly onChanged: (legs: readonly Leg[]) => void;
  /** The agent at this telephone may listen to others, and the PBX lets the connector do it; absent: nobody may. */
  readonly mayListen?: (endpoint: string) => boolean;
  /** The telephone of an agent who is named by it, or by the object id. */
  readonly telephoneOf?: (target: string) => string | undefined;
  /** What is done beside the commands came to nothing. */
  readonly onFailed: (what: string, about: string, error: unknown) => void;
}

/**
 * Carries out what an agent wants of a call. Resolves with `told` when an event of the PBX tells what became of it, with
 * `silent` where it tells nothing. @throws NotDone, ActionRefused, AmiGone
 */
export class CommandRunner {
  readonly #phone: PhoneSwitch;
  readonly #transfers: TransferRunner;
  readonly #consults: ConsultRunner;
  readonly #conferences: ConferenceRunner;
  /** What moves a telephone from call to call: by the telephone's channel. */
  readonly #turns = new Turns();

  readonly #supervision: SuperviseRunner;

  constructor(private readonly parts: CommandRunnerParts) {
    this.#phone = new PhoneSwitch(parts);
    this.#transfers = new TransferRunner(parts, this.#phone);
    this.#consults = new ConsultRunner(parts, this.#phone, (exten) => this.mustExist(exten));
    this.#supervision = new SuperviseRunner(parts);
    this.#conferences = new ConferenceRunner(parts, this.#phone, this.#consults);
  }

  /** @param inTime whether somebody still waits for it: one that had to wait for another command may come too late */
  async run(leg: Leg, command: LegCommand, inTime: () => boolean): Promise<'told' | 'silent'> {
    if (command.command === 'hangup') {
      await this.hangUp(leg);
      return 'told';
    }
    const { id } = this.#phone.own(leg);
    if (!movesTelephone(command)) return this.#do(leg, command);
    return this.#turns.take(id, async () => {
      const now = this.parts.model.legOf(leg.callId);
      if (!inTime()) throw new NotDone('too-late');
      if (now === undefined) throw new NotDone('gone');
      return this.#do(now, command);
    });
  }

  async #do(leg: Leg, command: LegCommand): Promise<'told' | 'silent'> {
    const { pbx, model } = this.parts;
    const own = this.#phone.own(leg);
    const isBrowser = this.parts.isBrowser(leg.endpoint);
    switch (command.command) {
      case 'hangup':
        await this.hangUp(leg);
        return 'told';
      case 'hold':
        return this.#hold(leg, isBrowser);
      case 'retrieve':
        return this.#retrieve(leg, isBrowser);
      case 'mute':
      case 'unmute': {
        const on = command.command === 'mute';
        // Where it mutes by itself, nothing is to be done at the PBX.
        if (!isBrowser) await pbx.action(amiActions.mute(own.name, on));
        this.parts.onChanged(model.isMuted(leg, on));
        return 'told';
      }
      case 'send-digits':
        await pressKeys(pbx, this.#phone.farEnd(leg).name, command.digits);
        return 'silent';
      case 'blind-transfer':
        await this.#transfers.transfer(leg, own, command.target);
        return 'told';
      case 'record-start':
      case 'record-stop':
      case 'record-pause':
      case 'record-resume':
        return this.#record(leg, own, command.command);
      case 'consult':
        await this.#consults.ask(leg, command.target);
        return 'told';
      case 'complete-transfer':
        await this.#consults.complete(leg);
        return 'told';
      case 'cancel-consult':
        await this.#consults.cancel(leg);
        return 'told';
      case 'merge':
        await this.#consults.merge(leg);
        return 'told';
      case 'leave':
        await this.#conferences.leave(leg);
        return 'told';
      case 'drop-party':
        await this.#conferences.drop(leg, command.party);
        return 'told';
      case 'mute-party':
      case 'unmute-party':
        await this.#conferences.mute(leg, command.party, command.command === 'mute-party');
        return 'told';
      case 'deflect':
        await this.#transfers.sendOn(leg, command.target);
        return 'told';
      case 'to-voicemail':
        await this.#transfers.sendOn(leg, this.parts.voicemail?.replaceAll('{extension}', leg.endpoint) ?? '');
        return 'told';
      case 'reply-text':
        // A PBX has nobody who carries texts to callers: it is never offered.
        throw new NotDone('no-texts');
      case 'listen':
      case 'whisper':
      case 'barge':
        return this.#supervision.change(leg, command.command);
    }
  }

  /** Where a supervisor's telephone goes, to listen to this colleague. @throws NotDone */
  listensTo(endpoint: string, callId: string, target: string): Destination {
    return this.#supervision.destination(endpoint, callId, target);
  }

  /** Follows what the PBX says of those who were asked, and of conferences without an agent. */
  take(event: AmiMessage): void {
    const { pbx, model, onFailed } = this.parts;
    const answered = this.#consults.answered(event);
    if (answered !== undefined)
      this.#turns
        .take(model.ownOf(answered)?.id ?? '', () => this.#consults.meet(answered))
        .catch((error: unknown) => onFailed('meet', answered.callId, error));
    const late = this.#consults.comesLate(event);
    if (late !== undefined) hangUpIfThere(pbx, late).catch((error: unknown) => onFailed('end', 'late', error));
    for (const [room, channel] of headerOf(event, 'Event') === 'Hangup' ? this.#conferences.silencedAlone() : [])
      pbx.action(amiActions.mutePart(room, channel, false)).catch((error: unknown) => onFailed('unmute', room, error));
    const alone = this.#conferences.isAlone(event);
    if (alone !== undefined)
      pbx.action(amiActions.hangup(alone.name, 16)).catch((error: unknown) => onFailed('end', alone.id, error));
  }

  /** @throws NotDone where agents cannot dial this */
  mustExist(exten: string): Promise<void> {
    return this.#transfers.mustExist(exten);
  }

  /** A leg is over. Nobody of it is left at the PBX, and the agent's telephone only where another call goes on. */
  isOver(leg: Leg): void {
    const { model, onFailed } = this.parts;
    // Where the telephone itself is gone, who was asked waits for nobody, whatever the first call waits for.
    if (model.ownOf(leg) !== undefined && model.atSameTelephone(leg).length > 0)
      this.#consults.isOver(leg).catch((error: unknown) => onFailed('quiet', leg.callId, error));
    // Without its other side, the telephone hears nothing any more.
    else if (leg.heldChannelId !== undefined || usesRooms(leg)) this.hangUp(leg).catch(() => undefined);
  }

  /** Ends the agent's telephone, unless it has another call, and whoever the connector holds for it. */
  async hangUp(leg: Leg): Promise<void> {
    const { pbx, model } = this.parts;
    const { channels } = model;
    const own = model.atSameTelephone(leg).some(({ callId }) => callId !== leg.callId) ? undefined : model.ownOf(leg);
    const others = [leg.heldChannelId, leg.resumesWith, leg.far, ...(leg.parties ?? []).map(({ id }) => id)];
    const asked = leg.at === undefined ? undefined : channels.get(leg.channelId);
    for (const channel of new Set([...others.map((id) => channels.get(id)), asked, own])) {
      if (channel === undefined) continue;
      // A browser says goodbye by itself, and is faster than the command.
      await hangUpIfThere(pbx, channel.name);
    }
  }

  /** The telephone stops ringing, and the queue goes on to the next agent. */
  async reject(leg: Leg): Promise<void> {
    const { pbx, model } = this.parts;
    const own = model.channels.get(leg.channelId);
    if (own === undefined || leg.phase !== 'ringing') return;
    model.willReject(leg);
    await pbx.action(amiActions.hangup(own.name, 21));
  }

  /** Makes a telephone that knows NOTIFY `talk` answer. */
  async answer(leg: Leg): Promise<void> {
    const own = this.parts.model.channels.get(leg.channelId);
    if (own !== undefined && leg.phase === 'ringing') await this.parts.pbx.action(amiActions.talk(own.name));
  }

  /** After a cut nobody knows whether what was paused still is: it is paused once more, or taken as recorded. */
  async pauseAgain(leg: Leg): Promise<void> {
    const again = this.parts.model
      .recorders(leg)
      .map(({ name }) => this.parts.pbx.action(amiActions.pauseRecording(name, true)));
    await Promise.all(again).catch(() => this.parts.onChanged(this.parts.model.isNotPaused(leg)));
  }

  /** Whoever is on hold in silence, because a connector was killed on the way to somebody, hears music. */
  async musicAgain(leg: Leg): Promise<void> {
    const { pbx, model, context } = this.parts;
    if (model.isHandingOn(leg)) return;
    const held = model.channels.get(leg.heldChannelId);
    if (held?.context === context && held.exten === 'quiet')
      await pbx.action(amiActions.send(held.name, context, 'hold'));
  }

  async #record(leg: Leg, own: Channel, command: keyof typeof recordingAfter): Promise<'told' | 'silent'> {
    const { pbx, model } = this.parts;
    // Of what is so already the PBX tells no change; an agent may ask for it to be sure.
    const isSo = (model.legOf(leg.callId)?.recording ?? 'off') === recordingAfter[command];
    const recorders = model.recorders(leg);
    if (command === 'record-start') {
      if (!isSo) await pbx.action(amiActions.record(own.name, recordingFile(own)));
      return isSo ? 'silent' : 'told';
    }
    if (recorders.length === 0 && command !== 'record-stop') throw new NotDone('no-recording');
    for (const { name } of recorders) {
      const pauses = command === 'record-pause';
      await pbx.action(
        command === 'record-stop' ? amiActions.stopRecording(name) : amiActions.pauseRecording(name, pauses),
      );
    }
    return isSo ? 'silent' : 'told';
  }

  async #hold(leg: Leg, isBrowser: boolean): Promise<'told' | 'silent'> {
    const { model } = this.parts;
    const isOfPair = model.pairOf(leg) !== undefined;
    if (isBrowser && !isOfPair && (await this.#browserDoes(leg, 'held'))) return 'silent';
    const now = model.legOf(leg.callId) ?? leg;
    // A swap has held it already.
    if (isOfPair && now.phase === 'held') return 'silent';
    if (now.phase !== 'connected') throw new NotDone('not-connected');
    await this.#phone.away(now);
    return 'told';
  }

  async #retrieve(leg: Leg, isBrowser: boolean): Promise<'told' | 'silent'> {
    const { model } = this.parts;
    if (isBrowser && leg.heldChannelId === undefined) {
      // Where the agent has clicked in another browser, this one lets go when it hears that the call is retrieved.
      if (!(await this.#browserDoes(leg, 'connected'))) this.parts.onChanged(model.isRetrieved(leg));
      return 'silent';
    }
    // What the telephone holds only the telephone can take back.
    if (leg.phase !== 'held' || leg.heldChannelId === undefined) throw new NotDone('held-by-the-telephone');
    await this.#phone.back(leg);
    return 'told';
  }

  /** The browser acts at the click; its SIP is mostly here before the command. @returns whether it did */
  async #browserDoes(leg: Leg, phase: 'held' | 'connected'): Promise<boolean> {
    return untilPhase(this.parts.model, leg, phase, timings.browserHoldsMs).then(
      () => true,
      (error: unknown) => {
        if (error instanceof NotDone && error.message === 'no-effect') return false;
        throw error;
      },
    );
  }
}

/** Those that bring an agent's telephone from one call to another: one at a time. */
const movesTelephone = ({ command }: LegCommand): boolean =>
  /^(hold|retrieve|consult|complete-transfer|cancel-consult|merge|leave|blind-transfer)$/.test(command);

/** How a call is recorded when the command has been carried out. */
const recordingAfter = {
  'record-start': 'on',
  'record-stop': 'off',
  'record-pause': 'paused',
  'record-resume': 'on',
} as const;

/** In the PBX's folder for recordings. Ids of Asterisk have no other signs, but a telephone could bring one. */
const recordingFile = ({ id }: Channel): string => `crm-${id.replace(/[^0-9A-Za-z_.-]/g, '-')}.wav`;
