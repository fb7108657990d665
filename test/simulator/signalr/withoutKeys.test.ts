import { directory } from '../../../simulator/directory';
import { verifyForService } from '../../../simulator/entra/entraOfService';
import { identityToken, startManagedIdentities } from '../../../simulator/entra/managedIdentities';
import { startEntra, type RunningEntra } from '../../../simulator/entra/startEntra';
import { startSignalR, type RunningSignalR } from '../../../simulator/signalr/startSignalR';
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { clientToken, rest, ring, startFakeAdaptor, until, type FakeAdaptor } from './signalRHarness';

const own = { clientId: '80000000-0000-4000-8000-0000000000a1', objectId: '80000000-0000-4000-8000-0000000000a2' };
const other = { clientId: '80000000-0000-4000-8000-0000000000c1', objectId: '80000000-0000-4000-8000-0000000000c2' };
const resource = 'https://signalr.azure.com';

let entra: RunningEntra;
let service: RunningSignalR;
let adaptor: FakeAdaptor;
beforeAll(async () => {
  entra = await startEntra({ directory, pageOrigins: [] });
  adaptor = await startFakeAdaptor();
  service = await startSignalR({
    corsOrigins: [],
    localAuth: false,
    entra: {
      verify: (token) => verifyForService(entra, resource, token),
      hasRole: (objectId) => objectId === own.objectId,
    },
    identity: { token: (wanted) => `token for ${wanted}` },
    upstream: [{ ...adaptor.rule, resource: 'api-of-the-tests' }],
  });
});
afterAll(() => Promise.all([service.stop(), entra.stop(), adaptor.stop()]));

const ask = async (path: string, token: string, version = '2023-07-01', method = 'POST') => {
  const mark = path.includes('?') ? '&' : '?';
  const response = await fetch(`${service.url}/api/hubs/softphone/${path}${mark}api-version=${version}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(path.includes(':send') ? { body: ring('one') } : {}),
  });
  const text = await response.text();
  return {
    status: response.status,
    token: text.startsWith('{"token"') ? (JSON.parse(text) as { token: string }).token : '',
  };
};
const negotiate = async (token: string): Promise<number> =>
  (
    await fetch(`${service.url}/client/negotiate?hub=softphone&negotiateVersion=1`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    })
  ).status;

it('what a key has signed opens nothing while access by key is off, and everything when it is on', async () => {
  expect((await rest(service, 'POST', '/users/ada/:send', { body: ring('one') })).status).toBe(401);
  expect(await negotiate(clientToken(service, 'ada'))).toBe(401);
  service.setLocalAuth(true);
  expect((await rest(service, 'POST', '/users/ada/:send', { body: ring('one') })).status).toBe(202);
  expect(await negotiate(clientToken(service, 'ada'))).toBe(200);
  service.setLocalAuth(false);
});

it('a token of Entra opens the data plane for who has the role', async () => {
  expect(await ask('users/ada/:send', identityToken(entra, own, resource))).toMatchObject({ status: 202 });
  expect(await ask('users/ada/:send', identityToken(entra, other, resource))).toMatchObject({ status: 403 });
});

it.each([
  ['for another resource', {}, 'https://storage.azure.com'],
  ['of another issuer', { iss: 'https://sts.windows.net/90000000-0000-4000-8000-000000000001/' }, resource],
  ['that has expired', { exp: 1_700_000_000 }, resource],
])('a token of Entra %s is refused', async (_name, claims, audience) => {
  expect((await ask('users/ada/:send', identityToken(entra, own, audience, claims))).status).toBe(401);
});

it('a token that is signed by nobody, or by another tenant, is refused', async () => {
  const forged = entra.issueToken({ aud: resource, oid: own.objectId }, { forged: true });
  expect((await ask('users/ada/:send', forged)).status).toBe(401);
  expect((await ask('users/ada/:send', 'nonsense')).status).toBe(401);
});

it('a browser comes in with a token that the service made for its user, while access by key is off', async () => {
  const token = identityToken(entra, own, resource);
  const made = await ask(':generateToken?userId=ada&minutesToExpire=5', token);
  expect(made.status).toBe(200);
  expect(await negotiate(made.token)).toBe(200);
  expect(await ask(':generateToken?userId=ada', token, '2022-06-01')).toMatchObject({ status: 400 });
  expect(await ask(':generateToken?minutesToExpire=0', token)).toMatchObject({ status: 400 });
  expect(await ask('users/ada/:generateToken', token)).toMatchObject({ status: 404 });
  // It opens the hub for a browser, and nothing of the data plane.
  expect(await ask('users/ada/:send', made.token)).toMatchObject({ status: 401 });
});

it('upstream rows that ask for a token get one of the service, and no signature', async () => {
  const { token } = await ask(':generateToken?userId=ada', identityToken(entra, own, resource));
  const connection = new HubConnectionBuilder()
    .withUrl(`${service.url}/client/?hub=softphone`, { accessTokenFactory: () => token })
    .configureLogging(LogLevel.None)
    .build();
  await connection.start();
  const told = await until('connected is told', () => adaptor.webhooks.find(({ path }) => path.includes('connected')));
  expect(told.headers.authorization).toBe('Bearer token for api-of-the-tests');
  expect(told.headers['x-asrs-user-id']).toBe('ada');
  expect(told.headers).not.toHaveProperty('x-asrs-signature');
  await connection.stop();
});

it('the identity of an app is asked as App Service is, and refuses what that refuses', async () => {
  const identities = await startManagedIdentities(entra, [own]);
  const { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header } = identities.settings;
  const good = `?resource=${encodeURIComponent(resource)}&api-version=2019-08-01&client_id=${own.clientId}`;
  const askIdentity = async (query: string, proof = header): Promise<number> =>
    (await fetch(endpoint + query, { headers: { 'x-identity-header': proof } })).status;
  expect(await askIdentity(good)).toBe(200);
  expect(await askIdentity(good, 'another')).toBe(401);
  expect(await askIdentity(good.replace('2019-08-01', '2017-09-01'))).toBe(400);
  expect(await askIdentity(good.replace(own.clientId, other.clientId))).toBe(400);
  expect(await askIdentity(good.replace('azure.com', 'azure.com%2F.default'))).toBe(400);
  await identities.stop();
});
