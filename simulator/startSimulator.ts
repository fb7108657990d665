import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { adaptorSettings } from './adaptorSettings';
import { directory } from './directory';
import { startDynamics } from './dynamics/startDynamics';
import type { RunningDynamics } from './dynamics/dynamicsOptions';
import { createTelephonyClient } from '../telephony/client/src/createTelephonyClient';
import type { TelephonyClient } from '../telephony/client/src/telephonyClient';
import { fetchTrusting } from './entra/fetchTrusting';
import type { RunningEntra } from './entra/runningEntra';
import { startEntra } from './entra/startEntra';
import { freePort } from './freePort';
import { startFunctionsHost, type RunningFunctionsHost } from './functions-host/startFunctionsHost';
import type { RunningPart } from './parts';
import type { RunningSignalR } from './signalr/runningSignalR';
import { startSignalR } from './signalr/startSignalR';
import type { SimulatorFacts } from './simulatorFacts';
import { startStorage, type RunningStorage } from './storage/startStorage';
import { startTelephony, type RunningTelephony } from './telephony/startTelephony';
import { callerRoutes } from './telephony/sip/callerRoutes';
import { messageRoutes } from './telephony/messages/messageRoutes';
import { agentOf, telephonyRoutes } from './telephony/telephonyRoutes';
import { upstreamRules } from './upstreamRules';

export interface SimulatorOptions {
  /** Port of the page; 0 takes a free one. The other parts always take free ports. */
  readonly port: number;
  /** The built solution; the page knows nothing of the product but this file. */
  readonly solutionZip: string;
  /** `false` for an organisation without Customer Service and CIF 2.0, which takes only the core zip. */
  readonly customerService?: boolean;
  /** The built core solution: with it a second organisation runs, without Customer Service, for CIF v1 and plain forms. */
  readonly coreSolutionZip?: string;
  /** The add-on for conversations; without it the organisation has no table for them. */
  readonly messagesZip?: string | undefined;
  /** The built adaptor. */
  readonly adaptorZip: string;
  /** Where tables are kept; in memory when absent. */
  readonly dataDir?: string;
  /** Where the issuer's certificate is kept from start to start; a throw-away folder when absent. */
  readonly certDir?: string;
  /** Values of environment variables that replace ours; an empty text leaves a variable without value. */
  readonly environmentVariables?: Readonly<Record<string, string>>;
  /** What makers have set, as JSON, where the address of the page says nothing else; nothing without it. */
  readonly makersSettings?: string;
  /** Settings of the adaptor that replace ours, for tests of its times. */
  readonly adaptorSettings?: Readonly<Record<string, string>>;
  /** An integrator's own webhook receiver, in place of that of the simulated telephony system. */
  readonly ownReceiver?: { readonly url: string; readonly secret?: string };
  /** Routes of the page beside our own; they answer true when they have answered. */
  readonly moreRoutes?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** A proxy before the storage: counts its requests for the bench, breaks them for the chaos. */
  readonly countStorageRequests?: boolean;
  /** Told what is being waited for. */
  readonly say?: (line: string) => void;
}

/** Everything the product meets in the cloud, running on loopback, with a handle to each part. */
export interface Simulator extends RunningPart {
  readonly facts: SimulatorFacts;
  readonly storage: RunningStorage;
  readonly signalr: RunningSignalR;
  readonly entra: RunningEntra;
  readonly functions: RunningFunctionsHost;
  readonly telephony: RunningTelephony;
  readonly dynamics: RunningDynamics;
  /** The organisation without Customer Service, where the core solution was given. */
  readonly coreDynamics: RunningDynamics | undefined;
}

