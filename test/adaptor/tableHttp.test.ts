import type { KeptConnections, WholeAnswer } from '../../adaptor/src/http/keptConnections';
import { createTableHttp } from '../../adaptor/src/storage/tableHttp';

const whole: WholeAnswer = { status: 200, headers: { etag: 'W/"1"', 'x-ms-version': ['a', 'b'] }, text: '{"a":1}' };
type Request = Parameters<ReturnType<typeof createTableHttp>['sendRequest']>[0];
/** As much of a request as the tables client sets. */
const asking = (more: Partial<Request> = {}): Request =>
  ({
    url: 'https://softphone.table.example.com/users',
    method: 'GET',
    headers: { toJSON: () => ({ 'x-ms-date': 'today' }) },
    ...more,
  }) as Request;
const answering = (answer: WholeAnswer | Error): { readonly send: KeptConnections; readonly sent: unknown[] } => {
  const sent: unknown[] = [];
  const send: KeptConnections = (request) => {
    sent.push(request);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { send, sent };
};

describe('a request of the tables client', () => {
  it('goes out as it is, and comes back with headers and text', async () => {
    const { send, sent } = answering(whole);
    const request = asking({ method: 'PUT', body: '{"b":2}' });
    const response = await createTableHttp(send).sendRequest(request);
    expect(sent).toEqual([{ url: request.url, method: 'PUT', headers: { 'x-ms-date': 'today' }, body: '{"b":2}' }]);
    expect(response).toMatchObject({ status: 200, bodyAsText: '{"a":1}', request });
    expect(response.headers.get('ETag')).toBe('W/"1"');
    expect(response.headers.get('x-ms-version')).toBe('a, b');
  });

  it.each([
    ['half of an answer', { ...whole, text: undefined }, 'ETIMEDOUT'],
    ['none in time', new Error('There was no answer in time.'), 'ETIMEDOUT'],
    [
      'a socket that the other side closed',
      Object.assign(new Error('closed'), { code: 'UND_ERR_SOCKET' }),
      'ETIMEDOUT',
    ],
    ['nobody who listens', Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  ])('that meets %s is one that the client tries again', async (_what, answer, code) => {
    await expect(createTableHttp(answering(answer).send).sendRequest(asking())).rejects.toMatchObject({
      name: 'RestError',
      code,
    });
  });

  it('is never sent unencrypted but to an emulator', async () => {
    const { send, sent } = answering(whole);
    const http = asking({ url: 'http://softphone.table.example.com/users' });
    await expect(createTableHttp(send).sendRequest(http)).rejects.toThrow('https');
    expect(sent).toEqual([]);
    await createTableHttp(send).sendRequest({ ...http, allowInsecureConnection: true });
    expect(sent).toHaveLength(1);
  });
});
