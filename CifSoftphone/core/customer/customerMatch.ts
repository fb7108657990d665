import type { RecordReference } from '../../../protocol/messages/recordReference';
import type { ActivityWays } from './customerTables';

/** A row of Dataverse that may be the other side of a call, and what speaks for it. */
export interface Customer {
  readonly entityName: string;
  readonly id: string;
  readonly name: string;
  /** What people call its table, where we have no words for it. */
  readonly tableName?: string | undefined;
  /** What tells two of the same name apart: job title, city or company. */
  readonly detail?: string | undefined;
  /** The column that holds the number (its logical name); absent where the row was found by name. */
  readonly column?: string | undefined;
  /** What people call that column, where Dataverse was asked. */
  readonly columnName?: string | undefined;
  /** As the column has it; what searches of Dynamics know. */
  readonly storedNumber?: string | undefined;
  readonly inactive?: true | undefined;
  readonly openCases?: number | undefined;
  /** When the last phone call about it ended, epoch ms. */
  readonly lastCallAtMs?: number | undefined;
}

/** The three designed outcomes of a search, plus the one in which Dataverse gave no answer. */
export type CustomerMatch =
  | {
      readonly outcome: 'one';
      readonly customer: Customer;
      /** The agent said so: no search changes it any more. */
      readonly chosen?: true;
      /** Who else has the number, for an agent who knows better. */
      readonly others?: readonly Customer[];
    }
  | { readonly outcome: 'several'; readonly customers: readonly Customer[] }
  | {
      readonly outcome: 'none';
      /** The agent said that it is none of those who have the number. */
      readonly chosen?: true;
      /** Whom the agent ruled out, for an agent who was wrong. */
      readonly others?: readonly Customer[];
    }
  /** `late`: Dataverse did not answer within the budget; else it refused. */
  | { readonly outcome: 'unknown'; readonly late?: true };

/** Everybody whom a search found or the agent ruled out, the likeliest first. */
export function customersIn(match: CustomerMatch | undefined): readonly Customer[] {
  switch (match?.outcome) {
    case 'one':
      return [match.customer, ...(match.others ?? [])];
    case 'several':
      return match.customers;
    case 'none':
      return match.others ?? [];
    default:
      return [];
  }
}

/** What the agent's own search found; `undefined` when Dataverse gave no answer. */
export type CustomersFound = readonly Customer[] | undefined;

/** The port through which the line looks up who is calling; never rejects. */
export interface CustomerSearch {
  /**
   * @param number as the telephony system sent it: a number, an internal number or a SIP address.
   * @param budgetMs how long it may take, where that is not the usual time
   */
  find(number: string, budgetMs?: number): Promise<CustomerMatch>;
  /** The name of a row that somebody has named; `undefined` where Dataverse gives none. */
  nameOf(record: RecordReference): Promise<string | undefined>;
  /** Whether its rows are looked for, so that one that is named is the caller. */
  isCustomer(entityName: string): boolean;
  /** How an activity can name a row of this table; `undefined` while Dataverse does not say. */
  waysTo(entityName: string): Promise<ActivityWays | undefined>;
  /** Makers' settings came: what Dataverse must say of their tables is asked before a call needs it. */
  prepare?(): void;
  /** The same customer, with what people call its table. */
  withTable(customer: Customer): Promise<Customer>;
  /** @param text a name or a number, as the agent typed it. */
  search(text: string): Promise<CustomersFound>;
}
