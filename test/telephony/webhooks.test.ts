import { createServer, request as httpRequest, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWebhooks } from '../../telephony/client/src/webhooks/createWebhooks';
import { timings } from '../../telephony/client/src/timings';
import { createOnce } from '../../telephony/client/src/webhooks/createOnce';
import type { WebhookEvent } from '../../telephony/client/src/webhooks/webhookEvent';
import { signed } from './signed';

const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const userId = '10000000-0000-4000-8000-000000000001';
const event = (type: string, data: object, more: object = {}): string =>
  JSON.stringify({ specversion: '1.0', id: 'e1', source: '/cif-softphone/adaptor', type, subject: 's', data, ...more });
const report = { callId: 'c1', userId, outcome: 'accepted', final: true, state: 'connected' };
const reported = event('ring.reported', report);

let came: WebhookEvent[];
let errors: { readonly code?: string; readonly message?: string }[];
let fails: Error | undefined;
const webhooks = () =>
  createWebhooks({
    secrets: secret,
    onEvent: async (webhook) => {
      came.push(webhook);
      await Promise.resolve();
      if (fails !== undefined) throw fails;
    },
    onError: (error) => errors.push(error as { code?: string }),
  });
beforeEach(() => {
  came = [];
  errors = [];
  fails = undefined;
});

describe('what a webhook says', () => {
  const received = async (body: string) => {
    expect(await webhooks().receive({ headers: signed(secret, body), body })).toBe(204);
    return came[0];
  };

  it('a ring’s report, an agent’s state', async () => {
    expect(await received(reported)).toMatchObject({ type: 'ring.reported', id: 'msg_1', data: report });
    came = [];
    const agent = {
      userId,
      state: 'busy',
      ready: false,
      reason: 'Lunch',
      activity: 'call',
      changedBy: 'agent',
      version: 3,
    };
    expect(await received(event('agent.changed', agent))).toMatchObject({
      type: 'agent.changed',
      data: { ...agent, state: 'busy' },
    });
  });

  it.each([
    [{ command: 'hold' }],
    [{ command: 'send-digits', digits: '12#' }],
    [{ command: 'blind-transfer', target: '+12025550177' }],
    [{ command: 'dial', target: '+12025550142', format: 'tel' }],
  ])('the command %j with what it needs', async (wish) => {
    const data = { callId: 'c1', userId, commandId: 'k1', expiresInMs: 8_000, ...wish };
    expect(await received(event('command.requested', data))).toMatchObject({ type: 'command.requested', data });
  });

  it.each([
    [
      'a command of a newer adaptor',
      event('command.requested', { callId: 'c1', userId, commandId: 'k', command: 'park', expiresInMs: 1 }),
    ],
    [
      'a command without what it needs',
      event('command.requested', { callId: 'c1', userId, commandId: 'k', command: 'send-digits', expiresInMs: 1 }),
    ],
    ['a report without its call', event('ring.reported', { ...report, callId: undefined })],
    [
      'a state without its agent',
      event('agent.changed', { ready: true, activity: 'idle', changedBy: 'agent', version: 1 }),
    ],
    ['another word', event('queue.changed', {})],
  ])('%s is "other": it is answered, and nobody acts on it', async (_what, body) => {
    expect(await received(body)).toMatchObject({ type: 'other', event: { data: expect.anything() } });
  });

  it.each([
    ['no JSON', 'hello'],
    ['no event', '{"a":1}'],
    ['nothing', ''],
  ])('%s is refused although it is signed', async (_what, body) => {
    expect(await webhooks().receive({ headers: signed(secret, body), body })).toBe(400);
    expect(came).toEqual([]);
    expect(errors).toMatchObject([{ code: 'no-event' }]);
  });
});

