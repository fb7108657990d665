import type { CommandRequested } from '../../../../protocol/messages/answers';
import type { TelephonyClient } from '../../../client/src/telephonyClient';
import type { AmiMessage } from '../ami/amiMessage';
import type { PbxPort } from '../commands/pbxPort';
import { RecentIds } from '../../../base/recentIds';
import { timings } from '../base/timings';
import { NotDone } from '../commands/notDone';
import type { DialRunner } from '../commands/dialRunner';
import { pressKeys } from '../commands/pressKeys';
import type { Leg } from '../pbx/leg';
import type { PbxModel } from '../pbx/pbxModel';
import type { Agent } from '../agents/agent';

type DialCommand = Extract<CommandRequested, { readonly command: 'dial' }>;

export interface DialDeskParts {
  readonly client: Pick<TelephonyClient, 'tell'>;
  readonly pbx: PbxPort;
  readonly model: PbxModel;
  readonly dials: DialRunner;
  /** The agent's telephone rings for it: some time later it must dial somebody. */
  readonly onRings: (leg: Leg) => void;
  readonly onFailed: (what: string, callId: string, error: unknown) => void;
}

interface Open {
  readonly agent: Agent;
  readonly commandId: string;
  /** Whether the agent has not yet been told that it failed. */
  readonly inTime: () => boolean;
}

/** Commands to dial, from the softphone's wish to the first ring of the agent's own telephone, and the keys behind it. */
export class DialDesk {
  /** Whose telephone does not ring yet: the command by the call. */
  readonly #open = new Map<string, Open>();

  /** Commands that were taken: the same again, in another webhook, is a repeat. */
  readonly #taken = new RecentIds(timings.rememberedDials);
  /** Calls that their agent has given up before there was anything to hang up. */
  readonly #givenUp = new RecentIds(timings.rememberedDials);

  constructor(private readonly parts: DialDeskParts) {}

  has(callId: string): boolean {
    return this.#open.has(callId);
  }

  /** @throws NotDone, ActionRefused, AmiGone: it does not dial */
  async dial(agent: Agent, request: DialCommand, inTime: () => boolean): Promise<void> {
    const { callId, commandId } = request;
    if (this.#taken.has(commandId)) return;
    this.#taken.add(commandId);
    if (this.#givenUp.has(callId)) throw new NotDone('given-up');
    this.#open.set(callId, { agent, commandId, inTime });
    // Before a restart of ours its telephone was rung already.
    const leg = this.parts.model.legOf(callId);
    if (leg !== undefined) return this.follow(leg);
    try {
      await this.parts.dials.dial(agent.endpoint, request);
    } catch (error) {
      this.#open.delete(callId);
      throw error;
    }
  }

  /**
   * A hangup for a call that has no telephone yet: it can overtake its dial, which then is not carried out.
   * @returns true where the telephone is about to ring: it is hung up as soon as it does
   */
  giveUp(callId: string): boolean {
    this.#givenUp.add(callId);
    return this.has(callId);
  }

  /** An event may say that the telephone could not be rung. */
  take(event: AmiMessage): void {
    this.parts.dials.take(event);
    const failed = this.parts.dials.failedBy(event);
    if (failed === undefined) return;
    this.parts.dials.forget(failed.callId);
    this.#settle(failed.callId, 'command.failed');
  }

  /** A leg has changed: where it was dialled here, its command is carried out, or its keys are pressed. */
  follow(leg: Leg): void {
    if (!leg.dialledByUs) return;
    const isLate = this.#open.get(leg.callId)?.inTime() === false;
    if (leg.phase === 'dialling' && (isLate || this.#givenUp.has(leg.callId))) this.#hangUp(leg);
    if (this.#settle(leg.callId, leg.phase === 'over' ? 'command.failed' : 'command.succeeded'))
      this.parts.onRings(leg);
    if (leg.phase === 'over') this.parts.dials.forget(leg.callId);
    if (leg.phase === 'connected') this.#press(leg);
  }

  #hangUp(leg: Leg): void {
    const { dials, onFailed } = this.parts;
    dials.giveUp(leg).catch((error: unknown) => onFailed('hangup', leg.callId, error));
  }

  #press(leg: Leg): void {
    const { dials, model, pbx, onFailed } = this.parts;
    const keys = dials.takeKeys(leg.callId);
    const farEnd = model.farEnd(leg);
    if (keys === '' || farEnd === undefined) return;
    pressKeys(pbx, farEnd.name, keys).catch((error: unknown) => onFailed('keys', leg.callId, error));
  }

  /** @returns whether the call's command was open */
  #settle(callId: string, type: 'command.succeeded' | 'command.failed'): boolean {
    const asked = this.#open.get(callId);
    if (asked === undefined) return false;
    this.#open.delete(callId);
    const { client, onFailed } = this.parts;
    const { userId } = asked.agent;
    client
      .tell({ userId, callId }, { type, commandId: asked.commandId })
      .catch((error: unknown) => onFailed(type, callId, error));
    return true;
  }
}
