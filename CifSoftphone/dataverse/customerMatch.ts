/** A row of Dataverse that has the caller's number. */
export interface Customer {
  readonly entityName: 'contact' | 'account';
  readonly id: string;
  readonly name: string;
}

/** The three designed outcomes of a search, plus the one in which Dataverse did not answer within the budget. */
export type CustomerMatch =
  | { readonly outcome: 'one'; readonly customer: Customer }
  | { readonly outcome: 'several'; readonly customers: readonly Customer[] }
  | { readonly outcome: 'none' }
  | { readonly outcome: 'unknown' };

/** The port through which the line looks up who is calling; never rejects. */
export interface CustomerSearch {
  /** @param e164 the caller's number in E.164 (`+12025550123`). */
  find(e164: string): Promise<CustomerMatch>;
}