describe('a webhook that comes again', () => {
  const arrived = (id: string, atMs = Date.now()) => ({
    headers: signed(secret, reported, { id, atMs }),
    body: reported,
  });

  it('is answered and not handed on: after it, beside it, and replayed with its old headers', async () => {
    const { receive } = webhooks();
    const first = arrived('msg_a');
    expect(await Promise.all([receive(first), receive(first)])).toEqual([204, 204]);
    expect(await receive(first)).toBe(204);
    expect(await receive(arrived('msg_a', Date.now() - 10_000))).toBe(204);
    expect(came).toHaveLength(1);
    expect(await receive(arrived('msg_b'))).toBe(204);
    expect(came).toHaveLength(2);
  });

  it('is handed on again when the first time failed, and its sender hears of both', async () => {
    const { receive } = webhooks();
    fails = new Error('no line');
    expect(await Promise.all([receive(arrived('msg_a')), receive(arrived('msg_a'))])).toEqual([500, 500]);
    fails = undefined;
    expect(await receive(arrived('msg_a'))).toBe(204);
    expect(came).toHaveLength(2);
    expect(errors.map(({ message }) => message)).toEqual(['no line', 'no line']);
  });

  it('with a wrong signature does not count as the first one', async () => {
    const { receive } = webhooks();
    const forged = { ...arrived('msg_a'), body: reported.replace('accepted', 'rejected') };
    expect(await receive(forged)).toBe(401);
    expect(await receive(arrived('msg_a'))).toBe(204);
    expect(came).toMatchObject([{ data: { outcome: 'accepted' } }]);
  });

  it('is known for as long as it could be replayed, and memory does not grow', async () => {
    const once = createOnce(1_000, 3);
    let done = 0;
    const work = () => Promise.resolve(void (done += 1));
    await once('a', 0, work);
    await once('a', 1_000, work);
    expect(done).toBe(1);
    await once('a', 1_001, work);
    expect(done).toBe(2);
    for (const id of ['b', 'c', 'd', 'e', 'f']) await once(id, 1_100, work);
    await once('f', 1_100, work);
    expect(done).toBe(7);
    await once('a', 1_100, work);
    expect(done).toBe(8);
  });
});

