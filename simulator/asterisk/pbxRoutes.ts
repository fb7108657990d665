import type { IncomingMessage, ServerResponse } from 'node:http';
import { isFields, parseJson } from '../../protocol/fields';
import { readBody } from '../http/readBody';

/** What Asterisk's manager and a caller's name can carry; anything else is refused. */
const isNumber = (text: unknown): text is string => typeof text === 'string' && /^\+?[0-9]{3,20}$/.test(text);
const isName = (text: unknown): text is string => typeof text === 'string' && /^[\p{L}\p{N} .'-]{1,60}$/u.test(text);

const page = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <title>Ring from the PBX</title>
  <body style="font: 16px system-ui; max-width: 32rem; margin: 2rem auto">
    <h1>Somebody calls the queue</h1>
    <form id="form">
      <p><label>From <input name="number" value="+12025550123" /></label></p>
      <p><label>Name <input name="name" value="Maria Silva" /></label></p>
      <p><button>Ring from the PBX</button></p>
    </form>
    <p role="status" id="state">A tone for three seconds, then you hear what you say.</p>
    <script>
      document.getElementById('form').addEventListener('submit', async (event) => {
        event.preventDefault();
        const body = JSON.stringify(Object.fromEntries(new FormData(event.target)));
        const headers = { 'Content-Type': 'application/json' };
        const answer = await fetch('/simulator/pbx/ring', { method: 'POST', headers, body });
        document.getElementById('state').textContent = answer.ok ? 'It is calling.' : await answer.text();
      });
    </script>
  </body>
</html>
`;

/** `GET /simulator/pbx`, a page with a button, and `POST /simulator/pbx/ring`: somebody calls the queue of the real PBX. */
export function pbxRoutes(
  ring: (from: { readonly number: string; readonly name: string }) => Promise<void>,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  return async (request, response) => {
    const path = (request.url ?? '').split('?')[0];
    const send = (status: number, contentType: string, text: string): true => {
      response.writeHead(status, { 'Content-Type': `${contentType}; charset=utf-8` }).end(text);
      return true;
    };
    if (path === '/simulator/pbx') return send(200, 'text/html', page);
    if (path !== '/simulator/pbx/ring') return false;
    if (request.method !== 'POST')
      return send(405, 'text/plain', 'POST {"number":"+12025550123","name":"Maria Silva"}');
    // Another site's page cannot send it without a preflight, which is not answered.
    if (!(request.headers['content-type'] ?? '').startsWith('application/json'))
      return send(415, 'text/plain', 'Send application/json.');
    const body = parseJson((await readBody(request, 4_096)) ?? '');
    const from = body.ok && isFields(body.value) ? body.value : {};
    const { number = '+12025550123', name = 'Maria Silva' } = from;
    if (!isNumber(number) || !isName(name)) return send(400, 'text/plain', 'The number or the name is none.');
    await ring({ number, name });
    return send(202, 'application/json', '{}');
  };
}
