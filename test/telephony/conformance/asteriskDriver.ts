import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openAmi } from '../../../telephony/asterisk/src/ami/amiConnection';
import { createLog } from '../../../telephony/base/log';
import { codeOf } from '../../../telephony/base/codeOf';
import { Connector } from '../../../telephony/asterisk/src/connector/connector';
import { createTelephonyClient } from '../../../telephony/client/src/createTelephonyClient';
import type { TelephonyClient, TelephonyClientOptions } from '../../../telephony/client/src/telephonyClient';
import {
  createWebhooks,
  type Webhooks,
  type WebhooksOptions,
} from '../../../telephony/client/src/webhooks/createWebhooks';
import type { Driver, World } from '../../../telephony/conformance/src/drive/driver';
import { eventually } from '../../scenarios/harness/eventually';
import { LivingPbx } from './livingPbx';

/** Where a test may break the connector (a suite that finds nothing then is worth nothing), and how it is set up. */
export interface Sabotage {
  readonly answer?: 'phone' | 'talk';
  readonly fetch?: NonNullable<TelephonyClientOptions['fetch']>;
  readonly client?: (client: TelephonyClient) => TelephonyClient;
  readonly webhooks?: (options: WebhooksOptions) => Webhooks['node'];
  /** Writes into the log by the way. */
  readonly writes?: (write: (line: string) => void, number: string) => void;
}

/** The Asterisk connector, put together as its main.ts does, with a PBX of its own. */
export async function createAsteriskDriver(world: World, sabotage: Sabotage = {}): Promise<Driver> {
  const [ada, ben] = world.agents;
  const endpoints = new Map([
    [ada, '101'],
    [ben, '102'],
  ]);
  const pbx = await LivingPbx.start(new Map([...endpoints].map(([userId, endpoint]) => [endpoint, userId])));
  const endpointOf = (userId: string): string => endpoints.get(userId) ?? '';
  const lines: string[] = [];
  let running: { readonly connector: Connector; readonly server: Server } | undefined;

  const startConnector = async (): Promise<{ readonly webhookUrl: string }> => {
    const log = createLog((line) => lines.push(line));
    const address = { host: '127.0.0.1', port: pbx.fake.port, user: 'crm', secret: 'a-secret-of-the-manager' };
    const own = createTelephonyClient({
      ...{ adaptorUrl: world.adaptorUrl, signIn: world, source: '/asterisk/pbx' },
      ...(sabotage.fetch === undefined ? {} : { fetch: sabotage.fetch }),
    });
    const connector = new Connector({
      settings: {
        ...{
          system: 'pbx',
          agents: endpoints,
          dialContext: 'from-internal',
          context: 'crm',
          plus: '+',
          voicemail: '*{extension}',
        },
        ...{
          answer: sabotage.answer ?? 'phone',
          recording: 'agents',
          queues: new Map(),
          supervision: { supervisors: new Set([ben]), tellsAgents: true },
        },
      },
      client: sabotage.client?.(own) ?? own,
      openPbx: (onEvent) => openAmi(address, onEvent),
      log,
    });
    const options: WebhooksOptions = {
      secrets: world.webhookSecret,
      onEvent: (webhook) => connector.takeWebhook(webhook),
      onDirectory: (question) => connector.search(question),
      onError: (error) => log.warn('webhook-refused', { code: codeOf(error) }),
    };
    const take = sabotage.webhooks?.(options) ?? createWebhooks(options).node;
    const server = createServer((request, response) => void take(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    connector.start();
    running = { connector, server };
    await eventually(() => connector.isUp || pbx.fake.isAway, true);
    return { webhookUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
  };
  const killConnector = async (): Promise<void> => {
    const ending = running;
    running = undefined;
    if (ending === undefined) return;
    const closed = new Promise((resolve) => ending.server.close(resolve));
    ending.server.closeAllConnections();
    await Promise.all([ending.connector.stop(), closed]);
  };

  return {
    startConnector,
    killConnector,
    close: async () => {
      await killConnector();
      await pbx.fake.stop();
    },
    output: () => lines.join('\n'),
    callArrives: ({ key, userId, number, name }) => {
      sabotage.writes?.((line) => void lines.push(line), number);
      pbx.arrives(key, endpointOf(userId), lineOf(number), lineOf(name));
    },
    callerHangsUp: (key) => pbx.callerHangsUp(key),
    phoneAnswers: (key) => pbx.phoneAnswers(key),
    phoneHangsUp: (key) => pbx.phoneHangsUp(key),
    phoneHolds: (key) => pbx.phoneHolds(key, true),
    phoneRetrieves: (key) => pbx.phoneHolds(key, false),
    dialledAnswers: (callId) => pbx.dialledAnswers(callId),
    dialledIsBusy: (callId) => pbx.willBeBusy(callId),
    callerWaits: (userId) => pbx.waits(endpointOf(userId)),
    phoneSystemPauses: (userId, reason) => pbx.pause(endpointOf(userId), reason),
    phoneSystemUnpauses: (userId) => pbx.pause(endpointOf(userId), undefined),
    refuseNextCommand: () => pbx.refuse(),
    cutPhoneSystem: () => {
      pbx.fake.isAway = true;
      pbx.fake.cut();
    },
    joinPhoneSystem: () => {
      pbx.fake.isAway = false;
    },
    deeds: () => pbx.deeds,
    dialFormats: ['tel'],
    supervision: { supervisor: ben, targetOf: endpointOf },
  };
}

/** Asterisk ends a header at a line break, whatever a caller sends. */
const lineOf = (text: string): string => text.replace(/[\r\n]/g, ' ');

export const createDriver = (world: World): Promise<Driver> => createAsteriskDriver(world);
