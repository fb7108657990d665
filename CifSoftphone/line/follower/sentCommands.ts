import type { LineCommand } from '../../core/line/linePort';
import { lineTimings } from '../lineTimings';

interface Sent {
  readonly command: LineCommand;
  readonly resolve: (outcome: 'done' | 'too-late') => void;
  timer: ReturnType<typeof setTimeout>;
}

export interface SentCommandsOptions {
  readonly newId: () => string;
  readonly post: (id: string, command: LineCommand) => void;
  /** The leader shows it under way: asked after `commandTimeoutMs`, again and again. */
  readonly isUnderWay: (command: LineCommand) => boolean;
}

/** Commands of a follower that wait for the leader's "done"; a new leader gets them again. */
export function createSentCommands({ newId, post, isUnderWay }: SentCommandsOptions) {
  const sent = new Map<string, Sent>();

  function settle(id: string, outcome: 'done' | 'too-late' = 'done'): void {
    const one = sent.get(id);
    if (one === undefined) return;
    sent.delete(id);
    clearTimeout(one.timer);
    one.resolve(outcome);
  }

  return {
    /**
     * Resolves when the leader says it is done, or after `commandTimeoutMs`; then not as long as the leader shows it
     * under way: an answer that waits for the adaptor is kept while the call rings.
     */
    send: (command: LineCommand): Promise<'done' | 'too-late'> =>
      new Promise((resolve) => {
        const id = newId();
        const look = (): void => {
          if (!isUnderWay(command)) return settle(id, 'too-late');
          one.timer = setTimeout(look, lineTimings.askLeaderEveryMs);
        };
        const one: Sent = { command, resolve, timer: setTimeout(look, lineTimings.commandTimeoutMs) };
        sent.set(id, one);
        post(id, command);
      }),
    settle,
    /** There is a new leader. */
    again: (): void => sent.forEach(({ command }, id) => post(id, command)),
    /** This place is the leader now: what was sent to a former one is its own to do. */
    carryOut: (send: (command: LineCommand) => Promise<void>): void =>
      sent.forEach(({ command }, id) => void send(command).then(() => settle(id))),
    stop: (): void => [...sent.keys()].forEach((id) => settle(id)),
  };
}
