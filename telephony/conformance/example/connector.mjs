// A connector for the little phone system beside it: node connector.mjs. It passes the conformance suite.
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { AdaptorRefused, createTelephonyClient, createWebhooks } from 'cif-softphone-telephony';

const { ADAPTOR_URL, TOKEN_URL, CLIENT_ID, CLIENT_SECRET, SCOPE, WEBHOOK_SECRET, PORT, PHONE_PORT, AGENTS } =
  process.env;
const telephony = createTelephonyClient({
  adaptorUrl: ADAPTOR_URL,
  signIn: { tokenUrl: TOKEN_URL, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, scope: SCOPE },
});
const capabilities = ['answer', 'reject', 'hold', 'dtmf', 'serverHangup'];
/** By the phone system's id, which is the call's id: so it is the same after a restart. */
const calls = new Map();
const idOf = ({ id, attempt }) => (attempt === 1 ? id : `${id}~${attempt}`);

/** What the adaptor must be told next, so that it knows the call as it is. */
function nextStep({ now, told, attempt }) {
  if (now === 'over')
    return told === 'nothing' || told === 'closed' ? undefined : { type: 'call.disconnected', then: 'closed' };
  if (told === 'nothing') return { then: 'ringing' };
  if (told === 'closed') return now === 'ringing' ? undefined : { then: 'ringing', attempt: attempt + 1 };
  if (told === 'ringing') return now === 'ringing' ? undefined : { type: 'call.connected', then: 'talking' };
  if (told === now) return undefined;
  return now === 'held' ? { type: 'call.held', then: 'held' } : { type: 'call.retrieved', then: 'talking' };
}

/** Tells one thing after the other until both agree; what the adaptor could not take is told again. */
async function follow(call) {
  if (call.working) return;
  call.working = true;
  for (let step = nextStep(call); step !== undefined; step = nextStep(call)) {
    try {
      const { userId, number = '', name = '', reason } = call;
      call.attempt = step.attempt ?? call.attempt;
      const about = { userId, callId: idOf(call) };
      // A caller's texts are foreign: the adaptor takes at most 256 characters of a number.
      const from = { number: number.slice(0, 256), displayName: name.slice(0, 256) };
      if (step.type === undefined) await telephony.ring({ ...about, from, capabilities });
      else await telephony.tell(about, { type: step.type, ...(step.then === 'closed' ? { reason } : {}) });
      call.told = step.then;
    } catch (error) {
      console.error(`not told: ${error.code}`);
      const isClosedThere = ['unknown-call', 'offered-before'].includes(error.code);
      if (error instanceof AdaptorRefused && isClosedThere) call.told = 'closed';
      else await sleep(error.code === 'agent-not-connected' ? 5_000 : 500);
    }
  }
  call.working = false;
  if (call.now === 'over') calls.delete(call.id);
}

let phone;
let asked = 0;
const answers = new Map();
/** Asks the phone system to do something. @returns whether it does */
const ask = (what) =>
  new Promise((resolve) => {
    if (phone === undefined) return resolve(false);
    asked += 1;
    answers.set(asked, resolve);
    phone.write(`${JSON.stringify({ ...what, ask: asked })}\n`);
  });

/** Each line is all calls as they are, or the answer to a question. */
function take(line) {
  const { calls: all, ask: question, ok } = JSON.parse(line);
  if (question !== undefined) return answers.get(question)?.(ok);
  const there = new Map(all.map((call) => [call.id, call]));
  for (const call of calls.values())
    if (!there.has(call.id)) there.set(call.id, { ...call, now: 'over', reason: 'normal' });
  for (const { id, ...news } of there.values()) {
    const call = calls.get(id) ?? { id, attempt: 1, told: 'nothing' };
    calls.set(id, Object.assign(call, news));
    void follow(call);
  }
}

function openPhone() {
  const socket = connect(Number(PHONE_PORT), '127.0.0.1', () => (phone = socket));
  createInterface({ input: socket })
    .on('line', take)
    .on('error', () => undefined);
  socket.on('error', ({ code }) => console.error(`phone system: ${code}`));
  socket.on('close', () => {
    phone = undefined;
    for (const answer of answers.values()) answer(false);
    setTimeout(openPhone, 250);
  });
}

async function takeWebhook({ type, data, sentAtMs }) {
  const call = [...calls.values()].find((one) => data !== undefined && idOf(one) === data.callId);
  if (type === 'ring.reported' && data.final && call !== undefined) {
    if (data.outcome !== 'accepted') call.told = 'closed';
    if (data.outcome === 'accepted') void ask({ do: 'answer', id: call.id });
    if (data.outcome === 'rejected') void ask({ do: 'reject', id: call.id });
  } else if (type === 'command.requested') {
    const { command, commandId, digits, expiresInMs } = data;
    const isInTime = Date.now() <= sentAtMs + expiresInMs;
    const isDone = call !== undefined && isInTime && (await ask({ do: command, id: call.id, digits }));
    // What changes the call is told by its own event.
    if (isDone && command !== 'send-digits') return;
    const settled = { type: isDone ? 'command.succeeded' : 'command.failed', commandId };
    await telephony.tell(data, settled).catch((error) => console.error(`not told: ${error.code}`));
  }
}

/** What the adaptor knows after a restart: what is not at the phone system any more has ended meanwhile. */
async function takeOver(userId) {
  const known = await telephony.agent(userId);
  for (const { callId, state } of known.calls ?? []) {
    const [, id = callId, attempt = '1'] = /^(.*)~(\d+)$/.exec(callId) ?? [];
    const told = { offered: 'ringing', alerting: 'ringing', held: 'held' }[state] ?? 'talking';
    calls.set(id, { id, userId, attempt: Number(attempt), told, now: told });
  }
}

for (const userId of AGENTS.split(',')) await takeOver(userId);
// Answered at once: what is done takes longer than the adaptor waits.
const webhooks = createWebhooks({
  secrets: WEBHOOK_SECRET,
  onEvent: (event) => void takeWebhook(event),
  onError: ({ code }) => console.error(`webhook refused: ${code}`),
});
const server = createServer(webhooks.node).listen(Number(PORT), '127.0.0.1', () => {
  console.log(`listening ${server.address().port}`);
  openPhone();
});
