import { insists, type CommandName } from '../../../protocol/callCommand';
import type { CallConnection } from '../../connection/callConnection';
import type { SoftphoneAnswer, SoftphoneMessage } from '../../../protocol/messages/softphoneMessage';
import { lineTimings } from '../lineTimings';

/** Nobody said whether it arrived. */
export const unavailable: SoftphoneAnswer = { ok: false, reason: 'unavailable' };

/** How long a command is still wanted that no connection has taken. */
export const waitMsOf = (command: CommandName): number =>
  insists(command) ? lineTimings.insistWaitMs : lineTimings.commandWaitMs;

/**
 * Hands messages to the adaptor until each is answered: over a lost connection it waits for the next one. A message
 * keeps its id, so that a repeat after a lost answer is recognised. Nothing here is tied to one connection object.
 */
export class MessageSender {
  private connection: CallConnection | undefined;
  private waiting: (() => void)[] = [];
  private stopped = false;

  /** The connection is up: everything that waits goes out. */
  connected(connection: CallConnection): void {
    this.connection = connection;
    this.wakeAll();
  }

  /** Something may be wanted no more: who waits for a connection looks. */
  lookAgain(): void {
    this.wakeAll();
  }

  lost(): void {
    this.connection = undefined;
  }

  stop(): void {
    this.stopped = true;
    this.connection = undefined;
    this.wakeAll();
  }

  /**
   * Resolves with the adaptor's answer, or `unavailable` when there was none while it was wanted; never rejects.
   * @param isWanted asked before each try: what waited too long for a connection is not sent any more
   * @param patient tried as long as it is wanted, however often a living connection brings no answer
   */
  async deliver(
    message: SoftphoneMessage,
    isWanted: () => boolean = () => true,
    patient = false,
  ): Promise<SoftphoneAnswer> {
    let tries = 0;
    while (!this.stopped) {
      if (!isWanted()) break;
      const { connection } = this;
      if (connection === undefined) {
        await new Promise<void>((resolve) => this.waiting.push(resolve));
        continue;
      }
      try {
        const answer = await connection.invoke(message);
        const isLater = answer.reason === 'too-many-requests' || (patient && answer.reason === 'unavailable');
        if (!isLater) return answer;
        tries += 1;
      } catch {
        // Lost with its connection: it does not count as a try.
        if (this.connection !== connection) continue;
        tries += 1;
      }
      if (!patient && tries >= lineTimings.resendTries) break;
      await new Promise((resolve) => setTimeout(resolve, lineTimings.resendAfterMs));
    }
    return unavailable;
  }

  private wakeAll(): void {
    const { waiting } = this;
    this.waiting = [];
    waiting.forEach((wake) => wake());
  }
}
