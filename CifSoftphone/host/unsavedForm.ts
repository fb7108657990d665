/** The form in front of the agent holds what nobody has saved: no page takes its place by itself. */
export class UnsavedForm extends Error {
  constructor() {
    super('The form in front is not saved');
  }
}
