import { createHmac } from 'node:crypto';
import { HttpRequest } from '@azure/functions';
import { notAllowed } from '../../adaptor/src/http/problems';
import { readUpstreamRequest } from '../../adaptor/src/signalr/readUpstreamRequest';
import { memorySettings } from './memorySettings';

const key = 'access-key-of-the-tests';
const signalR = { ...memorySettings.signalR, accessKey: key };
const identity = { objectId: '80000000-0000-4000-8000-0000000000b2', audience: undefined };

/** Whether a request is taken for the service's: with this secret in its address, a signature, or a token. */
async function isTaken(
  upstream: Partial<typeof memorySettings.upstream>,
  sent: { secret?: string; signed?: boolean; token?: string },
): Promise<boolean> {
  const signature = createHmac('sha256', key).update('one').digest('hex');
  const request = new HttpRequest({
    method: 'POST',
    url: `https://adaptor.example.com/api/OnClientConnected?secret=${sent.secret ?? ''}`,
    headers: {
      'x-asrs-connection-id': 'one',
      'x-asrs-hub': 'softphone',
      ...(sent.signed === false ? {} : { 'x-asrs-signature': `sha256=${signature}` }),
      ...(sent.token === undefined ? {} : { authorization: `Bearer ${sent.token}` }),
    },
  });
  const settings = { ...memorySettings, signalR, upstream: { secrets: [], identity: undefined, ...upstream } };
  const verify = (authorization: string | null): Promise<void> =>
    authorization === 'Bearer good' ? Promise.resolve() : Promise.reject(notAllowed('No.', 'No.'));
  return readUpstreamRequest(request, settings, verify).then(
    () => true,
    () => false,
  );
}

it('two secrets count while one is changed, so that no ring is lost between settings and rows', async () => {
  const upstream = { secrets: ['new', 'old'] };
  expect(await isTaken(upstream, { secret: 'new' })).toBe(true);
  expect(await isTaken(upstream, { secret: 'old' })).toBe(true);
  expect(await isTaken(upstream, { secret: 'older' })).toBe(false);
  expect(await isTaken(upstream, {})).toBe(false);
  expect(await isTaken({ secrets: ['new'] }, { secret: 'old' })).toBe(false);
});

it('the secret alone is not enough, and without one the signature is', async () => {
  expect(await isTaken({ secrets: ['new'] }, { secret: 'new', signed: false })).toBe(false);
  expect(await isTaken({}, {})).toBe(true);
  expect(await isTaken({}, { signed: false })).toBe(false);
});

it('where the service has an identity its token counts, and nothing else', async () => {
  expect(await isTaken({ identity }, { token: 'good', signed: false })).toBe(true);
  expect(await isTaken({ identity }, { token: 'bad' })).toBe(false);
  expect(await isTaken({ identity }, {})).toBe(false);
});

it('rows can be changed from the secret to the identity one by one: as long as both are set both count', async () => {
  const both = { identity, secrets: ['old'] };
  expect(await isTaken(both, { secret: 'old' })).toBe(true);
  expect(await isTaken(both, { token: 'good', signed: false })).toBe(true);
  expect(await isTaken(both, { token: 'bad', secret: 'old' })).toBe(false);
});
