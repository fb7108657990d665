import { errorFacts, type Log } from './log';

/** Runs what nobody waits for. What it throws is logged by its kind; the promise always resolves. */
export type Background = (work: () => Promise<unknown>) => Promise<void>;

export const createBackground =
  (log: Log): Background =>
  async (work) => {
    try {
      await work();
    } catch (error) {
      log.warn('background-failed', errorFacts(error));
    }
  };
