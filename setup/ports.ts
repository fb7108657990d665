import type { Clock, Desk } from './engine/ports';
import type { KeptPackages } from './engine/keptPackages';
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
  /** The adaptor that is sent, made anew of its sources. */
  readonly readBuilt: () => Promise<Uint8Array<ArrayBuffer>>;
  /** Which release this is, such as `1.0.0`. */
  readonly release: string;
  /** Packages of this release and of earlier ones that were sent. */
  readonly kept: KeptPackages;
  /** The managed package with the organisation's address in it. */
  readonly readSolution: (kind: 'full' | 'core' | 'messages') => Promise<Uint8Array>;
  readonly saveAnswers: (answers: Answers) => void;
}
