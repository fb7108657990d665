import type { DirectoryEntry } from '../../protocol/messages/directory';
import { createWebhooks, type WebhooksOptions } from '../../telephony/client/src/webhooks/createWebhooks';
import type { WebhookEvent } from '../../telephony/client/src/webhooks/webhookEvent';
import { signed } from './signed';

const secret = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const data = { userId: '10000000-0000-4000-8000-000000000001', callId: 'call-1', text: 'ben' };
const body = JSON.stringify({
  ...{
    specversion: '1.0',
    id: 'e1',
    source: '/cif-softphone/adaptor',
    type: 'directory.requested',
    subject: 's',
    data,
  },
});
const ben: DirectoryEntry = { name: 'Ben Okafor', target: '202', state: 'ready' };

const answered = (
  onDirectory?: WebhooksOptions['onDirectory'],
  onEvent: WebhooksOptions['onEvent'] = () => undefined,
) =>
  createWebhooks({ secrets: secret, onEvent, ...(onDirectory === undefined ? {} : { onDirectory }) }).answer({
    headers: signed(secret, body),
    body,
  });

it('an agent’s search is answered with those who fit; one without a name or target is left out', async () => {
  const asked: unknown[] = [];
  const { status, body: text = '' } = await answered((question) => {
    asked.push(question);
    return [ben, { name: '', target: '203' }];
  });
  expect(asked).toEqual([data]);
  expect([status, JSON.parse(text)]).toEqual([200, { entries: [ben] }]);
});

it('nobody fits: that is an answer, too', async () => {
  expect(await answered(() => Promise.resolve([]))).toEqual({ status: 200, body: '{"entries":[]}' });
});

it('a directory that fails is answered 500, so that the agent reads that the search failed', async () => {
  expect(await answered(() => Promise.reject(new Error('down')))).toEqual({ status: 500 });
});

it('without onDirectory it is an event like any other', async () => {
  const came: WebhookEvent[] = [];
  expect(await answered(undefined, (event) => void came.push(event))).toEqual({ status: 204 });
  expect(came).toMatchObject([{ type: 'directory.requested', data }]);
});