/**
 * Starts all parts, each after those that it needs. When one cannot start, those that run are stopped and its error
 * is thrown. `stop` ends them in reverse order.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const started: RunningPart[] = [];
  const say = options.say ?? (() => undefined);
  const start = async <Part extends RunningPart>(what: string, part: () => Promise<Part>): Promise<Part> => {
    say(`Starting ${what} …`);
    const running = await part();
    started.push(running);
    return running;
  };
  const stop = async (): Promise<void> => {
    for (let part = started.pop(); part; part = started.pop()) await part.stop();
  };
  try {
    return await startParts(options, start, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

type Start = <Part extends RunningPart>(what: string, part: () => Promise<Part>) => Promise<Part>;

async function startParts(options: SimulatorOptions, start: Start, stop: () => Promise<void>): Promise<Simulator> {
  const port = await freePort(options.port);
  const page = `http://localhost:${port}`;
  const corePort = options.coreSolutionZip === undefined ? undefined : await freePort(0);
  const pages = [page, ...(corePort === undefined ? [] : [`http://localhost:${corePort}`])];
  const secrets = {
    upstream: randomBytes(24).toString('base64url'),
    webhook: options.ownReceiver?.secret ?? `whsec_${randomBytes(32).toString('base64')}`,
  };

  const entra = await start('the sign-in (Entra ID)', () =>
    startEntra({
      directory,
      pageOrigins: pages,
      ...(options.certDir === undefined ? {} : { certDir: options.certDir }),
    }),
  );
  const signalr = await start('the SignalR Service', () => startSignalR({ corsOrigins: pages }));
  const storage = await start('the storage (Azurite)', () =>
    startStorage({
      countRequests: options.countStorageRequests ?? false,
      ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }),
    }),
  );
  const tokenUrl = `${entra.authority}/oauth2/v2.0/token`;
  const telephonyScope = `api://${directory.apiClientId}/.default`;
  let client: TelephonyClient | undefined;
  const telephony = await start('the telephony system', () =>
    startTelephony({
      client: () =>
        (client ??= createTelephonyClient({
          adaptorUrl: `${functions.url}/api`,
          signIn: { tokenUrl, ...directory.telephony, scope: telephonyScope },
          source: 'https://telephony.example.com/simulator',
          fetch: fetchTrusting(entra.certificateFile),
        })),
      webhookSecret: secrets.webhook,
      agents: directory.agents,
      supervisors: directory.supervisors,
      hearsWebhooks: options.ownReceiver === undefined,
    }),
  );
  const webhookUrl = options.ownReceiver?.url ?? telephony.receiver.webhookUrl;
  const functions: RunningFunctionsHost = await start('the adaptor (Functions host)', () =>
    startFunctionsHost({
      zipPath: options.adaptorZip,
      settings: {
        ...adaptorSettings({ entra, signalr, storage, webhookUrl, secrets }),
        // An integrator's own receiver says by its own setting whether it gives telephones.
        ...(options.ownReceiver === undefined ? { BrowserPhone: 'yes' } : {}),
        ...options.adaptorSettings,
      },
      corsOrigins: pages,
      extraCaFile: entra.certificateFile,
    }),
  );
  signalr.setUpstream(upstreamRules(`${functions.url}/api`, secrets.upstream));

  const facts: SimulatorFacts = {
    page,
    adaptor: `${functions.url}/api`,
    signalr: signalr.url,
    authority: entra.url,
    storage: storage.url,
    telephonyWebhook: webhookUrl,
    tenantId: directory.tenantId,
    clientId: directory.pageClientId,
    apiClientId: directory.apiClientId,
    scope: `api://${directory.apiClientId}/${directory.apiScope}`,
    agents: directory.agents,
    administrators: directory.administrators,
    telephony: { ...directory.telephony, tokenUrl, scope: telephonyScope, webhookSecret: secrets.webhook },
    caFile: entra.certificateFile,
  };
  const everyDynamics = {
    environmentVariables: {
      cti_AdaptorFunctionUrl: facts.adaptor,
      cti_ClientId: facts.clientId,
      cti_Authority: entra.authority,
      cti_Scope: facts.scope,
      ...options.environmentVariables,
    },
    entra: { authority: entra.authority, clientId: directory.dynamicsClientId, caFile: entra.certificateFile },
    facts: () => facts,
    ...(options.makersSettings === undefined ? {} : { makersSettings: options.makersSettings }),
    ...(options.messagesZip === undefined ? {} : { messagesZip: options.messagesZip }),
    extraRoutes: async (request: IncomingMessage, response: ServerResponse) =>
      (await options.moreRoutes?.(request, response)) === true ||
      (await callerRoutes(telephony.sip)(request, response)) ||
      (await messageRoutes({ desk: telephony.messages, agentOf: (to) => agentOf(directory.agents, to) })(
        request,
        response,
      )) ||
      telephonyRoutes(telephony.system, directory.agents)(request, response),
  };
  const { solutionZip, coreSolutionZip, customerService = true } = options;
  const dynamics = await start('Dynamics 365 (importing the solution)', () =>
    startDynamics({ ...everyDynamics, port, solutionZip, customerService }),
  );
  const coreDynamics =
    coreSolutionZip === undefined || corePort === undefined
      ? undefined
      : await start('Dynamics 365 without Customer Service (importing the core solution)', () =>
          startDynamics({ ...everyDynamics, port: corePort, solutionZip: coreSolutionZip, customerService: false }),
        );
  for (const what of [...dynamics.leftOut, ...(coreDynamics?.leftOut ?? [])]) {
    options.say?.(`The import left out what this organisation has no use for: ${what}`);
  }
  return { url: page, facts, storage, signalr, entra, functions, telephony, dynamics, coreDynamics, stop };
}
