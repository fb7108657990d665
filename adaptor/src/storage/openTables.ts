import { TableClient } from '@azure/data-tables';
import type { Settings } from '../settings/settings';
import { silentTelemetry, type Telemetry } from '../telemetry/telemetry';
import { resources, type TokenSource } from '../credentials/tokenSource';
import { createTableHttp } from './tableHttp';
import { traceTable } from './traceTable';

/** The part of a table that we use, so that a test can stand in for it. */
export type Table = Pick<
  TableClient,
  'createTable' | 'createEntity' | 'getEntity' | 'listEntities' | 'updateEntity' | 'upsertEntity' | 'deleteEntity'
>;

/** The two tables. `ready` resolves when both exist; it is asked before each use and costs nothing after the first. */
export interface Tables {
  readonly connections: Table;
  readonly calls: Table;
  ready(): Promise<void>;
}

export function openTables(
  settings: Pick<Settings, 'storage' | 'userTable'>,
  telemetry: Telemetry = silentTelemetry,
  tokens?: TokenSource,
): Tables {
  const open = (name: string): TableClient => {
    const table = tableOf(settings.storage, name, tokens);
    for (const policy of needlessPolicies) table.pipeline.removePolicy({ name: policy });
    traceTable(table, name, telemetry);
    return table;
  };
  const connections = open(settings.userTable);
  const calls = open(`${settings.userTable}Calls`);
  let made: Promise<unknown> | undefined;
  return {
    connections,
    calls,
    ready: async () => {
      made ??= Promise.all([connections.createTable(), calls.createTable()]).catch((error: unknown) => {
        made = undefined;
        throw error;
      });
      await made;
    },
  };
}

const options = {
  retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 1000 },
  httpClient: createTableHttp(),
};

function tableOf(storage: Settings['storage'], name: string, tokens: TokenSource | undefined): TableClient {
  if ('connectionString' in storage) {
    const { connectionString } = storage;
    const allowInsecureConnection = isLoopback(connectionString);
    return TableClient.fromConnectionString(connectionString, name, { ...options, allowInsecureConnection });
  }
  if (tokens === undefined) throw new Error('There is nobody who gives tokens for the storage account.');
  const getToken = async () => {
    const { token, expiresAtMs } = await tokens(resources.storage);
    return { token, expiresOnTimestamp: expiresAtMs };
  };
  return new TableClient(storage.tableServiceUri, name, { getToken }, options);
}

/**
 * What the SDK does around each request of any service, and a table has no use for: forms and streams as bodies,
 * compressed answers, redirects, its own log and trace (ours is `traceTable`). A fifth of what a request costs.
 */
const needlessPolicies = [
  'decompressResponsePolicy',
  'formDataPolicy',
  'logPolicy',
  'multipartPolicy',
  'redirectPolicy',
  'setClientRequestIdPolicy',
  'tracingPolicy',
  'userAgentPolicy',
] as const;

/** Plain http is for a storage emulator on this machine only. */
function isLoopback(connectionString: string): boolean {
  if (/UseDevelopmentStorage=true/i.test(connectionString)) return true;
  const endpoint = /TableEndpoint=([^;]+)/i.exec(connectionString)?.[1];
  return endpoint !== undefined && ['127.0.0.1', 'localhost'].includes(new URL(endpoint).hostname);
}
