import type { UnsavedWords, UnsavedWordsPort } from '../../../CifSoftphone/activity/unsavedWords';

/** The twin of the tab's storage. */
export class FakeUnsavedWords implements UnsavedWordsPort {
  readonly words = new Map<string, UnsavedWords>();
  read = (name: string): UnsavedWords | undefined => this.words.get(name);
  keep = (name: string, words: UnsavedWords | undefined): void => {
    if (words === undefined) this.words.delete(name);
    else this.words.set(name, words);
  };
}
