import { maxNotesLength, type DraftContent } from '../core/draft/callDraft';
import type { KeptWords } from '../core/draft/keptWords';
import type { ActivityStore } from './activityStore';
import { sameDraft } from './mergeDrafts';
import type { UnsavedWordsPort } from './unsavedWords';

export interface OffersParts {
  readonly words: UnsavedWordsPort;
  readonly activities: Pick<ActivityStore, 'read' | 'update'>;
  readonly dispositionLabel: (value: string) => string;
  /** An answer to what makers ask besides. */
  readonly fieldWords: (column: string, text: string) => string;
  readonly changed: () => void;
}

/** People do not write into one row faster than this can read it. */
const maxTries = 3;

/**
 * Words of the agent that no write of a call's row will save: it is closed, or full, or nobody lists its call any more.
 * They stay, also over a reload, until the agent puts them away or they are in the row.
 */
export class Offers {
  private kept: readonly KeptWords[] = [];
  private oid: string | undefined;

  constructor(private readonly parts: OffersParts) {}

  /**
   * This agent works here; what another left in this tab is nobody's to read.
   * @param inherited what the former leader of the line offered
   */
  open(oid: string, inherited: readonly KeptWords[]): void {
    if (oid === this.oid) return;
    this.oid = oid;
    const { words } = this.parts;
    const isMine = ({ id }: { readonly id: string }): boolean => id.startsWith(`${oid} `);
    words.names().forEach((id) => isMine({ id }) || words.keep(id, undefined));
    const before = words.offers().filter(isMine);
    const more = inherited.filter(
      (one) => isMine(one) && one.rowId !== undefined && !before.some(({ id }) => id === one.id),
    );
    this.keep([...before, ...more]);
    // Another page may have saved them since.
    this.kept.forEach(({ id }) => void this.tryAgain(id));
  }

  view(): readonly KeptWords[] {
    return this.kept;
  }

  /** @param offer a later one under the same name has the earlier's words, or they are put together */
  add(offer: KeptWords): void {
    const text = this.kept.find(({ id }) => id === offer.id)?.text ?? '';
    const isSame = offer.text.includes(text);
    const both = isSame ? offer.text : text.includes(offer.text) ? text : `${text}\n${offer.text}`;
    this.keep([...this.kept.filter(({ id }) => id !== offer.id), { ...offer, text: both }]);
  }

  /** What an earlier page could not save of calls that nobody lists any more. */
  claim(isListed: (name: string) => boolean): void {
    const { words } = this.parts;
    for (const name of words.names()) {
      const left = isListed(name) ? undefined : words.read(name);
      const text = left && this.textOf(left.content);
      if (left?.rowId === undefined || text === undefined) continue;
      words.keep(name, undefined);
      if (text === '' || sameDraft(left.content, left.seen)) continue;
      this.add({ id: `${name} RowClosed`, why: 'RowClosed', atMs: left.atMs ?? 0, text, rowId: left.rowId });
      void this.tryAgain(`${name} RowClosed`);
    }
  }

  /** As the agent can read and copy them. */
  textOf({ notes, disposition, caseLink, fields }: DraftContent): string {
    const label = disposition && this.parts.dispositionLabel(disposition);
    const answers = Object.entries(fields).map(([column, text]) => this.parts.fieldWords(column, text));
    return [notes, label, caseLink?.title, ...answers].filter((part) => part !== undefined && part !== '').join('\n');
  }

  /** Puts them under what stands in the row, where it is open and has room. Resolves when that is tried. */
  async tryAgain(id: string): Promise<void> {
    for (let tries = 1; tries <= maxTries; tries += 1) {
      const offer = this.kept.find((one) => one.id === id);
      if (offer?.rowId === undefined) return;
      const row = await this.parts.activities.read(offer.rowId);
      if (!row.ok) return;
      const { description, isOpen, etag } = row.value;
      if (description.includes(offer.text)) return this.forget(id);
      const next = description === '' ? offer.text : `${description}\n\n${offer.text}`;
      const isTooLong = next.length > maxNotesLength;
      if (!isOpen || isTooLong) return this.replace(id, isOpen ? 'NotesTooLong' : 'RowClosed');
      const updated = await this.parts.activities.update(offer.rowId, { description: next }, { etag });
      // Words that came to it meanwhile are looked at again.
      if (updated.ok && this.kept.some((one) => one.id === id && one.text === offer.text)) return this.forget(id);
      if (!updated.ok && updated.reason !== '412') return;
    }
  }

  forget(id: string): void {
    this.keep(this.kept.filter((one) => one.id !== id));
  }

  private replace(id: string, why: KeptWords['why']): void {
    this.keep(this.kept.map((one) => (one.id === id ? { ...one, why } : one)));
  }

  private keep(kept: readonly KeptWords[]): void {
    this.kept = kept;
    // Who it was stays on the screen.
    this.parts.words.keepOffers(kept.map(({ who: _, ...one }) => one));
    this.parts.changed();
  }
}
