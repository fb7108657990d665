import type { Clock, Desk } from './engine/ports';
import type { Answers } from './options';
import type { Tokens } from './signin/tokens';

/** Everything that reaches out of the command. */
export interface SetupPorts {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly desk: Desk;
  readonly tokens: Tokens;
  /** @throws SetupFailure when there is no such file */
  readonly readText: (file: string) => string;
  /** The ARM template. */
  readonly readTemplate: () => unknown;
  /** What is sent, built first where it is older than its sources. */
  readonly readBuilt: () => Promise<Uint8Array<ArrayBuffer>>;
  /** The solution's version, four parts. */
  readonly version: string;
  /** The managed package with the organisation's address in it. */
  readonly readSolution: (kind: 'full' | 'core') => Promise<Uint8Array>;
  readonly saveAnswers: (answers: Answers) => void;
}