describe('the handlers', () => {
  let server: Server | undefined;
  afterEach(() => new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve))));
  const serve = async (listener: RequestListener): Promise<string> => {
    const started = createServer(listener);
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(started.address() as AddressInfo).port}/`;
  };
  const post = async (url: string, body: string, init: RequestInit = {}): Promise<number> =>
    (await fetch(url, { method: 'POST', headers: signed(secret, body), body, ...init })).status;

  it('of Node’s http takes what is signed, byte for byte, and refuses the rest', async () => {
    const url = await serve((request, response) => void webhooks().node(request, response));
    const umlaut = event('ring.reported', report, { subject: 'Grüße 📞', spaced: '  ' });
    expect(await post(url, umlaut)).toBe(204);
    expect(came).toMatchObject([{ event: { subject: 'Grüße 📞' } }]);
    expect(await post(url, umlaut, { headers: signed(secret, reported) })).toBe(401);
    expect(await post(url, reported, { headers: {} })).toBe(401);
    expect((await fetch(url)).status).toBe(405);
    expect(came).toHaveLength(1);
  });

  it('of Node’s http does not read what has no end', async () => {
    const url = await serve((request, response) => void webhooks().node(request, response));
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(url, { method: 'POST' }, (response) => {
        resolve(response.statusCode);
        request.destroy();
      });
      request.on('error', reject);
      const more = (): void => {
        if (!request.destroyed) request.write('x'.repeat(65_536), () => setImmediate(more));
      };
      more();
    });
    expect(status).toBe(413);
    expect(errors).toMatchObject([{ code: 'too-large' }]);
  });

  it('of Node’s http takes the raw bytes that a framework has kept, and says what is wrong when it kept none', async () => {
    const parses =
      (keep: boolean): RequestListener =>
      async (request, response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
        const text = Buffer.concat(chunks);
        Object.assign(request, { body: JSON.parse(text.toString()) as unknown, ...(keep ? { rawBody: text } : {}) });
        await webhooks().node(request, response);
      };
    expect(await post(await serve((...both) => void parses(true)(...both)), reported)).toBe(204);
    await new Promise((resolve) => server?.close(resolve));
    expect(await post(await serve((...both) => void parses(false)(...both)), reported)).toBe(500);
    expect(errors).toMatchObject([{ code: 'body-was-read' }]);
  });

  it('of Node’s http reads by itself what a parser for other bodies has passed by', async () => {
    const url = await serve((request, response) => {
      // As Express' JSON parser leaves a request whose Content-Type is not application/json.
      void webhooks().node(Object.assign(request, { body: {} }), response);
    });
    expect(await post(url, reported)).toBe(204);
  });

  it('of Node’s http leave an answer alone that the server’s own time-out has given meanwhile', async () => {
    let handled: Promise<void> | undefined;
    const slow = createWebhooks({ secrets: secret, onEvent: () => new Promise((resolve) => setTimeout(resolve, 100)) });
    const url = await serve((request, response) => {
      handled = slow.node(request, response);
      setTimeout(() => response.writeHead(503).end(), 20);
    });
    expect(await post(url, reported)).toBe(503);
    await expect(handled).resolves.toBeUndefined();
  });

  it('answer although the log of an error fails, and know headers of any class', async () => {
    const { receive } = createWebhooks({
      secrets: secret,
      onEvent: (webhook) => void came.push(webhook),
      onError: () => {
        throw new Error('The log is full.');
      },
    });
    const known = new Map(Object.entries(signed(secret, reported)));
    const headers = { get: (name: string) => known.get(name) ?? null };
    expect(await receive({ headers, body: reported })).toBe(204);
    expect(await receive({ headers, body: 'other' })).toBe(401);
  });

  it('in the style of fetch does the same', async () => {
    const { fetch: handle } = webhooks();
    const ask = (init: RequestInit): Promise<Response> => handle(new Request('https://pbx.example.com/hook', init));
    const headers = signed(secret, reported);
    expect((await ask({ method: 'POST', headers, body: reported })).status).toBe(204);
    expect((await ask({ method: 'POST', headers, body: `${reported} ` })).status).toBe(401);
    expect((await ask({ method: 'POST', headers, body: 'x'.repeat(300_000) })).status).toBe(413);
    expect((await ask({ method: 'POST', headers })).status).toBe(401);
    expect((await ask({ method: 'GET' })).status).toBe(405);
    const used = new Request('https://pbx.example.com/hook', { method: 'POST', headers, body: reported });
    await used.text();
    expect((await handle(used)).status).toBe(500);
    expect(came).toHaveLength(1);
  });

  describe('of a body that does not end', () => {
    // Ten seconds, which nobody has here.
    beforeEach(() => void jest.replaceProperty(timings, 'bodyMs', 50 as never));
    afterEach(() => jest.restoreAllMocks());

    it.each([
      ['nothing', ''],
      ['the beginning', reported.slice(0, 9)],
    ])('in the style of fetch wait for no more than %s', async (_what, beginning) => {
      let cancelled = false;
      const body = new ReadableStream({
        start: (stream) => void (beginning !== '' && stream.enqueue(new TextEncoder().encode(beginning))),
        cancel: () => void (cancelled = true),
      });
      const init = { method: 'POST', headers: signed(secret, reported), body, duplex: 'half' } as RequestInit;
      const answer = await webhooks().fetch(new Request('https://pbx.example.com/hook', init));
      expect([answer.status, cancelled, errors[0]?.code]).toEqual([408, true, 'too-slow']);
    });

    it('of Node’s http do not wait either', async () => {
      const url = await serve((request, response) => void webhooks().node(request, response));
      const status = await new Promise((resolve, reject) => {
        const request = httpRequest(url, { method: 'POST' }, (response) => {
          resolve(response.statusCode);
          request.destroy();
        });
        request.on('error', reject);
        request.write('{');
      });
      expect([status, errors[0]?.code]).toEqual([408, 'too-slow']);
    });
  });

  it('are not made without a secret', () => {
    expect(() => createWebhooks({ secrets: [], onEvent: () => undefined })).toThrow('There is no webhook secret.');
  });
});
