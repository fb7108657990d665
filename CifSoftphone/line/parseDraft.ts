import { isFields } from '../../protocol/fields';
import { savedWords, type CallDraft, type CaseLink, type DraftChange } from '../calls/callDraft';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** Reads a draft of another frame's view; `undefined` where there is none. */
export function parseDraft(value: unknown): CallDraft | undefined {
  if (!isFields(value)) return undefined;
  const { wrapUp } = value;
  const sinceMs = isFields(wrapUp) ? number(wrapUp.sinceMs) : undefined;
  return {
    notes: text(value.notes) ?? '',
    disposition: text(value.disposition),
    caseLink: parseCaseLink(value.caseLink),
    revision: number(value.revision) ?? 0,
    saved: savedWords.find((word) => word === value.saved) ?? 'saving',
    wrapUp: isFields(wrapUp) && sinceMs !== undefined ? { sinceMs, endsAtMs: number(wrapUp.endsAtMs) } : undefined,
  };
}

/** Reads what a place asks for; `undefined` when it is none of ours. */
export function parseDraftChange(value: unknown): DraftChange | undefined {
  if (!isFields(value)) return undefined;
  const { what } = value;
  const notes = text(value.text);
  if (what === 'notes' && notes !== undefined) return { what, text: notes, revision: number(value.revision) ?? 0 };
  if (what === 'disposition') return { what, value: text(value.value) };
  return what === 'case' ? { what, link: parseCaseLink(value.link) } : undefined;
}

function parseCaseLink(value: unknown): CaseLink | undefined {
  if (!isFields(value)) return undefined;
  const [id, title] = [text(value.id), text(value.title)];
  return id === undefined || !isRowId.test(id) ? undefined : { id, title: title ?? '' };
}

/** It becomes part of a request's path. */
const isRowId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
