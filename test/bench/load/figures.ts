import type { Step } from './climb';
import type { CallCosts } from './countCosts';
import type { LoadOptions } from './loadOptions';

/** All that one run of `npm run bench:load` has found out. */
export interface Figures {
  readonly machine: string;
  readonly options: LoadOptions;
  readonly sample: readonly Step[];
  readonly ring: readonly Step[];
  readonly whole: readonly Step[];
  /** Until received, with Azurite as storage. */
  readonly azurite: readonly Step[];
  readonly grown: readonly Grown[];
  readonly costs: CallCosts;
}

export interface Grown {
  readonly agents: number;
  readonly step: Step;
  readonly connectsPerSecond: number;
  readonly adaptorMiB: number;
  readonly serviceMiB: number;
}
