import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandRequested } from '../../../../protocol/messages/answers';
import { ActionRefused } from '../ami/amiConnection';
import { LoggableError } from '../base/codeOf';
import { timings } from '../base/timings';
import type { Channel } from '../pbx/channel';
import type { Leg, LegPhase } from '../pbx/leg';
import type { PbxModel } from '../pbx/pbxModel';
import { amiActions } from './amiActions';
import { toDialString } from './dialString';
import type { PbxPort } from './pbxPort';
import { pressKeys } from './pressKeys';

/** A command for a call that exists. */
export type LegCommand = Exclude<CommandRequested, { readonly command: 'dial' }>;

/** Why a command came to nothing: for the log. The agent is told that it was refused. */
export class NotDone extends LoggableError {}

export interface CommandRunnerParts {
  readonly pbx: PbxPort;
  readonly model: PbxModel;
  /** The connector's own part of the dialplan, and the one that agents dial with. */
  readonly context: string;
  readonly dialContext: string;
  readonly plus: string;
  /** The telephone is a browser, which holds and mutes by itself. */
  readonly isBrowser: (endpoint: string) => boolean;
  /** Legs that something other than an event has changed. */
  readonly onChanged: (legs: readonly Leg[]) => void;
}

/**
 * Carries out what an agent wants of a call. Resolves with `told` when an event of the PBX tells what became of it, with
 * `silent` where it tells nothing. @throws NotDone, ActionRefused, AmiGone
 */
export class CommandRunner {
  constructor(private readonly parts: CommandRunnerParts) {}

