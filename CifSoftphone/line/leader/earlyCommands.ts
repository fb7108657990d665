import { insists } from '../../../protocol/callCommand';
import { answerNotStored } from '../../core/calls/answered';
import { commandTrouble } from '../../core/calls/commandTrouble';
import type { CallView } from '../../core/calls/callView';
import { callings, isCalling, type LineCommand } from '../../core/line/linePort';
import { lineTimings } from '../lineTimings';
import { unavailable, waitMsOf } from './messageSender';
import type { Trouble } from '../../core/troubles/trouble';

type Wish = NonNullable<CallView['underWay']>;
type CallCommand = Extract<LineCommand, { key: string }>;

export interface EarlyCommandsPorts {
  nowMs(): number;
  /** When a ring that the former leader showed is over, as far as it knew. */
  ringEndsAtMs(key: string): number | undefined;
  changed(): void;
  tell(trouble: Trouble, key?: string): void;
}

/**
 * What is wanted of calls that are known only from the former leader of the line: it waits for the adaptor's list, shown
 * as under way, but no longer than it would wait at a leader that knows the call. Then it is told, not done.
 */
export class EarlyCommands {
  private readonly wishes = new Map<string, Wish>();
  private waiting: ((isListed: boolean) => void)[] = [];

  constructor(private readonly ports: EarlyCommandsPorts) {}

  /** What of a call is under way here. */
  wish(key: string): Wish | undefined {
    return this.wishes.get(key);
  }

  /** Resolves with true when the calls are known, with false when it took too long. */
  async wait(command: CallCommand): Promise<boolean> {
    const { key } = command;
    const wish = wishOf(command);
    if (wish !== undefined) {
      this.wishes.set(key, wish);
      this.ports.changed();
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const isListed = await new Promise<boolean>((resolve) => {
      this.waiting.push(resolve);
      const waitMs = this.waitMs(command);
      if (waitMs !== undefined) timer = setTimeout(() => resolve(false), waitMs);
    });
    clearTimeout(timer);
    if (wish !== undefined) this.wishes.delete(key);
    if (!isListed) this.tooLate(command);
    return isListed;
  }

  /** The calls are known, or nobody wants to know any more. */
  release(): void {
    const { waiting } = this;
    this.waiting = [];
    waiting.forEach((go) => go(true));
  }

  private waitMs(command: CallCommand): number | undefined {
    const { key } = command;
    const { nowMs, ringEndsAtMs } = this.ports;
    switch (command.type) {
      case 'accept':
      case 'reject':
        return (
          Math.max((ringEndsAtMs(key) ?? nowMs() + lineTimings.answerWaitMs) - nowMs(), 0) + lineTimings.ringGraceMs
        );
      case 'command':
        return waitMsOf(command.command.command);
      case 'transfer':
      case 'consult':
      case 'deflect':
        return lineTimings.commandWaitMs;
      default:
        return undefined;
    }
  }

  private tooLate(command: CallCommand): void {
    const { key, type } = command;
    // Without the call: its card is gone with the ring.
    if (type === 'accept') this.ports.tell({ kind: 'RingTakenBack' });
    if (type === 'command') {
      const name = command.command.command;
      this.ports.tell(insists(name) ? answerNotStored(unavailable) : commandTrouble(name, 'not-taken'), key);
    }
    if (isCalling(type)) this.ports.tell({ kind: 'CommandNotTaken', command: callings[type] }, key);
    this.ports.changed();
  }
}

function wishOf(command: CallCommand): Wish | undefined {
  const { type } = command;
  if (type === 'accept' || type === 'reject') return type;
  return type === 'command' && command.command.command === 'hangup' ? 'hangup' : undefined;
}
