export interface ImportOptions {
  /**
   * Whether Customer Service with App profile manager and CIF 2.0 is installed: it brings the `msdyn_` tables.
   * Without it every row and every N:N set of them is refused.
   */
  readonly customerService: boolean;
}

export const withCustomerService: ImportOptions = { customerService: true };