  async run(leg: Leg, command: LegCommand): Promise<'told' | 'silent'> {
    const { pbx, model } = this.parts;
    const isBrowser = this.parts.isBrowser(leg.endpoint);
    if (command.command === 'hangup') {
      await this.hangUp(leg);
      return 'told';
    }
    const own = model.channels.get(leg.channelId);
    if (own === undefined) throw new NotDone('gone');
    switch (command.command) {
      case 'hold':
        if (isBrowser && (await this.#browserDoes(leg, 'held'))) return 'silent';
        await this.#hold(leg, own);
        return 'told';
      case 'retrieve':
        if (isBrowser && leg.heldChannelId === undefined) {
          // Where the agent has clicked in another browser, this one lets go when it hears that the call is retrieved.
          if (!(await this.#browserDoes(leg, 'connected'))) this.parts.onChanged(model.isRetrieved(leg));
          return 'silent';
        }
        await this.#retrieve(leg, own);
        return 'told';
      case 'mute':
      case 'unmute': {
        const on = command.command === 'mute';
        // Where it mutes by itself, nothing is to be done at the PBX.
        if (!isBrowser) await pbx.action(amiActions.mute(own.name, on));
        this.parts.onChanged(model.isMuted(leg, on));
        return 'told';
      }
      case 'send-digits':
        await pressKeys(pbx, this.#farEnd(leg).name, command.digits);
        return 'silent';
      case 'blind-transfer':
        await this.#transfer(leg, own, command.target);
        return 'told';
      case 'record-start':
      case 'record-stop':
      case 'record-pause':
      case 'record-resume':
        return this.#record(leg, own, command.command);
      // Not declared, so nobody is offered them.
      case 'consult':
      case 'complete-transfer':
      case 'cancel-consult':
      case 'deflect':
      case 'to-voicemail':
      case 'merge':
      case 'leave':
      case 'drop-party':
      case 'mute-party':
      case 'unmute-party':
        throw new NotDone('not-declared');
    }
  }

  /** Ends the agent's telephone, and whoever the connector holds for it. */
  async hangUp(leg: Leg): Promise<void> {
    const { pbx, model } = this.parts;
    const held = model.channels.get(leg.heldChannelId);
    const own = model.channels.get(leg.channelId);
    const left = model.channels.get(leg.resumesWith);
    for (const channel of [held, left, own]) {
      if (channel === undefined) continue;
      await pbx.action(amiActions.hangup(channel.name, 16)).catch((error: unknown) => {
        // A browser says goodbye by itself, and is faster than the command.
        if (!(error instanceof ActionRefused) || !/no such channel/i.test(error.said)) throw error;
      });
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

  #farEnd(leg: Leg): Channel {
    const farEnd = this.parts.model.farEnd(leg);
    if (farEnd === undefined) throw new NotDone('nobody-there');
    return farEnd;
  }

  async #hold(leg: Leg, own: Channel): Promise<void> {
    const { pbx, model, context } = this.parts;
    if (leg.phase !== 'connected') throw new NotDone('not-connected');
    const farEnd = this.#farEnd(leg);
    model.willHold(leg, farEnd);
    try {
      await pbx.action(amiActions.part(farEnd.name, own.name, context));
      await this.#becomes(leg, 'held');
    } catch (error) {
      if (model.legOf(leg.callId)?.phase === 'connected') model.willHold(leg, undefined);
      throw error;
    }
  }

  async #retrieve(leg: Leg, own: Channel): Promise<void> {
    // What the telephone holds only the telephone can take back.
    if (leg.phase !== 'held' || leg.heldChannelId === undefined) throw new NotDone('held-by-the-telephone');
    const farEnd = this.#farEnd(leg);
    for (const untilMs = performance.now() + timings.effectMs; ;) {
      try {
        await this.parts.pbx.action(amiActions.join(farEnd.name, own.name));
        break;
      } catch (error) {
        // It is refused for a moment after the two were parted.
        if (!(error instanceof ActionRefused) || performance.now() > untilMs) throw error;
        await sleep(timings.joinAgainMs);
      }
    }
    await this.#becomes(leg, 'connected');
  }

  async #transfer(leg: Leg, own: Channel, target: string): Promise<void> {
    const { pbx, dialContext, plus } = this.parts;
    if (leg.phase !== 'connected') throw new NotDone('not-connected');
    const dial = toDialString(target, plus);
    if (dial === undefined || dial.keys !== '') throw new NotDone('no-number');
    await this.mustExist(dial.exten);
    await pbx.action(amiActions.blindTransfer(own.name, dialContext, dial.exten));
  }

  /** Asterisk says yes to a transfer to nowhere and ends both calls: so it is asked first. @throws NotDone */
  async mustExist(exten: string): Promise<void> {
    const found = await this.parts.pbx
      .list(amiActions.showExtension(this.parts.dialContext, exten))
      .catch((error: unknown) => {
        if (error instanceof ActionRefused && !/permission/i.test(error.said)) return [];
        throw error;
      });
    if (found.length === 0) throw new NotDone('no-such-extension');
  }

  /** The browser acts at the click; its SIP is mostly here before the command. @returns whether it did */
  async #browserDoes(leg: Leg, phase: 'held' | 'connected'): Promise<boolean> {
    return this.#becomes(leg, phase, timings.browserHoldsMs).then(
      () => true,
      (error: unknown) => {
        if (error instanceof NotDone && error.message === 'no-effect') return false;
        throw error;
      },
    );
  }

  async #becomes(leg: Leg, phase: LegPhase, withinMs: number = timings.effectMs): Promise<void> {
    for (const untilMs = performance.now() + withinMs; performance.now() < untilMs; await sleep(5)) {
      const now = this.parts.model.legOf(leg.callId);
      if (now === undefined) throw new NotDone('gone');
      if (now.phase === phase) return;
    }
    throw new NotDone('no-effect');
  }
}

/** How a call is recorded when the command has been carried out. */
const recordingAfter = {
  'record-start': 'on',
  'record-stop': 'off',
  'record-pause': 'paused',
  'record-resume': 'on',
} as const;

/** In the PBX's folder for recordings. Ids of Asterisk have no other signs, but a telephone could bring one. */
const recordingFile = ({ id }: Channel): string => `crm-${id.replace(/[^0-9A-Za-z_.-]/g, '-')}.wav`;
