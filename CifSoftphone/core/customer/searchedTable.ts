import type { SearchTable } from '../settings/softphoneSettings';

/** A table in which callers are looked for, as an agent can be told of it. */
export interface SearchedTable {
  readonly table: string;
  /** What people call it; `undefined` where Dataverse does not say. */
  readonly label?: string;
  readonly setName: string;
  readonly idColumn: string;
  /** Its own column for names, where Dataverse says it. */
  readonly nameColumn?: string;
  /** What people call its columns with numbers, in their order. */
  readonly columns: readonly string[];
  /** Named by makers, and not there or no text. */
  readonly unusable: readonly string[];
  /** Why nobody is found in it now: it is not there, the agent may not read it, or Dataverse gives no answer. */
  readonly closed?: 'missing' | 'forbidden' | 'unread';
  /** No phone call can be about a row of it, nor have one as its party. */
  readonly isUnlinkable: boolean;
}

/** Asks Dataverse about the tables of the settings; never rejects. */
export interface TablesReader {
  describe(search: readonly SearchTable[]): Promise<readonly SearchedTable[]>;
  /** The same, and whether this agent may read them: a question to each. */
  tryOut(search: readonly SearchTable[]): Promise<readonly SearchedTable[]>;
}
