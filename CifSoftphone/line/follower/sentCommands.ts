import type { LineCommand } from '../../core/line/linePort';
import { lineTimings } from '../lineTimings';

interface Sent {
  readonly command: LineCommand;
  readonly resolve: (outcome: 'done' | 'too-late') => void;
  timer: ReturnType<typeof setTimeout>;
}

/** Commands of a follower that wait for the owner's "done"; a new owner gets them again. */
export class SentCommands {
  private readonly sent = new Map<string, Sent>();

  /**
   * Resolves when the owner says it is done, or after `commandTimeoutMs`; then not as long as the owner shows it under
   * way: an answer that waits for the adaptor is kept while the call rings.
   * @param isUnderWay asked after that time, again and again
   */
  wait(id: string, command: LineCommand, isUnderWay: () => boolean): Promise<'done' | 'too-late'> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!isUnderWay()) return this.settle(id, 'too-late');
        sent.timer = setTimeout(look, lineTimings.askOwnerEveryMs);
      };
      const sent: Sent = { command, resolve, timer: setTimeout(look, lineTimings.commandTimeoutMs) };
      this.sent.set(id, sent);
    });
  }

  settle(id: string, outcome: 'done' | 'too-late' = 'done'): void {
    const one = this.sent.get(id);
    if (one === undefined) return;
    this.sent.delete(id);
    clearTimeout(one.timer);
    one.resolve(outcome);
  }

  open(): readonly { readonly id: string; readonly command: LineCommand }[] {
    return Array.from(this.sent, ([id, { command }]) => ({ id, command }));
  }

  stop(): void {
    Array.from(this.sent.keys()).forEach((id) => this.settle(id));
  }
}
