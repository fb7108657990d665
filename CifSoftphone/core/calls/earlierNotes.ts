/** Reads what was written of a call that another agent had; never rejects. */
export type NotesReader = (
  activityId: string,
) => Promise<
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: 'forbidden' | 'unread' }
>;
