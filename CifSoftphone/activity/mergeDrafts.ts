import type { DraftContent } from '../core/draft/callDraft';
import { mergeNotes } from './mergeNotes';

export const emptyDraft: DraftContent = { notes: '', disposition: undefined, caseLink: undefined };

/**
 * Brings together what the agent wrote here and what stands in the row: what only one of the two changed since they
 * were last the same is taken, and of notes that both changed nothing is lost.
 */
export function mergeDrafts(ours: DraftContent, seen: DraftContent, theirs: DraftContent): DraftContent {
  return {
    notes:
      ours.notes === seen.notes
        ? theirs.notes
        : theirs.notes === seen.notes
          ? ours.notes
          : mergeNotes(ours.notes, theirs.notes),
    disposition: ours.disposition === seen.disposition ? theirs.disposition : ours.disposition,
    caseLink: ours.caseLink?.id === seen.caseLink?.id ? theirs.caseLink : ours.caseLink,
  };
}

export const sameDraft = (one: DraftContent, other: DraftContent): boolean =>
  one.notes === other.notes && one.disposition === other.disposition && one.caseLink?.id === other.caseLink?.id;

/** What of the agent's own is missing in a row that takes nothing any more. */
export const wordsNotIn = (inRow: DraftContent, ours: DraftContent, seen: DraftContent): DraftContent => ({
  notes: ours.notes === seen.notes || inRow.notes.includes(ours.notes.trim()) ? '' : ours.notes,
  disposition: [seen.disposition, inRow.disposition].includes(ours.disposition) ? undefined : ours.disposition,
  caseLink: [seen.caseLink?.id, inRow.caseLink?.id].includes(ours.caseLink?.id) ? undefined : ours.caseLink,
});
