import { tableFilter } from '../../../chaos/service/tableFilter';

/** A row's properties by their names on the wire. */
export type Properties = Readonly<Record<string, unknown>>;

export interface StoredRow {
  readonly properties: Properties;
  readonly etag: string;
}

/** What storage refuses, as an HTTP status. */
export type Refused = 404 | 409 | 412;

const partitionClause = /(?:^| and )PartitionKey eq '((?:[^']|'')*)'/;
const byRowKey = (left: Properties, right: Properties): number =>
  String(left.RowKey) < String(right.RowKey) ? -1 : String(left.RowKey) > String(right.RowKey) ? 1 : 0;

/** One table in memory, found by its keys as in Azure: a question about one partition costs as much as that partition. */
export class TableRows {
  readonly #partitions = new Map<string, Map<string, StoredRow>>();
  #version = 0;

  get(partition: string, row: string): StoredRow | undefined {
    return this.#partitions.get(partition)?.get(row);
  }

  insert(partition: string, row: string, properties: Properties): StoredRow | Refused {
    return this.get(partition, row) === undefined ? this.#write(partition, row, properties) : 409;
  }

  /** @param etag `*` for any row that there is, `undefined` for a row that there need not be */
  put(
    partition: string,
    row: string,
    properties: Properties,
    mode: 'merge' | 'replace',
    etag: string | undefined,
  ): StoredRow | Refused {
    const known = this.get(partition, row);
    if (etag !== undefined && known === undefined) return 404;
    if (etag !== undefined && etag !== '*' && etag !== known?.etag) return 412;
    return this.#write(partition, row, mode === 'merge' ? { ...known?.properties, ...properties } : properties);
  }

  remove(partition: string, row: string, etag: string): Refused | undefined {
    const known = this.get(partition, row);
    if (known === undefined) return 404;
    if (etag !== '*' && etag !== known.etag) return 412;
    const rows = this.#partitions.get(partition);
    rows?.delete(row);
    if (rows?.size === 0) this.#partitions.delete(partition);
    return undefined;
  }

  /** In the order of the keys. */
  find(filter: string): readonly StoredRow[] {
    const partition = partitionClause.exec(filter)?.[1]?.replaceAll("''", "'");
    const names = partition === undefined ? [...this.#partitions.keys()].sort() : [partition];
    const fits = tableFilter(filter);
    return names.flatMap((name) =>
      [...(this.#partitions.get(name)?.values() ?? [])]
        .filter(({ properties }) => fits(properties))
        .sort((left, right) => byRowKey(left.properties, right.properties)),
    );
  }

  #write(partition: string, row: string, given: Properties): StoredRow {
    const Timestamp = new Date().toISOString();
    const properties = { ...given, PartitionKey: partition, RowKey: row, Timestamp };
    const stored = { properties, etag: `W/"datetime'${encodeURIComponent(Timestamp)}.${(this.#version += 1)}'"` };
    const rows = this.#partitions.get(partition) ?? new Map<string, StoredRow>();
    this.#partitions.set(partition, rows.set(row, stored));
    return stored;
  }
}
