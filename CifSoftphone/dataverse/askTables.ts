import { ownField, type Fields } from '../../protocol/fields';
import { maxNumberLength } from '../../protocol/limits';
import type { Customer } from '../core/customer/customerMatch';
import type { Question } from './customerQuestions';
import type { CustomerTable } from '../core/customer/customerTables';
import type { Sameness } from '../numbers/sameNumber';
import { webApiGet } from './webApiGet';
import type { WebApiOptions } from './webApiSend';

/** More than this nobody can choose from; and verifying must stay cheap. */
const maxHits = 25;
/** No such table in this organisation, or none that this agent may read: there is nobody to be found in it. */
const closedTable = ['403', '404'];

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
  tables: readonly CustomerTable[],
  question: Question,
  rule: HitOf | Promise<HitOf>,
  options: WebApiOptions,
): Promise<TableAnswers> {
  const answers = await Promise.all(
    tables.map(async (table) => {
      const filter = question(table);
      if (filter === undefined) return { ok: true, found: [] } as const;
      const { idColumn, nameColumn, detailColumn, numberColumns } = table;
      const select = [idColumn, nameColumn, detailColumn, 'statecode', ...numberColumns].join(',');
      const query = `${table.setName}?$select=${select}&$top=${maxHits}&$filter=${encodeURIComponent(filter)}`;
      const answer = await webApiGet(query, options);
      if (!answer.ok) return answer;
      const hitOf = await rule;
      return { ok: true, found: answer.rows.flatMap((row) => toFound(table, row, hitOf(table, row))) } as const;
    }),
  );
  const failures = answers.flatMap((answer) => (answer.ok ? [] : [answer.reason]));
  const open = failures.filter((reason) => !closedTable.includes(reason));
  const nobodyAnswered = failures.length === answers.length;
  return {
    found: answers.flatMap((answer) => (answer.ok ? answer.found : [])),
    missing: open.includes('timeout') ? 'late' : open.length > 0 || nobodyAnswered ? 'failed' : undefined,
  };
}

function toFound(table: CustomerTable, row: Fields, hit: Hit | undefined): readonly Found[] {
  const [id, name, detail] = [table.idColumn, table.nameColumn, table.detailColumn].map((one) => ownField(row, one));
  const { statecode } = row;
  if (typeof id !== 'string' || hit === undefined) return [];
  const { column, sameness = 'number' } = hit;
  const stored = column === undefined ? undefined : ownField(row, column);
  const customer: Customer = {
    entityName: table.entityName,
    id,
    name: typeof name === 'string' ? name : '',
    ...(typeof detail === 'string' && detail !== '' ? { detail } : {}),
    ...(column === undefined ? {} : { column }),
    ...(typeof stored === 'string' ? { storedNumber: stored.slice(0, maxNumberLength) } : {}),
    ...(statecode === 0 || statecode === undefined ? {} : { inactive: true }),
  };
  return [{ customer, sameness }];
}
