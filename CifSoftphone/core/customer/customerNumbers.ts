import type { SearchTable } from '../settings/softphoneSettings';

/** A number of somebody whom Dynamics knows. */
export interface CustomerNumber {
  readonly name: string;
  /** As the column has it. */
  readonly number: string;
  /** What tells it from others: the column's name where Dynamics says one, and what stands beside the customer's name. */
  readonly about?: string;
}

/**
 * The numbers of customers by a part of their name; never rejects.
 * @param search in which tables people are looked for
 * @returns nobody, where Dataverse gives no answer
 */
export type CustomerNumbers = (text: string, search: readonly SearchTable[]) => Promise<readonly CustomerNumber[]>;
