import type { Scene } from './scene';

/** One thing that a connector must do. */
export interface Check {
  /** Stable, for `--only` and for the report. */
  readonly id: string;
  /** In the words of the protocol. */
  readonly title: string;
  /** Why it matters to the agent or the caller. */
  readonly why: string;
  /** Where the pages say it. */
  readonly page: string;
  /** What the adaptor's side may complain of here, because the check itself provokes it. */
  readonly mayComplain?: RegExp;
  /** The connector is started already, unless the check does it itself. */
  readonly startsItself?: true;
  /** @throws Failed, NotTried */
  readonly run: (scene: Scene) => Promise<void>;
}
