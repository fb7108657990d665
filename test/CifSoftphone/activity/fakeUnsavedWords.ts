import type { UnsavedWords, UnsavedWordsPort } from '../../../CifSoftphone/activity/unsavedWords';
import type { KeptWords } from '../../../CifSoftphone/core/draft/keptWords';

/** The twin of the tab's storage. */
export class FakeUnsavedWords implements UnsavedWordsPort {
  readonly words = new Map<string, UnsavedWords>();
  offered: readonly KeptWords[] = [];
  read = (name: string): UnsavedWords | undefined => this.words.get(name);
  keep = (name: string, words: UnsavedWords | undefined): void => {
    if (words === undefined) this.words.delete(name);
    else this.words.set(name, words);
  };
  names = (): readonly string[] => [...this.words.keys()];
  offers = (): readonly KeptWords[] => this.offered;
  keepOffers = (offers: readonly KeptWords[]): void => void (this.offered = offers);
}
