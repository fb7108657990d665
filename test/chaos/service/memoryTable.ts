import { RestError, type TableEntity } from '@azure/data-tables';
import type { Table } from '../../../adaptor/src/storage/openTables';
import { tableFilter } from './tableFilter';

type Row = Record<string, unknown> & { readonly partitionKey: string; readonly rowKey: string };
type Edm = { readonly type: string; readonly value: string };

const fault = (statusCode: number): RestError => new RestError(`storage says ${statusCode}`, { statusCode });
const isEdm = (value: unknown): value is Edm => typeof value === 'object' && value !== null && 'value' in value;

/** How a request reaches the table and its answer comes back; where storage is slow or fails, it fails here. */
export type Carry = <T>(kind: RequestKind, act: () => T) => Promise<T>;
/** `compare`: a write that asks for an unchanged row. */
export type RequestKind = 'read' | 'write' | 'compare';

/** One table of Azure Table Storage in memory: rows with etags, the few filters that the adaptor writes, 404, 409, 412. */
export class MemoryTable {
  private readonly rows = new Map<string, Row>();
  private version = 0;

  /** For the judge: all rows of a partition as they are now. */
  rowsOf(isWanted: (row: Row) => boolean): readonly Row[] {
    return [...this.rows.values()].filter(isWanted);
  }

  /** The table as one client sees it. */
  client(carry: Carry): Table {
    const write = (act: () => string | undefined, kind: RequestKind = 'write'): Promise<object> =>
      carry(kind, () => {
        const etag = act();
        return etag === undefined ? {} : { etag };
      });
    const client = {
      createTable: () => write(() => undefined),
      createEntity: (row: TableEntity) => write(() => this.create(row)),
      upsertEntity: (row: TableEntity, mode?: 'Merge' | 'Replace') => write(() => this.put(row, mode)),
      updateEntity: (row: TableEntity, mode?: 'Merge' | 'Replace', options?: { readonly etag?: string }) =>
        write(() => this.update(row, mode, options?.etag), options?.etag === undefined ? 'write' : 'compare'),
      deleteEntity: (partitionKey: string, rowKey: string, options?: { readonly etag?: string }) =>
        write(() => this.delete({ partitionKey, rowKey }, options?.etag), options === undefined ? 'write' : 'compare'),
      getEntity: (partitionKey: string, rowKey: string) =>
        carry('read', () => {
          const row = this.rows.get(nameOf({ partitionKey, rowKey }));
          if (row === undefined) throw fault(404);
          return { ...row };
        }),
      listEntities: (options: { readonly queryOptions?: { readonly filter?: string } } = {}) =>
        this.list(carry, options.queryOptions?.filter ?? ''),
    };
    return client as unknown as Table;
  }

  private create(row: TableEntity): string {
    if (this.rows.has(nameOf(row))) throw fault(409);
    return this.put(row, 'Replace');
  }

  private update(row: TableEntity, mode: 'Merge' | 'Replace' = 'Merge', etag = '*'): string {
    const known = this.rows.get(nameOf(row));
    if (known === undefined) throw fault(404);
    if (etag !== '*' && etag !== known.etag) throw fault(412);
    return this.put(row, mode);
  }

  private delete(key: { readonly partitionKey: string; readonly rowKey: string }, etag = '*'): undefined {
    const known = this.rows.get(nameOf(key));
    if (known === undefined) throw fault(404);
    if (etag !== '*' && etag !== known.etag) throw fault(412);
    this.rows.delete(nameOf(key));
  }

  private put(row: TableEntity, mode: 'Merge' | 'Replace' = 'Merge'): string {
    const plain = Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, isEdm(value) ? Number(value.value) : value]),
    );
    const known = mode === 'Merge' ? this.rows.get(nameOf(row)) : undefined;
    const etag = `W/"${(this.version += 1)}"`;
    this.rows.set(nameOf(row), { ...known, ...plain, etag, partitionKey: row.partitionKey, rowKey: row.rowKey });
    return etag;
  }

  private list(carry: Carry, filter: string) {
    const find = (): Promise<Row[]> =>
      carry('read', () =>
        [...this.rows.values()]
          .filter(tableFilter(filter))
          .sort(byKeys)
          .map((row) => ({ ...row })),
      );
    return {
      async *[Symbol.asyncIterator]() {
        yield* await find();
      },
      byPage: ({ maxPageSize = 1_000 }: { readonly maxPageSize?: number } = {}) => ({
        async *[Symbol.asyncIterator]() {
          const rows = await find();
          for (let at = 0; at < rows.length; at += maxPageSize) yield rows.slice(at, at + maxPageSize);
        },
      }),
    };
  }
}

const nameOf = ({ partitionKey, rowKey }: { readonly partitionKey: string; readonly rowKey: string }): string =>
  `${partitionKey}\n${rowKey}`;
const byKeys = (left: Row, right: Row): number => (nameOf(left) < nameOf(right) ? -1 : 1);
