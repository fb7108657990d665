import { errorFacts, type Log } from '../base/log';

/** Whether a telephony system confirms what it is told; learned from its own webhooks, and shared by the instances. */
export interface Health {
  readonly isDown: boolean;
  /** A webhook or a question to it ended so. */
  heard(confirmed: boolean): void;
  /** What the instances have told each other. */
  learned(isDown: boolean): void;
  /** The system is another one, at another address, or none: what still comes of this one says nothing of it. */
  leave(): void;
}

/** One that is lost happens, and is sent again; of two in a row an agent should know. */
const failuresUntilDown = 2;

/** @param markDown stores it for the other instances */
export function createHealth(system: string, markDown: (isDown: boolean) => Promise<void>, log: Log): Health {
  let failures = 0;
  let isDown = false;
  let hasLeft = false;
  const set = (down: boolean): void => {
    isDown = down;
    if (down) log.warn('telephony-system-down', { system });
    else log.info('telephony-system-up', { system });
    markDown(down).catch((error: unknown) => log.warn('telephony-system-state-not-stored', errorFacts(error)));
  };
  return {
    get isDown() {
      return isDown;
    },
    heard: (confirmed) => {
      if (hasLeft) return;
      failures = confirmed ? 0 : failures + 1;
      if (confirmed ? isDown : !isDown && failures >= failuresUntilDown) set(!confirmed);
    },
    learned: (down) => {
      // Up by another instance: what failed here before is no beginning of the next.
      if (isDown && !down) failures = 0;
      isDown = down;
    },
    leave: () => {
      hasLeft = true;
    },
  };
}
