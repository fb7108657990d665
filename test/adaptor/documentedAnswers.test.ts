import { undocumentedIn, undocumentedPush, undocumentedWebhook } from './documentedAnswers';

const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
const health = { method: 'GET', path: 'health', status: 200, headers };
const whole = { status: 'ok', storage: true, signalr: true };

describe('the check of what the adaptor says against docs/api', () => {
  it('finds nothing in an answer as it is documented', () => {
    expect(undocumentedIn({ ...health, text: JSON.stringify(whole) })).toEqual([]);
  });

  it('finds a part too much, one that is missing, a status, a kind of content and a header', () => {
    expect(undocumentedIn({ ...health, text: JSON.stringify({ ...whole, region: 'west' }) })).not.toEqual([]);
    expect(undocumentedIn({ ...health, text: JSON.stringify({ status: 'ok' }) })).not.toEqual([]);
    expect(undocumentedIn({ ...health, status: 418, text: JSON.stringify(whole) })).not.toEqual([]);
    const html = new Headers({ 'content-type': 'text/html', 'cache-control': 'no-store' });
    expect(undocumentedIn({ ...health, headers: html, text: '<p>' })).not.toEqual([]);
    const kept = new Headers({ 'content-type': 'application/json' });
    expect(undocumentedIn({ ...health, headers: kept, text: JSON.stringify(whole) })).not.toEqual([]);
  });

  it('finds a refusal whose code the function does not have', () => {
    const problem = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
    const body = {
      type: 'urn',
      title: 'w',
      status: 404,
      detail: 'm d',
      code: 'unknown-call',
      what: 'w',
      means: 'm',
      do: 'd',
    };
    const refusal = { method: 'GET', path: 'calls/c-1/a', status: 404, headers: problem };
    expect(undocumentedIn({ ...refusal, text: JSON.stringify(body) })).toEqual([]);
    expect(undocumentedIn({ ...refusal, text: JSON.stringify({ ...body, code: 'too-large' }) })).not.toEqual([]);
  });

  it('finds an event of an unknown type, and a webhook without its signature', () => {
    expect(undocumentedPush({ type: 'call.exploded' })).not.toEqual([]);
    expect(undocumentedWebhook({ type: 'ring.reported' }, {})).not.toEqual([]);
  });
});
