/** What an agent wrote and Dynamics did not take, or a call whose record it refuses: told, kept and offered. */
export interface KeptWords {
  /** Its name here; begins with the agent's object id. */
  readonly id: string;
  readonly why: (typeof keptWhys)[number];
  /** What Dynamics answered: a code, nothing personal. */
  readonly detail?: string | undefined;
  /** When the call began, by the clock of the record. */
  readonly atMs: number;
  /** Whose call it was, for the screen only: not kept in the tab, after a reload it is searched again. */
  readonly who?: string | undefined;
  /** What the agent can copy; empty where there is only the record. */
  readonly text: string;
  /** Of the row, where the words stand for themselves: the call has its row, or somebody else's. */
  readonly rowId?: string | undefined;
}

/**
 * The row is refused; somebody closed it before the words were in it; they do not fit into it; Dynamics does not take
 * them into the makers' columns. Part of string keys.
 */
export const keptWhys = ['RowRefused', 'RowClosed', 'NotesTooLong', 'FieldRefused'] as const;
