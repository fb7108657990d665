import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { Profiler } from 'node:inspector';
import type { AddressInfo } from 'node:net';
import { builtFiles } from '../../../scripts/builtFiles';
import { adaptorSettings } from '../../../simulator/adaptorSettings';
import { directory } from '../../../simulator/directory';
import { fetchAppToken } from '../../../simulator/entra/appToken';
import type { RunningEntra } from '../../../simulator/entra/runningEntra';
import { startEntra } from '../../../simulator/entra/startEntra';
import { startFunctionsHost } from '../../../simulator/functions-host/startFunctionsHost';
import type { RunningPart } from '../../../simulator/parts';
import type { UpstreamRule } from '../../../simulator/signalr/upstreamRule';
import { upstreamRules } from '../../../simulator/upstreamRules';
import { packSample } from './packSample';
import { startTables } from './tables/startTables';

/** What the bench needs of the SignalR Service, in this process or in one of its own. */
export type LoadService = RunningPart & {
  readonly connectionString: string;
  setUpstream(rules: readonly UpstreamRule[]): void;
};

/** Table storage in a process of its own. */
export type LoadStorage = RunningPart & { readonly connectionString: string };

export interface LoadWorld<Service extends LoadService = LoadService> extends RunningPart {
  readonly service: Service;
  /** Base of the adaptor's functions. */
  readonly adaptorUrl: string;
  /** Base of the functions that do it the sample's way. */
  readonly sampleUrl: string;
  readonly storageUrl: string;
  readonly telephonyToken: string;
  agentToken(oid: string): string;
  webhooks(): number;
  /** Where the adaptor spends its time while this runs. */
  profileAdaptor<T>(run: () => Promise<T>): Promise<{ readonly result: T; readonly profile: Profiler.Profile }>;
}

export interface LoadWorldOptions<Service extends LoadService> {
  readonly service: () => Promise<Service>;
  /** The bench's own tables, or Azurite. */
  readonly storage?: () => Promise<LoadStorage>;
  /** With the deadlines that an installation has. */
  readonly usualDeadlines?: boolean;
  /** Puts something between adaptor and storage; gives the port that the adaptor is told. */
  readonly beforeStorage?: (storagePort: number) => Promise<{ readonly port: number; stop(): Promise<void> }>;
}

/** Only what a ring touches, each part in a process of its own but for issuer and webhook receiver; no Dynamics, no browser. */
export async function startLoadWorld<Service extends LoadService>(
  options: LoadWorldOptions<Service>,
): Promise<LoadWorld<Service>> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (let end = undo.pop(); end; end = undo.pop()) await end();
  };
  const running = <Part extends { stop(): Promise<unknown> }>(part: Part): Part => {
    undo.push(() => part.stop());
    return part;
  };
  try {
    const receiver = running(await startReceiver());
    const entra = running(await startEntra({ directory, pageOrigins: [] }));
    const service = running(await options.service());
    const storage = running(await (options.storage ?? startTables)());
    const between = await options.beforeStorage?.(Number(new URL(storage.url).port));
    if (between !== undefined) running(between);
    const connectionString = storage.connectionString.replace(
      storage.url,
      between === undefined ? storage.url : `http://127.0.0.1:${between.port}`,
    );
    const secrets = {
      upstream: randomBytes(24).toString('base64url'),
      webhook: `whsec_${randomBytes(32).toString('base64')}`,
    };
    const host = running(
      await startFunctionsHost({
        zipPath: builtFiles().adaptorZip,
        settings: {
          ...adaptorSettings({
            entra,
            signalr: service,
            storage: { connectionString },
            webhookUrl: receiver.url,
            secrets,
          }),
          // The limits are for callers that do too much; here that is the purpose.
          RingsPerSecond: '10000',
          AgentRequestsPerSecond: '1000',
          ...(options.usualDeadlines === true ? {} : longDeadlines),
        },
        corsOrigins: [],
        extraCaFile: entra.certificateFile,
      }),
    );
    const sample = await packSample();
    undo.push(() => sample.remove());
    const sampleHost = running(
      await startFunctionsHost({
        zipPath: sample.zipPath,
        settings: { AzureSignalRConnectionString: service.connectionString, AzureWebJobsStorage: connectionString },
        corsOrigins: [],
      }),
    );
    service.setUpstream([
      {
        urlTemplate: `${sampleHost.url}/api/connected`,
        hubPattern: 'sample',
        categoryPattern: 'connections',
        eventPattern: 'connected',
      },
      ...upstreamRules(`${host.url}/api`, secrets.upstream).map((rule) => ({ ...rule, hubPattern: 'softphone' })),
    ]);
    return {
      url: host.url,
      service,
      adaptorUrl: `${host.url}/api`,
      sampleUrl: `${sampleHost.url}/api`,
      storageUrl: storage.url,
      telephonyToken: await telephonyToken(entra),
      agentToken: (oid) => entra.issueToken({ oid, sub: oid }),
      webhooks: receiver.webhooks,
      profileAdaptor: host.profile,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Rings that nobody answers end after the measurement: a deadline that comes due in the middle of the next step would be
 * measured there. Whole calls are measured apart, with all that they cost.
 */
const longDeadlines = { RingTtlMs: '120000', ShownDeadlineMs: '120000' };

const telephonyToken = (entra: RunningEntra): Promise<string> =>
  fetchAppToken({
    ...directory.telephony,
    tokenUrl: `${entra.authority}/oauth2/v2.0/token`,
    scope: `api://${directory.apiClientId}/.default`,
    caFile: entra.certificateFile,
  });

/** A telephony system's webhook endpoint that is always content. */
async function startReceiver(): Promise<RunningPart & { webhooks(): number }> {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    request.resume();
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    webhooks: () => count,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
