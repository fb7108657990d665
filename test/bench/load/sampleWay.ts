import { app } from '@azure/functions';
import { odata, TableClient } from '@azure/data-tables';
import { parseSignalRConnection } from '../../../adaptor/src/settings/parseSignalRConnection';
import { signServiceToken } from '../../../adaptor/src/signalr/signServiceToken';

// The published sample's way in a few lines of our own, to measure beside the adaptor: a row for each connection; a call
// goes to the connection of the newest row, once, and the caller is told that it was sent. Kinder than the sample where
// that is not what is measured: its clients are made once, and nobody's token is looked at.
const signalR = parseSignalRConnection(process.env.AzureSignalRConnectionString ?? '');
if (typeof signalR === 'string') throw new Error(signalR);
const hub = 'sample';
const tokenLifeMs = 3_600_000;
const table = TableClient.fromConnectionString(process.env.AzureWebJobsStorage ?? '', 'sampleusers', {
  allowInsecureConnection: true,
});
const ready = table.createTable();

app.http('negotiate', {
  methods: ['POST'],
  authLevel: 'anonymous',
  handler: (request) => {
    const path = `/client/?hub=${hub}`;
    const claims = { aud: `${signalR.audience}${path}`, nameid: request.headers.get('x-user') ?? '' };
    const accessToken = signServiceToken(signalR.accessKey, claims, Date.now(), tokenLifeMs);
    return { jsonBody: { url: `${signalR.clientEndpoint}${path}`, accessToken } };
  },
});

app.http('connected', {
  methods: ['POST'],
  authLevel: 'anonymous',
  handler: async (request) => {
    await ready;
    const partitionKey = request.headers.get('x-asrs-user-id') ?? '';
    const rowKey = request.headers.get('x-asrs-connection-id') ?? '';
    for await (const row of table.listEntities({ queryOptions: { filter: odata`PartitionKey eq ${partitionKey}` } })) {
      if (row.rowKey === rowKey) return { status: 200 };
    }
    await table.createEntity({ partitionKey, rowKey });
    return { status: 200 };
  },
});

app.http('send', {
  methods: ['POST'],
  authLevel: 'anonymous',
  handler: async (request) => {
    const { userId, message } = (await request.json()) as Record<string, string>;
    const filter = odata`PartitionKey eq ${userId ?? ''}`;
    const { value: rows } = await table.listEntities({ queryOptions: { filter } }).byPage().next();
    const newest = [...(rows ?? [])].sort((a, b) => (b.timestamp ?? '').localeCompare(a.timestamp ?? ''))[0];
    if (newest === undefined) return { status: 400 };
    const path = `/api/hubs/${hub}/connections/${encodeURIComponent(newest.rowKey ?? '')}/:send`;
    const claims = { aud: `${signalR.audience}${path}` };
    const answer = await fetch(`${signalR.serverEndpoint}${path}?api-version=2022-11-01`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${signServiceToken(signalR.accessKey, claims, Date.now(), tokenLifeMs)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ target: 'newCall', arguments: [message] }),
    });
    await answer.arrayBuffer();
    return { status: answer.ok ? 200 : 500 };
  },
});
