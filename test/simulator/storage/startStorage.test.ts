import { TableClient } from '@azure/data-tables';
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
});
