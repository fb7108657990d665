/** Reads what was written of a call that another agent had, and what that one chose for it; never rejects. */
export type NotesReader = (
  activityId: string,
) => Promise<
  | { readonly ok: true; readonly text: string; readonly disposition?: string }
  | { readonly ok: false; readonly why: 'forbidden' | 'unread' }
>;
