import { ownField } from '../../protocol/fields';
import type { DraftContent, DraftFields } from '../core/draft/callDraft';
import { mergeNotes } from './mergeNotes';

export const emptyDraft: DraftContent = { notes: '', disposition: undefined, caseLink: undefined, fields: {} };

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
    fields: answered(theirs.fields, changedFields(ours.fields, seen.fields)),
  };
}

/** What of these answers is other than it was seen; an empty one was taken back. */
export const changedFields = (ours: DraftFields, seen: DraftFields): DraftFields =>
  Object.fromEntries(
    Object.keys({ ...seen, ...ours }).flatMap((column) => {
      const text = ownField(ours, column) ?? '';
      return text === (ownField(seen, column) ?? '') ? [] : [[column, text]];
    }),
  );

/** Answers with those that changed; what is empty is not there. */
export const answered = (before: DraftFields, changed: DraftFields): DraftFields =>
  Object.fromEntries(Object.entries({ ...before, ...changed }).filter(([, text]) => text !== ''));

export const sameDraft = (one: DraftContent, other: DraftContent): boolean =>
  one.notes === other.notes &&
  one.disposition === other.disposition &&
  one.caseLink?.id === other.caseLink?.id &&
  Object.keys(changedFields(one.fields, other.fields)).length === 0;

/** What of the agent's own is missing in a row that takes nothing any more. */
export const wordsNotIn = (inRow: DraftContent, ours: DraftContent, seen: DraftContent): DraftContent => ({
  notes: ours.notes === seen.notes || inRow.notes.includes(ours.notes.trim()) ? '' : ours.notes,
  disposition: [seen.disposition, inRow.disposition].includes(ours.disposition) ? undefined : ours.disposition,
  caseLink: [seen.caseLink?.id, inRow.caseLink?.id].includes(ours.caseLink?.id) ? undefined : ours.caseLink,
  fields: answered({}, changedFields(changedFields(ours.fields, seen.fields), inRow.fields)),
});
