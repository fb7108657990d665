import type { AddressInfo } from 'node:net';
import { odata, RestError, TableClient } from '@azure/data-tables';
import { startStorage } from '../../../../simulator/storage/startStorage';
import { serveTables } from './serveTables';

/** Every kind of request that the adaptor and the sample's way make, with the answers that they tell apart. */
async function conversation(connectionString: string): Promise<readonly unknown[]> {
  const table = TableClient.fromConnectionString(connectionString, 'parity', { allowInsecureConnection: true });
  const said: unknown[] = [];
  const note = async (work: Promise<unknown>): Promise<void> => {
    said.push(
      await work.then(
        (value) => value,
        (error: unknown) => (error instanceof RestError ? `refused ${error.statusCode}` : error),
      ),
    );
  };
  const read = async (partition: string, row: string): Promise<unknown> => {
    const { etag, timestamp, 'odata.metadata': _address, ...rest } = await table.getEntity(partition, row);
    return { ...rest, hasEtag: etag.startsWith('W/'), hasTime: (timestamp ?? '') !== '' };
  };
  const etagOf = async (row: string): Promise<string> => (await table.getEntity("it's", row)).etag;
  const done = (work: Promise<object>): Promise<unknown> => work.then((value) => 'etag' in value);
  const list = async (filter: string): Promise<unknown> => {
    const found: unknown[] = [];
    for await (const { partitionKey, rowKey, size } of table.listEntities<{ size?: number }>({
      queryOptions: { filter },
    })) {
      found.push([partitionKey, rowKey, size]);
    }
    return found;
  };
  const row = { partitionKey: "it's", rowKey: 'a/b'.replace('/', '-'), record: '{"é":1}', size: 1.5 };
  await note(table.createTable());
  await note(table.createTable());
  await note(done(table.createEntity({ ...row, endedAtMs: { type: 'Double', value: '1700000000000' } })));
  await note(table.createEntity(row));
  await note(read("it's", 'a-b'));
  await note(read("it's", 'nobody'));
  const first = await etagOf('a-b');
  await note(done(table.updateEntity({ ...row, size: 2 }, 'Merge', { etag: first })));
  await note(table.updateEntity({ ...row, size: 3 }, 'Merge', { etag: first }));
  await note(read("it's", 'a-b'));
  await note(done(table.updateEntity({ ...row, size: 4 }, 'Replace', { etag: await etagOf('a-b') })));
  await note(read("it's", 'a-b'));
  await note(table.updateEntity({ ...row, rowKey: 'nobody' }, 'Merge'));
  await note(done(table.upsertEntity({ partitionKey: "it's", rowKey: 'b', size: 5 }, 'Merge')));
  await note(done(table.upsertEntity({ partitionKey: "it's", rowKey: 'b', name: 'merged' }, 'Merge')));
  await note(read("it's", 'b'));
  await note(done(table.upsertEntity({ partitionKey: "it's", rowKey: 'b', name: 'replaced' }, 'Replace')));
  await note(read("it's", 'b'));
  await note(done(table.upsertEntity({ partitionKey: 'other', rowKey: 'a', size: 6 }, 'Replace')));
  await note(list(odata`PartitionKey eq ${"it's"}`));
  await note(list(odata`PartitionKey eq ${"it's"} and RowKey ge ${'b'} and RowKey lt ${'c'}`));
  await note(list('size lt 5.0'));
  await note(list("PartitionKey eq 'nobody'"));
  const pages: unknown[] = [];
  for await (const found of table.listEntities().byPage({ maxPageSize: 2 })) pages.push(found.map((one) => one.rowKey));
  said.push(pages);
  await note(table.deleteEntity("it's", 'b').then(() => 'deleted'));
  await note(table.deleteEntity("it's", 'b'));
  await note(list(''));
  const elsewhere = TableClient.fromConnectionString(connectionString, 'nowhere', { allowInsecureConnection: true });
  await note(elsewhere.createEntity(row));
  const stranger = connectionString.replace(/AccountKey=[^;]+/, `AccountKey=${Buffer.from('x').toString('base64')}`);
  const shut = TableClient.fromConnectionString(stranger, 'parity', { allowInsecureConnection: true });
  await note(shut.createEntity(row));
  return said;
}

it('the load bench’s own table storage answers what Azurite answers', async () => {
  const key = Buffer.from('a key').toString('base64');
  const server = serveTables('load', key);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/load;`;
  const azurite = await startStorage();
  try {
    const ours = await conversation(
      `DefaultEndpointsProtocol=http;AccountName=load;AccountKey=${key};TableEndpoint=${url}`,
    );
    expect(ours).toEqual(await conversation(azurite.connectionString));
    expect(ours).toContain('refused 412');
  } finally {
    server.closeAllConnections();
    server.close();
    await azurite.stop();
  }
}, 30_000);
