import { TableClient } from '@azure/data-tables';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStorage } from '../../../simulator/storage/startStorage';

describe('the local table storage', () => {
  it('keeps rows and counts each request', async () => {
    const storage = await startStorage({ countRequests: true });
    try {
      const table = TableClient.fromConnectionString(storage.connectionString, 'people', {
        allowInsecureConnection: true,
      });
      await table.createTable();
      const before = storage.requests();
      await table.createEntity({ partitionKey: 'p', rowKey: 'r', state: 'here' });
      expect((await table.getEntity('p', 'r')).state).toBe('here');
      expect(storage.requests() - before).toBe(2);
    } finally {
      await storage.stop();
    }
    await expect(fetch(storage.url)).rejects.toThrow();
  });

  it('keeps the tables over a restart, in a folder that did not exist before', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'storage-test-'));
    const dataDir = join(folder, 'new', 'data');
    const tableOf = (connectionString: string) =>
      TableClient.fromConnectionString(connectionString, 'people', { allowInsecureConnection: true });
    try {
      const first = await startStorage({ dataDir });
      await tableOf(first.connectionString).createTable();
      await tableOf(first.connectionString).createEntity({ partitionKey: 'p', rowKey: 'r', state: 'kept' });
      await first.stop();
      const second = await startStorage({ dataDir });
      const row = await tableOf(second.connectionString)
        .getEntity('p', 'r')
        .finally(() => second.stop());
      expect(row.state).toBe('kept');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
