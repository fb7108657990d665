import { ownField, shortLine, type Fields } from '../../protocol/fields';
import { maxDisplayNameLength, maxNumberLength } from '../../protocol/limits';
import type { Customer } from '../core/customer/customerMatch';
import type { Question } from './customerQuestions';
import type { CustomerTable } from '../core/customer/customerTables';
import type { Sameness } from '../numbers/sameNumber';
import type { SearchTables } from './searchTables';
import { webApiGet } from './webApiGet';
import type { WebApiOptions } from './webApiSend';

/** More than this nobody can choose from; and verifying must stay cheap. */
const maxHits = 25;
/** No such table in this organisation, none that this agent may read, or none that can be asked so: nobody is found in it. */
const closedTable = /^40[34]$/;
/** The role of agents reads these: who may not read them has not got the role, and is told. */
const needed = /^(contact|account)$/;
/** Also what a lookup or a choice is called. */
const formatted = 'OData.Community.Display.V1.FormattedValue';
export const withLabels = `odata.include-annotations="${formatted}"`;

/** Why a row is a hit. */
export interface Hit {
  /** Absent where no number speaks for it. */
  readonly column?: string;
  readonly sameness?: Sameness;
}

export interface Found {
  readonly customer: Customer;
  readonly sameness: Sameness;
}

export interface TableAnswers {
  readonly found: readonly Found[];
  /** Absent when every table that this agent can ask has answered. */
  readonly missing: 'late' | 'failed' | undefined;
}

/** Why a row is a hit; `undefined` for none: a pattern also finds longer numbers. */
export type HitOf = (table: CustomerTable, row: Fields) => Hit | undefined;

/** Asks all tables at once and keeps what is verified, by a rule that may be known only later. Never rejects. */
export async function askTables(
  tables: SearchTables,
  question: Question,
  rule: HitOf | Promise<HitOf>,
  options: WebApiOptions,
): Promise<TableAnswers> {
  const answers = await Promise.all(
    tables.all().map(async (entry) => {
      const askable = await tables.askable(entry);
      if (!askable.ok) return askable;
      const { table } = askable;
      const filter = question(table);
      if (filter === undefined) return { ok: true, found: [] } as const;
      const { idColumn, titleColumns, detailColumns, stateColumn = idColumn, numberColumns, labels } = table;
      const columns = new Set([idColumn, ...titleColumns, ...detailColumns, stateColumn, ...numberColumns]);
      const select = [...columns].join(',');
      const query = `${table.setName}?$select=${select}&$top=${maxHits}&$filter=${encodeURIComponent(filter)}`;
      const answer = await webApiGet(query, options, labels && withLabels);
      if (!answer.ok)
        return answer.reason === '403' && needed.test(table.entityName) ? { ...answer, reason: '' } : answer;
      const hitOf = await rule;
      return { ok: true, found: answer.rows.flatMap((row) => toFound(table, row, hitOf(table, row))) } as const;
    }),
  );
  const failures = answers.flatMap((answer) => (answer.ok ? [] : [answer.reason]));
  const open = failures.filter((reason) => !closedTable.test(reason));
  const nobodyAnswered = failures.length === answers.length;
  return {
    found: answers.flatMap((answer) => (answer.ok ? answer.found : [])),
    missing: open.includes('timeout') ? 'late' : open.length > 0 || nobodyAnswered ? 'failed' : undefined,
  };
}

function toFound(table: CustomerTable, row: Fields, hit: Hit | undefined): readonly Found[] {
  const { entityName, idColumn, titleColumns, detailColumns, labels } = table;
  const id = ownField(row, idColumn);
  const { statecode } = row;
  if (typeof id !== 'string' || hit === undefined) return [];
  const { column, sameness = 'number' } = hit;
  const stored = column === undefined ? undefined : ownField(row, column);
  const detail = shortLine(shownIn(row, detailColumns).join(' · '), maxDisplayNameLength);
  const customer: Customer = {
    entityName,
    id,
    name: shownIn(row, titleColumns)[0] ?? '',
    ...(labels === undefined ? {} : { tableName: labels.get(entityName) }),
    ...(detail === undefined ? {} : { detail }),
    ...(column === undefined ? {} : { column }),
    ...(column === undefined || labels === undefined ? {} : { columnName: labels.get(column) }),
    ...(typeof stored === 'string' ? { storedNumber: stored.slice(0, maxNumberLength) } : {}),
    ...(statecode === 0 || statecode === undefined ? {} : { inactive: true }),
  };
  return [{ customer, sameness }];
}

/** What stands in these columns, as people read it. */
export const shownIn = (row: Fields, columns: readonly string[]): readonly string[] =>
  columns.flatMap((column) => {
    const value = ownField(row, `${column}@${formatted}`) ?? ownField(row, column);
    return shortLine(typeof value === 'number' ? String(value) : value, maxDisplayNameLength) ?? [];
  });
