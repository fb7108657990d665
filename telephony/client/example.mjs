// Rings the first agent who is available and lives with the call until the agent ends it: node example.mjs
import { createServer } from 'node:http';
import { AdaptorRefused, createTelephonyClient, createWebhooks } from 'cif-softphone-telephony';

const { ADAPTOR_URL, TOKEN_URL, CLIENT_ID, CLIENT_SECRET, SCOPE, WEBHOOK_SECRET, PORT } = process.env;
const telephony = createTelephonyClient({
  adaptorUrl: ADAPTOR_URL,
  signIn: { tokenUrl: TOKEN_URL, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, scope: SCOPE },
});
const webhooks = createWebhooks({ secrets: WEBHOOK_SECRET, onEvent: take, onError: console.error });
const server = createServer(webhooks.node).listen(Number(PORT));
await ringSomebody();

async function ringSomebody() {
  for await (const agent of telephony.agents()) {
    if (agent.state !== 'available') continue;
    try {
      const from = { number: '+12025550123', displayName: 'Caller' };
      await telephony.ring({ userId: agent.userId, from, capabilities: ['hold', 'serverHangup'] });
      return console.log('Ringing.');
    } catch (error) {
      // Gone in this moment: offer it to the next one.
      if (!(error instanceof AdaptorRefused) || error.code !== 'agent-not-connected') throw error;
    }
  }
  console.log('Nobody is available.');
  server.close();
}

async function take({ type, data }) {
  if (type === 'ring.reported') {
    console.log(`The ring: ${data.outcome}.`);
    if (data.outcome === 'accepted') await telephony.tell(data, { type: 'call.connected' });
    else if (data.final) server.close();
  } else if (type === 'command.requested') {
    const done = { hold: 'call.held', retrieve: 'call.retrieved', hangup: 'call.disconnected' }[data.command];
    await telephony.tell(data, done ? { type: done } : { type: 'command.failed', commandId: data.commandId });
    if (data.command === 'hangup') server.close();
  }
}
