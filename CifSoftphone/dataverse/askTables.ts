import { ownField, type Fields } from '../../protocol/fields';
import type { Customer } from './customerMatch';
import type { Question } from './customerQuestions';
import type { CustomerTable } from './customerTables';
import { webApiGet } from './webApiGet';
import type { WebApiOptions } from './webApiSend';

/** More than this nobody can choose from; and verifying must stay cheap. */
const maxHits = 25;
/** No such table in this organisation, or none that this agent may read: there is nobody to be found in it. */
const closedTable = ['403', '404'];

export interface TableAnswers {
  readonly customers: readonly Customer[];
  /** Absent when every table that this agent can ask has answered. */
  readonly missing: 'late' | 'failed' | undefined;
}

/**
 * Asks all tables at once and keeps what is verified.
 * @param columnOf the column of a row that makes it a hit, `''` for a hit by another column, `undefined` for none
 */
export async function askTables(
  tables: readonly CustomerTable[],
  question: Question,
  columnOf: (table: CustomerTable, row: Fields) => string | undefined,
  options: WebApiOptions,
): Promise<TableAnswers> {
  const answers = await Promise.all(
    tables.map(async (table) => {
      const filter = question(table);
      if (filter === undefined) return { ok: true, customers: [] } as const;
      const { idColumn, nameColumn, detailColumn, numberColumns } = table;
      const select = [idColumn, nameColumn, detailColumn, 'statecode', ...numberColumns].join(',');
      const query = `${table.setName}?$select=${select}&$top=${maxHits}&$filter=${encodeURIComponent(filter)}`;
      const answer = await webApiGet(query, options);
      if (!answer.ok) return answer;
      return {
        ok: true,
        customers: answer.rows.flatMap((row) => toCustomer(table, row, columnOf(table, row))),
      } as const;
    }),
  );
  const failures = answers.flatMap((answer) => (answer.ok ? [] : [answer.reason]));
  const open = failures.filter((reason) => !closedTable.includes(reason));
  const nobodyAnswered = failures.length === answers.length;
  return {
    customers: answers.flatMap((answer) => (answer.ok ? answer.customers : [])),
    missing: open.includes('timeout') ? 'late' : open.length > 0 || nobodyAnswered ? 'failed' : undefined,
  };
}

function toCustomer(table: CustomerTable, row: Fields, column: string | undefined): readonly Customer[] {
  const [id, name, detail] = [table.idColumn, table.nameColumn, table.detailColumn].map((one) => ownField(row, one));
  const { statecode } = row;
  if (typeof id !== 'string' || column === undefined) return [];
  return [
    {
      entityName: table.entityName,
      id,
      name: typeof name === 'string' ? name : '',
      ...(typeof detail === 'string' && detail !== '' ? { detail } : {}),
      ...(column === '' ? {} : { column }),
      ...(statecode === 0 || statecode === undefined ? {} : { inactive: true }),
    },
  ];
}
