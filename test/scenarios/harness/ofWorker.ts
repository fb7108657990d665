import type * as Playwright from 'playwright-core';

/**
 * What all scenario files share that run in one worker of jest, one after the other. Each file has its own simulator
 * and its own browsers (contexts), which end with it.
 */
export interface OfWorker {
  /** Loaded once: it is large, and jest would load it anew for each file. */
  readonly playwright: typeof Playwright;
  /** Where the simulators keep the certificate of their issuer: Chromium is told at its start which one to trust. */
  readonly certDir: string;
  /** The one Chromium; started when it is first asked for, and again when it has died. */
  chromium(): Promise<Playwright.Browser>;
}

/** The name of the global variable by which a test file sees it. */
export const ofWorkerName = 'cifSoftphoneOfWorker';

/** @throws Error outside of the environment that gives it */
export function ofWorker(): OfWorker {
  const given = (globalThis as { [ofWorkerName]?: OfWorker })[ofWorkerName];
  if (given === undefined) {
    throw new Error(
      'Scenarios run in an environment of their own: npx jest --selectProjects scenarios -w 1 test/scenarios/FILE',
    );
  }
  return given;
}
