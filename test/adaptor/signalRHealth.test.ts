import type { HttpMessage } from '../../adaptor/src/http/askHttp';
import { createSignalRClient } from '../../adaptor/src/signalr/createSignalRClient';

const address = {
  clientEndpoint: 'https://signalr.example.com',
  serverEndpoint: 'https://signalr.example.com',
  audience: 'https://signalr.example.com',
};

/** What health says when the service answers so, and what it was asked. */
async function healthOf(answers: { health: number; nobody: number }, hasProof = true) {
  const asked: HttpMessage[] = [];
  const proof = {
    authorization: () => (hasProof ? Promise.resolve('Bearer proof') : Promise.reject(new Error('No token.'))),
    clientToken: () => Promise.resolve(''),
  };
  const client = createSignalRClient(address, 'softphone', proof, (message) => {
    asked.push(message);
    return Promise.resolve(message.url.includes('/api/health') ? answers.health : answers.nobody);
  });
  return { isHealthy: await client.isHealthy(), asked };
}

it('SignalR Service is well when it answers and takes the proof of the adaptor', async () => {
  const { isHealthy, asked } = await healthOf({ health: 200, nobody: 404 });
  expect(isHealthy).toBe(true);
  expect(
    asked.map(({ method, url, headers = {} }) => [method, url.split('.com')[1], headers['authorization']]),
  ).toEqual([
    ['HEAD', '/api/health?api-version=2023-07-01', undefined],
    ['HEAD', '/api/hubs/softphone/users/nobody?api-version=2023-07-01', 'Bearer proof'],
  ]);
});

it.each([
  ['it is down', { health: 503, nobody: 404 }],
  ['the key was regenerated', { health: 200, nobody: 401 }],
  ['the role is missing', { health: 200, nobody: 403 }],
  ['it fails', { health: 200, nobody: 500 }],
])('SignalR Service counts as missing when %s', async (_name, answers) => {
  expect((await healthOf(answers)).isHealthy).toBe(false);
});

it('SignalR Service counts as missing when the identity gives no token', async () => {
  expect((await healthOf({ health: 200, nobody: 404 }, false)).isHealthy).toBe(false);
});
