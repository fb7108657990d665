import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openAri, type AriPort } from '../../../telephony/asterisk/src/browser/ari';

/** What Asterisk 22 was seen to answer, by method and path. */
let answer: { status: number; body: string };
let asked: { readonly line: string; readonly authorization: string | undefined; readonly body: string }[];
let server: Server;
let ari: AriPort;

beforeEach(async () => {
  answer = { status: 200, body: '[]' };
  asked = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      asked.push({
        line: `${method} ${url}`,
        authorization: headers.authorization,
        body: Buffer.concat(chunks).toString(),
      });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ari`;
  ari = openAri({ url, user: 'crm', secret: 'ari:secret' });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('writes and removes one object, with the user’s name and password', async () => {
  await ari.write('auth', '301', { username: '301', password: 'x' });
  answer = { status: 204, body: '' };
  await ari.remove('auth', 'a/b');
  expect(asked.map(({ line }) => line)).toEqual([
    'PUT /ari/asterisk/config/dynamic/res_pjsip/auth/301',
    'DELETE /ari/asterisk/config/dynamic/res_pjsip/auth/a%2Fb',
  ]);
  expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
    fields: [
      { attribute: 'username', value: '301' },
      { attribute: 'password', value: 'x' },
    ],
  });
  expect(asked[0]?.authorization).toBe(`Basic ${Buffer.from('crm:ari:secret').toString('base64')}`);
});

it('reads an object’s values; one that is not there is none, and removing it is no error', async () => {
  answer.body = '[{"attribute":"webrtc","value":"yes"},{"attribute":"odd"},7,null]';
  expect([...((await ari.read('endpoint', '301')) ?? [])]).toEqual([['webrtc', 'yes']]);
  answer = { status: 404, body: '{"message":"Object with id \'999\' not found"}' };
  expect(await ari.read('endpoint', '999')).toBeUndefined();
  await ari.remove('auth', '999');
});

it('says by a code what was refused, and nothing of what was sent or answered', async () => {
  answer = { status: 403, body: '{"message":"Cannot update sorcery objects of type \'auth\'"}' };
  await expect(ari.write('auth', '101', { password: 'x' })).rejects.toThrow(/^ari-403$/);
  answer = { status: 404, body: '{}' };
  await expect(ari.write('auth', '101', { password: 'x' })).rejects.toThrow(/^ari-404$/);
  answer = { status: 200, body: '<html>' };
  await expect(ari.read('endpoint', '301')).rejects.toThrow(/^ari-unreadable$/);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await expect(ari.read('endpoint', '301')).rejects.toThrow(/^ari-away$/);
});
