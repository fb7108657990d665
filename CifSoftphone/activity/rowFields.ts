import { ownField } from '../../protocol/fields';
import type { DraftFields } from '../core/draft/callDraft';
import type { WrapUpField } from '../core/settings/softphoneSettings';
import type { ActivityRow, ActivityStore, Stored, StoreFailure } from './activityStore';
import { answered } from './mergeDrafts';
import type { Columns } from './toPhoneCall';

/** A row with what stands in the makers' columns. */
export interface RowWithFields extends ActivityRow {
  readonly fields: DraftFields;
}

export interface FieldsWritten {
  readonly etag: string | undefined;
  /** What Dynamics does not take: no such column, not for this agent, or not this value. */
  readonly refused: DraftFields;
}

const isRefusal = ({ reason }: StoreFailure): boolean => /^40[03]$/.test(reason);

/**
 * The makers' own columns of the activity. They are read and written apart from what every row has, so that one that does
 * not exist or may not be touched costs its own answer and never the row.
 */
export class RowFields {
  /** Asked for they would cost the whole row. */
  private readonly unreadable = new Set<string>();
  /** By row: answers that were refused. They count as written: the agent has been told, and goes on seeing them. */
  private readonly refused = new Map<string, DraftFields>();

  constructor(
    private readonly store: Pick<ActivityStore, 'read' | 'update'>,
    private readonly fields: () => readonly WrapUpField[],
  ) {}

  async read(id: string): Promise<Stored<RowWithFields>> {
    const columns = this.fields()
      .map(({ column }) => column)
      .filter((column) => !this.unreadable.has(column));
    let row = await this.store.read(id, columns);
    if (!row.ok && columns.length > 0 && isRefusal(row)) {
      const plain = await this.store.read(id);
      // It was not the columns.
      if (!plain.ok) return plain;
      for (const column of columns) {
        const one = await this.store.read(id, [column]);
        if (!one.ok && !isRefusal(one)) return one;
        if (!one.ok) this.unreadable.add(column);
      }
      row = await this.store.read(
        id,
        columns.filter((column) => !this.unreadable.has(column)),
      );
    }
    if (!row.ok) return row;
    const { columns: values = {} } = row.value;
    const known = this.fields().map((field) => [field.column, toText(field, ownField(values, field.column))]);
    return {
      ok: true,
      value: { ...row.value, fields: { ...answered({}, Object.fromEntries(known)), ...this.refused.get(id) } },
    };
  }

  /** Writes the answers that changed; those that are refused are named, the others are in the row. */
  async write(id: string, changed: DraftFields, etag: string | undefined): Promise<Stored<FieldsWritten>> {
    const columns = this.toColumns(changed);
    const names = Object.keys(columns);
    if (names.length === 0) return { ok: true, value: { etag, refused: {} } };
    const all = await this.store.update(id, columns, { etag: etag ?? '*' });
    if (all.ok) {
      this.note(id, changed, {});
      return { ok: true, value: { etag: all.value, refused: {} } };
    }
    if (!isRefusal(all)) return all;
    let last = etag;
    const refused = new Map<string, string>();
    for (const name of names) {
      // Alone it was tried already.
      const one =
        names.length === 1
          ? all
          : await this.store.update(id, { [name]: ownField(columns, name) }, { etag: last ?? '*' });
      if (one.ok) last = one.value;
      else if (isRefusal(one)) refused.set(name, ownField(changed, name) ?? '');
      else return one;
    }
    this.note(id, changed, Object.fromEntries(refused));
    return { ok: true, value: { etag: last, refused: Object.fromEntries(refused) } };
  }

  /** What the last request of a page can still save. */
  toColumns(changed: DraftFields): Columns {
    const known = this.fields().filter(({ column }) => ownField(changed, column) !== undefined);
    return Object.fromEntries(
      known.map((field) => [field.column, toValue(field, ownField(changed, field.column) ?? '')]),
    );
  }

  private note(id: string, changed: DraftFields, refused: DraftFields): void {
    const before = Object.entries(this.refused.get(id) ?? {}).filter(
      ([column]) => ownField(changed, column) === undefined,
    );
    this.refused.set(id, { ...Object.fromEntries(before), ...refused });
  }
}

/** A column's value as the agent's text: a date without its time. */
function toText({ type }: WrapUpField, value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value !== 'string' ? '' : type === 'date' ? value.slice(0, 10) : value;
}

function toValue({ type, choices }: WrapUpField, text: string): unknown {
  if (text === '') return null;
  if (type === 'yes-no') return text === 'true';
  // A choice column stores numbers, a text column the word.
  return type === 'choice' ? (choices?.find(({ value }) => String(value) === text)?.value ?? text) : text;
}

/** An answer as the agent reads it, where it has to stand as words. */
export function fieldWords(fields: readonly WrapUpField[], column: string, text: string): string {
  const field = fields.find((one) => one.column === column);
  if (field === undefined) return text;
  const shown =
    field.type === 'yes-no'
      ? text === 'true'
        ? '✓'
        : '✗'
      : (field.choices?.find(({ value }) => String(value) === text)?.label ?? text);
  return `${field.label}: ${shown}`;
}
