import type { CaseLink } from '../core/draft/callDraft';
import type { Customer } from '../core/customer/customerMatch';
import type { Columns } from './toPhoneCall';

/** A request that failed: HTTP status, `network`, `timeout` or `malformed`, nothing personal. */
export interface StoreFailure {
  readonly ok: false;
  readonly reason: string;
  /** How long the server asked us to wait. */
  readonly retryAfterMs?: number;
}
export type Stored<T> = { readonly ok: true; readonly value: T } | StoreFailure;

/** What stands in a row that people may change as well. */
export interface ActivityRow {
  /** Names this state of the row: a change made from it must not hit another. */
  readonly etag: string;
  readonly isOpen: boolean;
  readonly description: string;
  readonly subcategory: string | undefined;
  readonly caseLink: CaseLink | undefined;
  /** Logical name of the table that the row is about; `undefined` for nothing. */
  readonly aboutTable: string | undefined;
  /** What stands in columns that were asked for besides. */
  readonly columns?: Columns;
}

export interface UpdateOptions {
  /** Fails with reason 412 when the row is not in this state any more. */
  readonly etag?: string;
  /** The page is going away: the request must outlive it. */
  readonly keepAlive?: boolean;
}

/** The port to the phone-call activities; no method rejects. */
export interface ActivityStore {
  /** `systemuserid` of the person with this Entra object id. */
  agentUserId(oid: string): Promise<Stored<string>>;
  /** Creates the row unless it exists. */
  create(id: string, columns: Columns): Promise<Stored<'created' | 'existed'>>;
  /** The customer among the row's parties, or that it names nobody; `undefined` where there is no row. */
  customerOf(id: string): Promise<Stored<Customer | 'nobody' | undefined>>;
  /** @param columns these besides; one that does not exist costs the answer */
  read(id: string, columns?: readonly string[]): Promise<Stored<ActivityRow>>;
  /** Connects the two rows, so that each names the other; what is connected already stays so. */
  relate(id: string, otherId: string): Promise<Stored<true>>;
  /** Changes these columns of a row that exists; gives its new etag where the server tells it. */
  update(id: string, columns: Columns, options?: UpdateOptions): Promise<Stored<string | undefined>>;
}
