import type { Stored, UpdateOptions } from '../activityStore';
import type { Columns } from '../toPhoneCall';

/** What stands in the row of a turn, and people may change as well. */
export interface ConversationRow {
  /** Names this state of the row: a change made from it must not hit another. */
  readonly etag: string;
  readonly isOpen: boolean;
  readonly notes: string;
  readonly disposition: string | undefined;
}

/** The port to the table of conversations; no method rejects. A table that is not there fails with `404`. */
export interface ConversationStore {
  /** `systemuserid` of whoever is signed in to the page. */
  userId(): Promise<Stored<string>>;
  /** Creates the row unless it exists. */
  create(id: string, columns: Columns): Promise<Stored<'created' | 'existed'>>;
  read(id: string): Promise<Stored<ConversationRow>>;
  /** Changes these columns of a row that exists; gives its new etag where the server tells it. */
  update(id: string, columns: Columns, options?: UpdateOptions): Promise<Stored<string | undefined>>;
}
