import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';
import { parseCallChanged } from '../../protocol/messages/callChanged';
import { toSoftphoneEvent } from '../../protocol/messages/softphoneMessage';
import { adaptorSettings } from '../../simulator/adaptorSettings';
import { directory } from '../../simulator/directory';
import { fetchAppToken } from '../../simulator/entra/appToken';
import { verifyForService } from '../../simulator/entra/entraOfService';
import { identityToken, startManagedIdentities, type Identity } from '../../simulator/entra/managedIdentities';
import { startEntra } from '../../simulator/entra/startEntra';
import { startFunctionsHost } from '../../simulator/functions-host/startFunctionsHost';
import { startSignalR } from '../../simulator/signalr/startSignalR';
import { startStorage } from '../../simulator/storage/startStorage';
import { upstreamRules } from '../../simulator/upstreamRules';
import { acknowledge, ada, adaptorZip, eventually, freshId } from './adaptorWorld';

const own: Identity = {
  clientId: '80000000-0000-4000-8000-0000000000a1',
  objectId: '80000000-0000-4000-8000-0000000000a2',
};
const service: Identity = {
  clientId: '80000000-0000-4000-8000-0000000000b1',
  objectId: '80000000-0000-4000-8000-0000000000b2',
};

/** The shipped zip beside storage and a SignalR Service to which no key opens anything. */
async function startKeylessWorld() {
  const certDir = await mkdtemp(join(tmpdir(), 'cif-keyless-'));
  const entra = await startEntra({ directory, pageOrigins: [], certDir });
  const roles = new Set([own.objectId]);
  const [identities, signalr, storage] = await Promise.all([
    startManagedIdentities(entra, [own]),
    startSignalR({
      corsOrigins: [],
      localAuth: false,
      entra: {
        verify: (token) => verifyForService(entra, 'https://signalr.azure.com', token),
        hasRole: (objectId) => roles.has(objectId),
      },
      identity: { token: (resource) => identityToken(entra, service, resource) },
    }),
    startStorage({ oauth: { certFile: entra.certificateFile, keyFile: join(certDir, 'entra.key.pem') } }),
  ]);
  const withKeys = adaptorSettings({
    entra,
    signalr,
    storage,
    webhookUrl: 'https://telephony.example.com/hook',
    secrets: { upstream: '', webhook: `whsec_${Buffer.alloc(24, 1).toString('base64')}` },
  });
  const host = await startFunctionsHost({
    zipPath: adaptorZip,
    settings: {
      ...withKeys,
      ...identities.settings,
      AzureWebJobsStorage: '',
      AzureWebJobsStorage__tableServiceUri: storage.tableServiceUri,
      AzureWebJobsStorage__clientId: own.clientId,
      AzureWebJobsStorage__credential: 'managedidentity',
      AzureSignalRConnectionString: '',
      AzureSignalRConnectionString__serviceUri: signalr.url,
      AzureSignalRConnectionString__clientId: own.clientId,
      AzureSignalRConnectionString__credential: 'managedidentity',
      UpstreamIdentityObjectId: service.objectId,
    },
    corsOrigins: [],
    extraCaFile: entra.certificateFile,
  });
  const rules = upstreamRules(`${host.url}/api`, '').map((rule) => ({
    ...rule,
    urlTemplate: rule.urlTemplate.replace(/\?.*/, ''),
    resource: directory.apiClientId,
  }));
  signalr.setUpstream(rules);
  const telephony = await fetchAppToken({
    ...directory.telephony,
    tokenUrl: `${entra.authority}/oauth2/v2.0/token`,
    scope: `api://${directory.apiClientId}/.default`,
    caFile: entra.certificateFile,
  });
  const post = (path: string, headers: Record<string, string>, body: object = {}) =>
    fetch(`${host.url}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  return {
    ...{ entra, identities, signalr, storage, host, roles },
    post,
    ring: () =>
      post(
        'SendMessageToUser',
        { authorization: `Bearer ${telephony}` },
        { userId: ada, message: JSON.stringify({ PhoneNumber: '+12025550123' }) },
      ),
    stop: async () => {
      await host.stop();
      await Promise.all([entra.stop(), identities.stop(), signalr.stop(), storage.stop()]);
      await rm(certDir, { recursive: true, force: true });
    },
  };
}

let world: Awaited<ReturnType<typeof startKeylessWorld>>;
beforeAll(async () => {
  world = await startKeylessWorld();
}, 60_000);
afterAll(() => world.stop());

const connect = async (): Promise<HubConnection> => {
  const connection = new HubConnectionBuilder()
    .withUrl(`${world.host.url}/api`, {
      accessTokenFactory: () => world.entra.issueToken({ oid: ada }),
      withCredentials: false,
    })
    .configureLogging(LogLevel.None)
    .build();
  connection.on('ReceiveNotification', () => undefined);
  await connection.start();
  await connection.invoke('isConnectedToldYet').catch(() => undefined);
  return connection;
};

/** What an upstream request looks like, with a token that a test chooses. */
const upstream = (authorization: string | undefined, path = 'OnClientConnected') =>
  world.post(path, {
    'x-asrs-connection-id': freshId(),
    'x-asrs-hub': 'softphone',
    'x-asrs-user-id': `${directory.tenantId}.${ada}`,
    ...(authorization === undefined ? {} : { authorization: `Bearer ${authorization}` }),
  });

it('the tokens for both services are there before anybody rings', async () => {
  await eventually('both are asked for', () => world.identities.requests() === 2);
});

it('an agent is rung and answers although no key opens storage or SignalR Service', async () => {
  const connection = await connect();
  const rung = new Promise<Parameters<typeof acknowledge>[0]>((resolve) => {
    connection.on('ReceiveNotification', (event: unknown) => {
      const push = parseCallChanged(event);
      if (push.ok) resolve(push.value);
    });
  });
  expect((await world.ring()).status).toBe(202);
  const call = await rung;
  const answer = await connection.invoke('sendMessage', toSoftphoneEvent(acknowledge(call, 'accepted')));
  expect(answer).toMatchObject({ ok: true });
  await connection.stop();
});

it('health says that both services answer', async () => {
  const answer = await fetch(`${world.host.url}/api/health`);
  expect(await answer.json()).toEqual({ status: 'ok', storage: true, signalr: true });
});

it('a connect costs one request of SignalR Service for the token, beside those that it always costs, and none of the identity', async () => {
  const before = { rest: world.signalr.restRequests(), tokens: world.identities.requests() };
  const response = await world.post('negotiate', { authorization: `Bearer ${world.entra.issueToken({ oid: ada })}` });
  expect(response.status).toBe(200);
  expect(world.signalr.restRequests() - before.rest).toBe(1);
  expect(world.identities.requests() - before.tokens).toBe(0);
});

it('without the role at SignalR Service negotiate says that the service is missing, and connects again once it is there', async () => {
  world.roles.clear();
  const ask = () => world.post('negotiate', { authorization: `Bearer ${world.entra.issueToken({ oid: ada })}` });
  const refused = await ask();
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({ code: 'unavailable' });
  world.roles.add(own.objectId);
  expect((await ask()).status).toBe(200);
});

it.each([
  ['of the identity of SignalR Service', 200, {}],
  ['of it, of version 1', 200, { iss: 'v1', ver: '1.0' }],
  ['of another identity', 403, { oid: own.objectId, sub: own.objectId }],
  ['of a person with the same object id', 403, { scp: 'functionuser' }],
  ['for another resource', 401, { aud: 'https://signalr.azure.com' }],
  ['of another tenant', 401, { tid: '90000000-0000-4000-8000-000000000001' }],
  ['that has expired', 401, { exp: 1_700_000_000 }],
])('an upstream request with a token %s is answered %i', async (_name, status, claims) => {
  const issuer = 'iss' in claims ? { iss: `${world.entra.url}/${directory.tenantId}/` } : {};
  const token = identityToken(world.entra, service, directory.apiClientId, { ...claims, ...issuer });
  expect((await upstream(token)).status).toBe(status);
  expect((await upstream(token, 'OnClientDisconnect')).status).toBe(status);
});

it('an upstream request without a token, or with one that Entra did not sign, is refused', async () => {
  expect((await upstream(undefined)).status).toBe(401);
  expect((await upstream(undefined, 'SendMessageAcknowlegement?secret=')).status).toBe(401);
  const forged = world.entra.issueToken(
    { aud: directory.apiClientId, oid: service.objectId, sub: service.objectId, scp: undefined },
    { forged: true },
  );
  expect((await upstream(forged)).status).toBe(401);
});

it('the log holds no token', async () => {
  await eventually('something is logged', () => world.host.log().includes('call-offered'));
  expect(world.host.log()).not.toMatch(/eyJ[\w-]{10,}/);
});
