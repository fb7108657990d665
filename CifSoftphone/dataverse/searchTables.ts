import {
  isUsual,
  usualTableOf,
  type CustomerTable,
  type DescribeSearch,
  type SearchDescribed,
} from '../core/customer/customerTables';
import type { SearchTable } from '../core/settings/softphoneSettings';

/** A table as it can be asked, or why not. */
export type AskableTable =
  { readonly ok: true; readonly table: CustomerTable } | { readonly ok: false; readonly reason: string };

/** The tables that makers named, described once by Dataverse; those that it need not describe wait for nothing. */
export class SearchTables {
  private asked: { readonly of: string; readonly answer: Promise<SearchDescribed> } | undefined;

  constructor(
    private readonly search: () => readonly SearchTable[],
    private readonly describe: DescribeSearch,
  ) {}

  all(): readonly SearchTable[] {
    return this.search();
  }

  find(entityName: string): SearchTable | undefined {
    return this.search().find(({ table }) => table === entityName);
  }

  /** The same by its name; `undefined` where makers have not named it, or it cannot be asked. */
  async named(entityName: string): Promise<CustomerTable | undefined> {
    const entry = this.find(entityName);
    const askable = entry && (await this.askable(entry));
    return askable?.ok === true ? askable.table : undefined;
  }

  /** Each answers as soon as it is known. */
  async askable(entry: SearchTable): Promise<AskableTable> {
    const usual = usualTableOf(entry.table);
    if (usual !== undefined && isUsual(entry)) return { ok: true, table: usual };
    const described = await this.described();
    const table = described.ok ? described.tables.get(entry.table) : undefined;
    if (table !== undefined) return { ok: true, table };
    // Its columns are where they always are: better one question too many than a caller without a name.
    if (usual !== undefined)
      return { ok: true, table: entry.columns.length === 0 ? usual : { ...usual, numberColumns: entry.columns } };
    return { ok: false, reason: described.ok ? '404' : described.reason };
  }

  /** Asked for anew when makers name others, and after a failure. */
  private described(): Promise<SearchDescribed> {
    const entries = this.search().filter((entry) => !isUsual(entry));
    const of = JSON.stringify(entries);
    if (this.asked?.of === of) return this.asked.answer;
    const answer = this.describe(entries);
    const asked = { of, answer };
    this.asked = asked;
    void answer.then(({ ok }) => {
      if (!ok && this.asked === asked) this.asked = undefined;
    });
    return answer;
  }
}
