import { errorFacts, type Log } from '../base/log';

/** Whether a telephony system confirms what it is told; learned from its own webhooks, and shared by the instances. */
export interface Health {
  readonly isDown: boolean;
  /** A webhook or a question to it ended so. */
  heard(confirmed: boolean): void;
  /** What the instances have told each other. */
  learned(isDown: boolean): void;
}

/** One that is lost happens, and is sent again; of two in a row an agent should know. */
const failuresUntilDown = 2;

/** @param markDown stores it for the other instances */
export function createHealth(system: string, markDown: (isDown: boolean) => Promise<void>, log: Log): Health {
  let failures = 0;
  let isDown = false;
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
      failures = confirmed ? 0 : failures + 1;
      if (confirmed ? isDown : !isDown && failures >= failuresUntilDown) set(!confirmed);
    },
    learned: (down) => {
      isDown = down;
    },
  };
}
