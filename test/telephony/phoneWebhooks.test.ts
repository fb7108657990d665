import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWebhooks, type PhoneOffer } from '../../telephony/client/src/webhooks/createWebhooks';
import type { WebhookEvent } from '../../telephony/client/src/webhooks/webhookEvent';
import { signed } from './signed';

const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const data = { userId: '10000000-0000-4000-8000-000000000001', phoneId: 'browser-1' };
const event = (type: string): string =>
  JSON.stringify({ specversion: '1.0', id: 'e1', source: '/cif-softphone/adaptor', type, subject: 's', data });
const phone: PhoneOffer = {
  url: 'wss://pbx.example.com/ws',
  uri: 'sip:101@pbx.example.com',
  secret: 'a-short-secret',
  expiresInMs: 600_000,
};

let came: WebhookEvent[];
let errors: string[];
const webhooks = (onPhone?: () => PhoneOffer | undefined | Promise<PhoneOffer | undefined>) =>
  createWebhooks({
    secrets: secret,
    onEvent: (webhook) => void came.push(webhook),
    ...(onPhone === undefined ? {} : { onPhone }),
    onError: (error) => errors.push(String(error)),
  });
beforeEach(() => {
  came = [];
  errors = [];
});
const body = event('phone.requested');
const arrived = () => ({ headers: signed(secret, body), body });

describe('a browser that wants to be a telephone', () => {
  it('gets what the telephony system makes for it, and nobody is told of the secret', async () => {
    const wishes: unknown[] = [];
    const answer = await createWebhooks({
      secrets: secret,
      onEvent: () => undefined,
      onPhone: (wish) => {
        wishes.push(wish);
        return phone;
      },
    }).answer(arrived());
    expect([answer.status, JSON.parse(answer.body ?? '')]).toEqual([200, { ...phone, iceServers: [] }]);
    expect(wishes).toEqual([data]);
    expect(came).toEqual([]);
  });

  it('gets nothing by sending the same webhook again', async () => {
    const receiver = webhooks(() => phone);
    const webhook = arrived();
    expect((await receiver.answer(webhook)).status).toBe(200);
    expect(await receiver.answer(webhook)).toEqual({ status: 204 });
  });

  it('is told that there is none: by a system that has none for it, or knows nothing of telephones', async () => {
    expect(await webhooks(() => undefined).answer(arrived())).toEqual({ status: 204 });
    expect(await webhooks().answer(arrived())).toEqual({ status: 204 });
    expect(came).toMatchObject([{ type: 'phone.requested', data }]);
  });

  it('is asked to come again when the telephony system fails, or gives what is no telephone', async () => {
    expect(await webhooks(() => Promise.reject(new Error('down'))).answer(arrived())).toEqual({ status: 500 });
    const wrong = { ...phone, url: 'ws://pbx.example.com/ws' };
    expect(await webhooks(() => wrong).answer(arrived())).toEqual({ status: 500 });
    expect(errors.join()).toContain('url must be a wss address.');
    expect(errors.join()).not.toContain(phone.secret);
  });

  it('is withdrawn by an event like any other', async () => {
    const withdrawn = event('phone.withdrawn');
    const receiver = webhooks(() => phone);
    expect(await receiver.receive({ headers: signed(secret, withdrawn), body: withdrawn })).toBe(204);
    expect(came).toMatchObject([{ type: 'phone.withdrawn', data }]);
  });

  it('is answered through Node’s http and through fetch alike, as JSON that no cache keeps', async () => {
    const receiver = webhooks(() => phone);
    const server = createServer((request, response) => void receiver.node(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const headers = signed(secret, body) as Record<string, string>;
    const byNode = await fetch(url, { method: 'POST', headers, body });
    await new Promise((resolve) => server.close(resolve));
    const byFetch = await webhooks(() => phone).fetch(new Request(url, { method: 'POST', headers, body }));
    for (const answer of [byNode, byFetch]) {
      expect([answer.status, await answer.json()]).toEqual([200, { ...phone, iceServers: [] }]);
      expect(answer.headers.get('content-type')).toBe('application/json');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });
});
