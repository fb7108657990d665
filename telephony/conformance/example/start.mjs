// The first hour of a connector, for the little phone system beside it. What it lacks, the conformance suite says.
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { createTelephonyClient, createWebhooks } from 'cif-softphone-telephony';

const { ADAPTOR_URL, TOKEN_URL, CLIENT_ID, CLIENT_SECRET, SCOPE, WEBHOOK_SECRET, PORT, PHONE_PORT } = process.env;
const telephony = createTelephonyClient({
  adaptorUrl: ADAPTOR_URL,
  signIn: { tokenUrl: TOKEN_URL, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, scope: SCOPE },
});
const capabilities = ['answer', 'reject', 'hold', 'serverHangup'];
const calls = new Map();
const phone = connect(Number(PHONE_PORT), '127.0.0.1');
const order = (what, id) => phone.write(`${JSON.stringify({ do: what, id })}\n`);

/** Each line is all calls as they are. */
createInterface({ input: phone }).on('line', (line) => {
  for (const { id, userId, number, name, now, reason } of JSON.parse(line).calls ?? []) {
    const before = calls.get(id);
    calls.set(id, now);
    if (before === now) continue;
    const about = { userId, callId: id };
    const isNew = before === undefined;
    const from = { number, displayName: name };
    const words = {
      talking: before === 'held' ? 'call.retrieved' : 'call.connected',
      held: 'call.held',
      over: 'call.disconnected',
    };
    const event = { type: words[now], ...(now === 'over' ? { reason } : {}) };
    const request = isNew ? telephony.ring({ ...about, from, capabilities }) : telephony.tell(about, event);
    request.catch(({ code }) => console.error(`not told: ${code}`));
  }
});

function onEvent({ type, data }) {
  if (type === 'ring.reported' && data.outcome === 'accepted') order('answer', data.callId);
  if (type === 'ring.reported' && data.outcome === 'rejected') order('reject', data.callId);
  if (type === 'command.requested') order(data.command, data.callId);
}
const webhooks = createWebhooks({ secrets: WEBHOOK_SECRET, onEvent, onError: ({ code }) => console.error(code) });
const server = createServer(webhooks.node).listen(Number(PORT), '127.0.0.1', () => {
  console.log(`listening ${server.address().port}`);
});
