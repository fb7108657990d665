import type { Columns } from './columnRule';

/** Status reasons by state; the first one is the state's default. */
export type States = Readonly<Record<number, readonly number[]>>;

/** A collection that `$expand` and `any`/`all` reach: the table of its rows, and their lookup column that points back. */
export interface Collection {
  readonly table: string;
  readonly lookup: string;
  /** Many to many: the table of pairs, whose `lookup` points back, and its column that points to the rows. */
  readonly through?: { readonly table: string; readonly to: string };
}

/** One table of the make-believe organisation, as data: all that the Web API checks of its rows stands here. */
export interface TableDescription {
  readonly logicalName: string;
  readonly entitySet: string;
  readonly idColumn: string;
  readonly nameColumn: string;
  /** By the Web API's name: a lookup is `_x_value`. */
  readonly columns: Columns;
  readonly states: States;
  /** What people call it and its columns; the logical names where nothing is said. */
  readonly label?: string;
  readonly columnLabels?: Readonly<Record<string, string>>;
  /** States that no update may set, with Dataverse's own reason. */
  readonly refusedStates?: Readonly<Record<number, string>>;
  /** Columns without which no row exists ("SystemRequired"), with Dataverse's own reason. Forms ask for more. */
  readonly required?: Readonly<Record<string, string>>;
  /** Where a row in another state than 0 takes no change but to be opened again. */
  readonly readOnlyWhenClosed?: true;
  /** Set while seeded and by the import only. */
  readonly readOnly?: true;
  /** Of the add-on for conversations: not there until it is imported. */
  readonly ofAddOn?: true;
  /** Pairs of two tables: reached by their collections only, with no privileges of its own. */
  readonly pairs?: true;
  readonly collections?: Readonly<Record<string, Collection>>;
  /** A collection that is kept as it was written, in the row itself. */
  readonly parties?: PartyRules;
}

/** What a party list of an activity may hold. */
export interface PartyRules {
  readonly property: string;
  readonly roles: readonly number[];
  readonly tables: readonly string[];
}

export const activeOrNot: States = { 0: [1], 1: [2] };
