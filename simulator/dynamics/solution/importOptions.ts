import type { Organisation } from './organisation';

export interface ImportOptions {
  /**
   * Whether Customer Service with App profile manager and CIF 2.0 is installed: it brings the `msdyn_` tables.
   * Without it every row and every N:N set of them is refused.
   */
  readonly customerService: boolean;
  /** What an earlier import has brought: an add-on may need parts of it. */
  readonly after?: Organisation;
}

export const withCustomerService: ImportOptions = { customerService: true };
