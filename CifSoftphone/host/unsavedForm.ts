export const unsaved = 'FormUnsaved';

/** The form in front of the agent holds what nobody has saved: no page takes its place by itself. */
export class UnsavedForm extends Error {
  /** What the agent is told, also in a window of its own, where this class is another one. */
  readonly trouble = unsaved;

  constructor() {
    super('The form in front is not saved');
  }
}
