import type { EndReason } from '../../protocol/callState';
import type { ReportedType } from './commandBehaviour';
import type { GivenCommand } from './givenCommand';

/** What consultations need of the telephony system whose calls they are about. */
export interface Exchange {
  /** Calls somebody for an agent who has `first` on hold. @returns the id of the second call. Rejects when the agent is not there */
  call(first: string, target: string): Promise<string>;
  report(callId: string, type: ReportedType, reason?: EndReason, commandId?: string): Promise<void>;
  /** Somebody has answered it. */
  isAnswered(callId: string): boolean;
  /** The agent and all others of the two calls talk with each other, in the first of them. */
  merged(first: string, consultation: string): Promise<void>;
  isHeld(callId: string): boolean;
  /** The two talk with each other, without the agent. */
  joined(first: string, consultation: string): void;
}

interface Pair {
  readonly first: string;
  readonly consultation: string;
}

/** Pairs of calls of one agent, of which one is heard at a time, until they are joined or one of them is over. */
export class Consultations {
  readonly #pairs = new Map<string, Pair>();

  constructor(private readonly exchange: Exchange) {}

  /** @returns true when nothing is left to be done; rejects when it could not be told */
  async carryOut(callId: string, { command, commandId, target = '' }: GivenCommand): Promise<boolean> {
    const pair = this.#pairs.get(callId);
    const refuse = (): Promise<void> => this.exchange.report(callId, 'command.failed', undefined, commandId);
    switch (command) {
      case 'consult':
        await (pair === undefined ? this.#begin(callId, target).catch(refuse) : refuse());
        return true;
      case 'complete-transfer':
        await (pair === undefined ? refuse() : this.#join(pair));
        return true;
      case 'merge':
        // Who has not answered yet cannot be brought in.
        await (pair !== undefined && this.exchange.isAnswered(pair.consultation) ? this.#merge(pair) : refuse());
        return true;
      case 'cancel-consult':
        await (pair?.consultation === callId ? this.#cancel(pair) : refuse());
        return true;
      case 'retrieve':
        if (pair !== undefined) await this.#hold(otherOf(pair, callId));
        return false;
      default:
        return false;
    }
  }

  /** The call is over: the other one goes on alone. */
  over(callId: string): void {
    const pair = this.#pairs.get(callId);
    if (pair === undefined) return;
    this.#pairs.delete(pair.first);
    this.#pairs.delete(pair.consultation);
  }

  /** Whoever asked is told by the second call that it is done. */
  async #begin(first: string, target: string): Promise<void> {
    await this.#hold(first);
    const consultation = await this.exchange.call(first, target);
    const pair = { first, consultation };
    this.#pairs.set(first, pair);
    this.#pairs.set(consultation, pair);
  }

  async #hold(callId: string): Promise<void> {
    if (!this.exchange.isHeld(callId)) await this.exchange.report(callId, 'call.held');
  }

  async #join({ first, consultation }: Pair): Promise<void> {
    this.exchange.joined(first, consultation);
    await Promise.all([first, consultation].map((callId) => this.exchange.report(callId, 'call.transferred')));
  }

  async #merge({ first, consultation }: Pair): Promise<void> {
    await this.exchange.merged(first, consultation);
    await this.exchange.report(consultation, 'call.disconnected', 'normal');
  }

  async #cancel({ first, consultation }: Pair): Promise<void> {
    await this.exchange.report(consultation, 'call.disconnected', 'normal');
    await this.exchange.report(first, 'call.retrieved');
  }
}

const otherOf = ({ first, consultation }: Pair, callId: string): string => (callId === first ? consultation : first);
