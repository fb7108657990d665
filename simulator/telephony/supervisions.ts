import type { CallCapability } from '../../protocol/callCapability';
import type { EndReason } from '../../protocol/callState';
import { supervisions, type Supervision } from '../../protocol/callFacts';
import type { Colleague } from './colleagues';
import type { ReportedType } from './commandBehaviour';
import type { GivenCommand } from './givenCommand';

/** All that makes sense for the call of a supervisor. */
export const ofSupervisors: readonly CallCapability[] = ['serverHangup', 'supervise'];

/** What supervision needs of the telephony system whose calls it is about. */
export interface SupervisedExchange {
  readonly colleagues: readonly Colleague[];
  readonly supervisors: readonly string[];
  report(callId: string, type: ReportedType, reason?: EndReason, commandId?: string): Promise<void>;
  /** The call that an agent talks in. */
  talkingCallOf(userId: string): string | undefined;
}

interface Supervised {
  readonly callId: string;
  readonly way: Supervision;
}

const told = { listen: 'call.listening', whisper: 'call.whispering', barge: 'call.barging' } as const;

/** Supervisors in the calls of their colleagues: which one each is in, and who hears them, by the supervisor's call. */
export class Supervisions {
  readonly #bySupervisor = new Map<string, Supervised>();

  constructor(private readonly exchange: SupervisedExchange) {}

  /** The supervisor's telephone is called and is in the call of the colleague then; @returns false for who may not, and where nobody talks */
  async begin(supervisorsCall: string, { userId = '', target, commandId }: GivenCommand): Promise<boolean> {
    const { colleagues, supervisors, report, talkingCallOf } = this.exchange;
    const colleague = colleagues.find(({ extension, oid }) => target === extension || target === oid);
    const callId = colleague && colleague.oid !== userId ? talkingCallOf(colleague.oid) : undefined;
    if (callId === undefined || !supervisors.includes(userId)) {
      await report(supervisorsCall, 'command.failed', undefined, commandId);
      return false;
    }
    this.#bySupervisor.set(supervisorsCall, { callId, way: 'listen' });
    await report(supervisorsCall, 'call.alerting');
    // Either may be over by now.
    const goesOn = (): boolean => this.#bySupervisor.get(supervisorsCall)?.callId === callId;
    // The agent knows it before anybody listens.
    if (goesOn() && this.#in(callId).length === 1) await report(callId, 'call.supervised');
    if (goesOn()) await report(supervisorsCall, 'call.connected');
    return true;
  }

  /** How a supervisor is in a colleague's call; `undefined` of a call that is no supervisor's. */
  wayOf(supervisorsCall: string): Supervision | undefined {
    return this.#bySupervisor.get(supervisorsCall)?.way;
  }

  /** @returns true when nothing is left to be done */
  async carryOut(supervisorsCall: string, { command, commandId }: GivenCommand): Promise<boolean> {
    const way = supervisions.find((one) => one === command);
    if (way === undefined) return false;
    const supervised = this.#bySupervisor.get(supervisorsCall);
    if (supervised === undefined) await this.exchange.report(supervisorsCall, 'command.failed', undefined, commandId);
    else {
      this.#bySupervisor.set(supervisorsCall, { ...supervised, way });
      await this.exchange.report(supervisorsCall, told[way]);
    }
    return true;
  }

  /** A call is over: a supervisor is out of it, or has nobody left to listen to. */
  async over(callId: string): Promise<void> {
    const left = this.#bySupervisor.get(callId);
    this.#bySupervisor.delete(callId);
    if (left !== undefined && this.#in(left.callId).length === 0)
      await this.exchange.report(left.callId, 'call.unsupervised');
    for (const supervisorsCall of this.#in(callId)) {
      this.#bySupervisor.delete(supervisorsCall);
      await this.exchange.report(supervisorsCall, 'call.disconnected', 'normal');
    }
  }

  #in(callId: string): readonly string[] {
    return [...this.#bySupervisor].flatMap(([own, supervised]) => (supervised.callId === callId ? [own] : []));
  }
}
