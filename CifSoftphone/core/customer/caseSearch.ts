import type { Customer } from './customerMatch';

/** A case that is not resolved. */
export interface OpenCase {
  readonly id: string;
  readonly title: string;
  /** As people quote it. */
  readonly number?: string;
}

/** The open cases of a customer, newest first; `undefined` where Dataverse gave no answer. Never rejects. */
export type CaseSearch = (customer: Customer) => Promise<readonly OpenCase[] | undefined>;
