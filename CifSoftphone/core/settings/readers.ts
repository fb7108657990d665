import { maxAwayMinutes } from '../../../protocol/agentWords';
import { isEmergencyNumber } from '../../../protocol/emergencyNumberText';
import { isFields, ownField } from '../../../protocol/fields';
import {
  columnPattern,
  isUsualTable,
  maxSearchTables,
  maxShownColumns,
  searchTablePattern,
  shownFacts,
  type NotReadyReason,
  type SearchTable,
  type SoftphoneSettings,
} from './softphoneSettings';

/** A part that was read, or where in it the fault lies (`[2].label`; empty for the part itself). */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly path: string; readonly unknownName?: boolean };

export const wrong = (path = ''): { readonly ok: false; readonly path: string } => ({ ok: false, path });
export const right = <T>(value: T): Read<T> => ({ ok: true, value });

/** More choices than this nobody chooses from. */
export const maxChoices = 50;
const maxColumns = 12;
const maxLabelLength = 100;
/** Stored in rows and sent to the telephony system: a word, not a sentence. */
const choiceValue = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,49}$/;

export const readFlag = (value: unknown): Read<boolean> => (typeof value === 'boolean' ? right(value) : wrong());

export const readWhole = (value: unknown, min: number, max: number): Read<number> =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ? right(value) : wrong();

export const readText = (value: unknown, pattern: RegExp): Read<string> =>
  typeof value === 'string' && pattern.test(value) ? right(value) : wrong();

export function readOneOf<T extends string>(value: unknown, allowed: readonly T[]): Read<T> {
  const found = allowed.find((one) => one === value);
  return found === undefined ? wrong() : right(found);
}

/** Each value once: it is what tells the reasons apart. */
export const readReasons = (value: unknown): Read<readonly NotReadyReason[]> =>
  readList(value, maxChoices, readReason, ({ value: one }) => one);

/** Emergency numbers, each once. */
export const readNumbers = (value: unknown): Read<readonly string[]> =>
  readList(
    value,
    maxChoices,
    (one) => (typeof one === 'string' && isEmergencyNumber(one) ? right(one) : wrong()),
    String,
  );

/** What the card shows, each once. */
export const readFacts = (value: unknown): Read<SoftphoneSettings['facts']> =>
  readList(value, shownFacts.length, (one) => readOneOf(one, shownFacts), String);

/** Each table once. */
export const readSearch = (value: unknown): Read<readonly SearchTable[]> =>
  readList(value, maxSearchTables, readSearchTable, ({ table }) => table);

/** What agents read. */
export const readLabel = (label: unknown): Read<string> =>
  typeof label !== 'string' || label.trim() === '' || label.length > maxLabelLength ? wrong() : right(label.trim());

export const choiceParts = { value: (part: unknown) => readText(part, choiceValue), label: readLabel };
const readReason = (value: unknown): Read<NotReadyReason> =>
  readRecord<NotReadyReason>(value, { ...choiceParts, minutes: (part) => readWhole(part, 1, maxAwayMinutes) }, [
    'minutes',
  ]);

function readSearchTable(value: unknown): Read<SearchTable> {
  const table = readRecord<Pick<SearchTable, 'table'> & Partial<SearchTable>>(
    value,
    {
      table: (part) => readText(part, searchTablePattern),
      columns: (part) => readColumns(part, maxColumns),
      title: readColumn,
      show: (part) => readColumns(part, maxShownColumns),
      new: readColumn,
    },
    ['columns', 'title', 'show', 'new'],
  );
  if (!table.ok) return table;
  const { columns = [] } = table.value;
  // Of a table that not each organisation has nobody knows which columns hold numbers.
  if (columns.length === 0 && !isUsualTable(table.value.table)) return wrong('.columns');
  return right({ ...table.value, columns });
}

const readColumn = (value: unknown): Read<string> => readText(value, columnPattern);
const readColumns = (value: unknown, maxLength: number): Read<readonly string[]> =>
  readList(value, maxLength, readColumn, String);

/** Each of these parts, of which some may be absent; what else is there says nothing. */
export function readRecord<T extends object>(
  value: unknown,
  parts: { readonly [Name in keyof T]-?: (part: unknown) => Read<NonNullable<T[Name]>> },
  optional: readonly string[] = [],
): Read<T> {
  if (!isFields(value)) return wrong();
  const known: [string, unknown][] = [];
  for (const [name, read] of Object.entries<(part: unknown) => Read<unknown>>(parts)) {
    const part = ownField(value, name);
    if (part === undefined && optional.includes(name)) continue;
    const result = read(part);
    if (!result.ok) return wrong(`.${name}${result.path}`);
    known.push([name, result.value]);
  }
  return right(Object.fromEntries(known) as T);
}

export function readList<T>(
  value: unknown,
  maxLength: number,
  read: (one: unknown) => Read<T>,
  nameOf: (one: T) => string,
): Read<readonly T[]> {
  if (!Array.isArray(value) || value.length > maxLength) return wrong();
  const list: T[] = [];
  for (const [index, one] of (value as readonly unknown[]).entries()) {
    const part = read(one);
    if (!part.ok) return wrong(`[${index}]${part.path}`);
    if (list.some((other) => nameOf(other) === nameOf(part.value))) return wrong(`[${index}]`);
    list.push(part.value);
  }
  return right(list);
}
