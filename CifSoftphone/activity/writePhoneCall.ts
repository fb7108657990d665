import type { DraftContent, DraftFields } from '../core/draft/callDraft';
import type { ActivityRow, ActivityStore, Stored } from './activityStore';
import { changedFields } from './mergeDrafts';
import type { RowFields, RowWithFields } from './rowFields';
import { joinDescription, splitDescription } from './description';
import type { Columns, PhoneCall } from './toPhoneCall';

/** The agent's notes and choices, asked and told while the row is written. */
export interface DraftPort {
  /** What the draft becomes now that it is known what stands in the row. */
  merge(inRow: DraftContent, head: string): DraftContent;
  /** The row is closed, with this in it. */
  tooLate(inRow: DraftContent): void;
  /** This stands in the row now; `head` is what stands before the notes. */
  wrote(content: DraftContent, etag: string | undefined, head: string): void;
  /** Dynamics does not take these answers into their columns. */
  refused(fields: DraftFields): void;
}

export interface PhoneCallPlan {
  readonly id: string;
  /** The row is known to exist: it need not be created. */
  readonly exists: boolean;
  readonly comments: string | undefined;
  /** The draft at this moment; `undefined` for a call that nobody answered here. */
  readonly draft: DraftContent | undefined;
  readonly drafts: DraftPort | undefined;
  readonly fields: Pick<RowFields, 'read' | 'write'>;
  readonly phoneCall: (draft: DraftContent | undefined) => PhoneCall;
  /** What a row that exists already must get, beside what the end of the call adds. */
  readonly changed: (call: PhoneCall) => Columns;
  /** The agent said who it is, or nobody: what the row is about follows. */
  readonly chosen: boolean;
}

/** People do not write into one row faster than this can read it. */
const maxTries = 3;

/**
 * Brings the row to what the call has become, wherever an earlier try, another browser or a crash left it.
 * Each step can be repeated; a row that is closed is never touched again, and what people changed in it meanwhile stays.
 */
export async function writePhoneCall(store: ActivityStore, plan: PhoneCallPlan): Promise<Stored<'open' | 'closed'>> {
  const { id, drafts, fields } = plan;
  const closed = { ok: true, value: 'closed' } as const;
  let call = plan.phoneCall(plan.draft);
  let existed = plan.exists;
  if (!existed) {
    const made = await store.create(id, { ...call.begun, ...call.ended });
    if (!made.ok) return made;
    existed = made.value === 'existed';
  }
  const adds = existed && Object.keys({ ...call.ended, ...plan.changed(call) }).length > 0;
  for (let tries = 1; adds || drafts !== undefined; tries += 1) {
    const row = await fields.read(id);
    if (!row.ok) return row;
    const inRow = drafts && readDraft(row.value, plan.comments, call);
    if (!row.value.isOpen) {
      if (inRow) drafts.tooLate(inRow);
      return closed;
    }
    const { head } = splitDescription(plan.comments, row.value.description);
    const draft = drafts && inRow && drafts.merge(inRow, head);
    call = plan.phoneCall(draft);
    const columns = {
      ...(existed ? { ...call.ended, ...plan.changed(call) } : {}),
      ...(plan.chosen && call.regarding === undefined ? noRegarding(row.value) : {}),
      ...(draft && inRow && draftColumns(row.value, inRow, draft, call, head)),
    };
    const updated =
      Object.keys(columns).length === 0
        ? ({ ok: true, value: row.value.etag } as const)
        : await store.update(id, columns, { etag: row.value.etag });
    const written =
      updated.ok && draft && inRow
        ? await fields.write(id, changedFields(draft.fields, inRow.fields), updated.value)
        : undefined;
    if (drafts && draft && written?.ok) {
      drafts.wrote(draft, written.value.etag, head);
      drafts.refused(written.value.refused);
    }
    const last = written ?? updated;
    if (last.ok) break;
    if (last.reason !== '412' || tries >= maxTries) return last;
  }
  if (call.closed === undefined) return { ok: true, value: 'open' };
  const last = await store.update(id, call.closed);
  return last.ok ? closed : last;
}

function readDraft(row: RowWithFields, comments: string | undefined, { reason }: PhoneCall): DraftContent {
  return {
    notes: splitDescription(comments, row.description).notes,
    // Until the agent has chosen, the reason of the end stands there.
    disposition: row.subcategory === reason ? undefined : row.subcategory,
    caseLink: row.caseLink,
    fields: row.fields,
  };
}

/** Only what differs from the row. */
function draftColumns(
  row: ActivityRow,
  inRow: DraftContent,
  draft: DraftContent,
  { regarding, reason }: PhoneCall,
  head: string,
): Columns {
  const subcategory = draft.disposition ?? reason;
  return {
    ...(draft.notes === inRow.notes ? {} : { description: joinDescription({ head, notes: draft.notes }) }),
    ...(subcategory === row.subcategory ? {} : { subcategory: subcategory ?? null }),
    ...(draft.caseLink?.id === inRow.caseLink?.id ? {} : (regarding ?? noRegarding(row))),
  };
}

/** Takes off what the row is about where nobody knows the customer (any more). */
const noRegarding = ({ aboutTable }: ActivityRow): Columns =>
  aboutTable === undefined ? {} : { [`regardingobjectid_${aboutTable}_phonecall@odata.bind`]: null };
