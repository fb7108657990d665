import { cleanLine } from '../../../protocol/cleanText';
import { isFields } from '../../../protocol/fields';
import {
  savedWords,
  type CallDraft,
  type CaseLink,
  type DraftChange,
  type DraftContent,
  type DraftFields,
} from '../../core/draft/callDraft';
import { fieldColumn } from '../../core/settings/wrapUpReaders';
import { maxFieldLength } from '../../core/settings/softphoneSettings';
import { optionalNumber, optionalText } from './optional';

/** Reads a draft of another frame's view; `undefined` where there is none. */
export function parseDraft(value: unknown): CallDraft | undefined {
  if (!isFields(value)) return undefined;
  const { wrapUp } = value;
  const sinceMs = isFields(wrapUp) ? optionalNumber(wrapUp.sinceMs) : undefined;
  return {
    ...parseDraftContent(value),
    revision: optionalNumber(value.revision) ?? 0,
    saved: savedWords.find((word) => word === value.saved) ?? 'saving',
    wrapUp:
      isFields(wrapUp) && sinceMs !== undefined
        ? {
            sinceMs,
            endsAtMs: optionalNumber(wrapUp.endsAtMs),
            addedMinutes: optionalNumber(wrapUp.addedMinutes) ?? 0,
          }
        : undefined,
  };
}

/** Reads what an agent wrote, as an earlier page kept it; what cannot be read is empty. */
export function parseDraftContent(value: unknown): DraftContent {
  const fields = isFields(value) ? value : {};
  return {
    notes: optionalText(fields.notes) ?? '',
    disposition: optionalText(fields.disposition),
    caseLink: parseCaseLink(fields.caseLink),
    fields: parseAnswers(fields.fields),
  };
}

/** Reads what a place asks for; `undefined` when it is none of ours. */
export function parseDraftChange(value: unknown): DraftChange | undefined {
  if (!isFields(value)) return undefined;
  const { what } = value;
  const notes = optionalText(value.text);
  if (what === 'notes' && notes !== undefined)
    return { what, text: notes, revision: optionalNumber(value.revision) ?? 0 };
  if (what === 'minute') return { what };
  if (what === 'field' && notes !== undefined && notes.length <= maxFieldLength && isColumn(value.column))
    return { what, column: value.column, text: cleanLine(notes) };
  if (what === 'disposition') return { what, value: optionalText(value.value) };
  return what === 'case' ? { what, link: parseCaseLink(value.link) } : undefined;
}

/** Columns of makers, with a prefix: what comes from another frame writes no column of the softphone's own. */
const isColumn = (column: unknown): column is string => typeof column === 'string' && fieldColumn.test(column);

const parseAnswers = (value: unknown): DraftFields =>
  Object.fromEntries(
    Object.entries(isFields(value) ? value : {}).flatMap(([column, text]) =>
      isColumn(column) && typeof text === 'string' && text.length <= maxFieldLength ? [[column, text]] : [],
    ),
  );

function parseCaseLink(value: unknown): CaseLink | undefined {
  if (!isFields(value)) return undefined;
  const [id, title] = [optionalText(value.id), optionalText(value.title)];
  return id === undefined || !isRowId.test(id) ? undefined : { id, title: title ?? '' };
}

/** It becomes part of a request's path. */
export const isRowId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
