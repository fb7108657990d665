import type { CommandRequested } from '../../../../protocol/messages/answers';
import { superviseFormat } from '../../../../protocol/dialFormat';
import { headerOf, numberOf, type AmiMessage } from '../ami/amiMessage';
import { timings } from '../base/timings';
import type { Leg } from '../pbx/leg';
import { dialledCallId, dialledChannelId, isDialledCallId } from '../pbx/naming';
import { amiActions } from './amiActions';
import { CalledOff } from './calledOff';
import type { CommandRunner, CommandRunnerParts } from './commandRunner';
import { toDialString } from './dialString';
import { hangUpIfThere } from './handOn';
import { NotDone } from './notDone';

type DialCommand = Extract<CommandRequested, { readonly command: 'dial' }>;

/** Where the agent's own telephone goes when it is taken up. */
export interface Destination {
  readonly context: string;
  readonly exten: string;
  /** To press as soon as the other end has answered. */
  readonly keys: string;
  /** The channel that a supervisor's telephone is to listen to. */
  readonly spied?: string;
}

/** Calls that agents dial from the softphone: the agent's own telephone first, then the number. */
export class DialRunner {
  /** Keys to press as soon as the other end has answered, by call. */
  readonly #keys = new Map<string, string>();

  readonly #calledOff = new CalledOff();

  constructor(
    private readonly parts: CommandRunnerParts,
    private readonly commands: CommandRunner,
  ) {}

  /** Asks the PBX to ring the agent's telephone. @throws NotDone, ActionRefused, AmiGone: it does not dial */
  async dial(endpoint: string, command: DialCommand): Promise<void> {
    const { pbx, model } = this.parts;
    const { callId, target } = command;
    if (!isDialledCallId(callId)) throw new NotDone('no-number');
    const dial =
      command.format === superviseFormat
        ? this.commands.listensTo(endpoint, callId, target)
        : await this.#number(command);
    model.willDial(callId, { number: target });
    if (dial.keys !== '') this.#keys.set(callId, dial.keys);
    const channelId = dialledChannelId(callId);
    const ringsMs = timings.ownPhoneRingsMs;
    try {
      await pbx.action(amiActions.originate({ endpoint, channelId, callId, ringsMs, ...dial }));
    } catch (error) {
      this.#calledOff.add(channelId);
      this.forget(callId);
      throw error;
    }
  }

  /** @throws NotDone, ActionRefused, AmiGone */
  async #number({ target, format }: DialCommand): Promise<Destination> {
    const dial = format === 'tel' ? toDialString(target, this.parts.plus) : undefined;
    if (dial === undefined) throw new NotDone('no-number');
    await this.commands.mustExist(dial.exten);
    return { context: this.parts.dialContext, ...dial };
  }

  /** The agent has given it up: the telephone stops ringing. @throws ActionRefused, AmiGone */
  giveUp(leg: Leg): Promise<void> {
    return this.commands.hangUp(leg);
  }

  /** Its telephone begins to ring although the dialling was given up: it stops. */
  take(event: AmiMessage): void {
    const late = this.#calledOff.comes(event);
    const { pbx, onFailed } = this.parts;
    if (late !== undefined) hangUpIfThere(pbx, late).catch((error: unknown) => onFailed('end', 'late', error));
  }

  /** @returns the call whose telephone never got a channel, by an `OriginateResponse` that says so */
  failedBy(event: AmiMessage): { readonly callId: string; readonly reason: number | undefined } | undefined {
    if (headerOf(event, 'Event') !== 'OriginateResponse' || headerOf(event, 'Response') !== 'Failure') return undefined;
    const callId = dialledCallId(headerOf(event, 'Uniqueid') ?? '');
    return callId === undefined ? undefined : { callId, reason: numberOf(event, 'Reason') };
  }

  /** The keys that wait for this call's other end; they are given once. */
  takeKeys(callId: string): string {
    const keys = this.#keys.get(callId) ?? '';
    this.#keys.delete(callId);
    return keys;
  }

  forget(callId: string): void {
    this.#keys.delete(callId);
    this.parts.model.neverDialled(callId);
  }
}
