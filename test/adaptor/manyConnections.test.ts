import { TableClient, type TransactionAction } from '@azure/data-tables';
import { createConnectionStore } from '../../adaptor/src/connections/connectionStore';
import { openTables } from '../../adaptor/src/storage/openTables';
import { startStorage } from '../../simulator/storage/startStorage';

/** Storage gives 1,000 rows at a time. */
const count = 1_050;

describe('the connections of an agent', () => {
  it('S7-14 are all read, also beyond one page of storage', async () => {
    const storage = await startStorage();
    try {
      const tables = openTables({ storage: { connectionString: storage.connectionString }, userTable: 'many' });
      await tables.ready();
      const rows = Array.from({ length: count }, (_, index): TransactionAction => {
        return ['create', { partitionKey: 'ada', rowKey: String(index).padStart(6, '0'), connectedAtMs: index }];
      });
      const table = TableClient.fromConnectionString(storage.connectionString, 'many', {
        allowInsecureConnection: true,
      });
      for (let from = 0; from < count; from += 100) {
        await table.submitTransaction(rows.slice(from, from + 100));
      }
      expect(await createConnectionStore(tables).ofUser('ada')).toHaveLength(count);
    } finally {
      await storage.stop();
    }
  }, 60_000);
});
