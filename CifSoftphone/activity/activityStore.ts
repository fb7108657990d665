import type { Customer } from '../dataverse/customerMatch';
import type { Columns } from './toPhoneCall';

/** A request that failed: HTTP status, `network`, `timeout` or `malformed`, nothing personal. */
export interface StoreFailure {
  readonly ok: false;
  readonly reason: string;
  /** How long the server asked us to wait. */
  readonly retryAfterMs?: number;
}
export type Stored<T> = { readonly ok: true; readonly value: T } | StoreFailure;

/** The port to the phone-call activities; no method rejects. */
export interface ActivityStore {
  /** `systemuserid` of the person with this Entra object id. */
  agentUserId(oid: string): Promise<Stored<string>>;
  /** Creates the row unless it exists. */
  create(id: string, columns: Columns): Promise<Stored<'created' | 'existed'>>;
  /** The customer among the row's parties; `undefined` where there is no row, or none in it. */
  customerOf(id: string): Promise<Stored<Customer | undefined>>;
  isOpen(id: string): Promise<Stored<boolean>>;
  /** Changes these columns of a row that exists. */
  update(id: string, columns: Columns): Promise<Stored<undefined>>;
}
