import type { Table } from './openTables';
import { ignoreMissing } from './storageErrors';

/** Deletes the rows that a filter finds; another instance may be at it too. */
export async function deleteWhere(table: Table, filter: string): Promise<void> {
  const select = ['PartitionKey', 'RowKey'];
  for await (const { partitionKey, rowKey } of table.listEntities({ queryOptions: { filter, select } })) {
    if (partitionKey === undefined || rowKey === undefined) continue;
    await ignoreMissing(table.deleteEntity(partitionKey, rowKey));
  }
}
