import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingHttpHeaders } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { connect } from 'node:tls';
import { freePort } from '../../simulator/freePort';
import type { SimulatorFacts } from '../../simulator/simulatorFacts';
import { readBody } from '../../simulator/http/readBody';
import { verifyWebhook } from '../../telephony/client/src/webhooks/verifyWebhook';
import { startBrowser } from './harness/chromium';
import { openDesk } from './harness/desk';
import { eventually } from './harness/eventually';
import { ending, people } from './harness/people';
import { startCommand, type RunningCommand } from './harness/startCommand';

jest.setTimeout(60_000);

let port: number;
let start: RunningCommand;

beforeAll(async () => {
  port = await freePort();
  start = startCommand('start', ['--no-build', '--port', String(port)]);
  await start.saying('Ready: ', 30_000);
});

afterAll(() => {
  if (start.child.exitCode === null && start.child.signalCode === null) start.ctrlC();
});

const facts = async (): Promise<SimulatorFacts> =>
  (await (await fetch(`http://localhost:${port}/simulator.json`)).json()) as SimulatorFacts;

test('it says what it waits for and what runs where, and ends with the line Ready', async () => {
  expect(start.output()).toMatch(/Starting the adaptor/);
  expect(start.output()).toContain((await facts()).adaptor);
  expect(start.output()).toContain('npm run ring -- --from');
  expect(start.output().trimEnd().split('\n').at(-1)).toBe(`Ready: http://localhost:${port}/`);
});

test('simulator.json is enough for an integrator’s first call', async () => {
  const { adaptor, agents, telephony } = await facts();
  expect(agents).toHaveLength(2);
  expect([adaptor, telephony.tokenUrl].map((url) => new URL(url).hostname)).toEqual(['127.0.0.1', '127.0.0.1']);
  const health = await fetch(`${adaptor}/health`);
  expect(health.status).toBe(200);
});

test('npm run ring finds it, rings, and its last line is the outcome', async () => {
  const { authority } = await facts();
  const context = await startBrowser({
    certificateSpkiHash: await spkiHashOf(new URL(authority)),
    thirdPartyCookies: 'allowed',
  });
  try {
    const desk = await openDesk(context, `http://localhost:${port}/`, 'Ada Lovett');
    await desk.becomeConnected(desk.panel);
    const ring = startCommand('ring', ['--from', people.maria.number, '--comments', 'From the command']);
    await desk.card(desk.panel, ending(people.maria.number)).getByRole('button', { name: 'Reject' }).click();
    expect(await ring.ended).toBe(0);
    expect(lastLine(ring)).toBe('outcome: rejected');

    // What the telephony system ends itself has no outcome: the command says so, and does not wait for one.
    const answered = startCommand('ring', ['--from', people.maria.number]);
    await desk.panel.getByTestId('ring-reply').click();
    await desk.panel.getByRole('button', { name: 'I will call you back within the hour.' }).click();
    expect(await answered.ended).toBe(0);
    expect(lastLine(answered)).toBe('outcome: ended by the telephony system (reply-text)');
  } finally {
    await context.close();
  }
});

test('npm run ring for an agent who is not connected says so, and what to do', async () => {
  const ring = startCommand('ring', [
    '--from',
    people.maria.number,
    '--to',
    'ben',
    '--url',
    `http://localhost:${port}`,
  ]);
  expect(await ring.ended).toBe(0);
  expect(ring.output()).toContain('press Sign in in the panel');
  expect(lastLine(ring)).toBe('outcome: not-connected');
});

test('a taken port and an unknown option are clear errors', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const taken = (server.address() as AddressInfo).port;
  const onTaken = startCommand('start', ['--no-build', '--port', String(taken)]);
  const unknown = startCommand('start', ['--prot', '1']);
  expect(await onTaken.ended).toBe(1);
  expect(onTaken.output()).toContain(`Port ${taken} is taken`);
  expect(await unknown.ended).toBe(1);
  expect(unknown.output()).toContain('"--prot" is not an option');
  server.close();
});

test('--help says what can be asked for, and starts nothing', async () => {
  for (const [script, option] of [
    ['start', '--webhook-url'],
    ['ring', '--plain'],
  ] as const) {
    const command = startCommand(script, ['--help']);
    expect(await command.ended).toBe(0);
    expect(command.output()).toContain(option);
    expect(command.output()).not.toContain('Starting');
  }
});

test('webhooks go to an integrator’s own receiver, signed with the secret of simulator.json', async () => {
  const received: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
  const receiver = createHttpServer((request, response) => {
    void readBody(request, 262_144).then((body) => {
      received.push({ headers: request.headers, body: body ?? '' });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/mine`;
  const ownPort = await freePort();
  const own = startCommand('start', ['--no-build', '--port', String(ownPort), '--webhook-url', webhookUrl]);
  try {
    await own.saying('Ready: ', 30_000);
    const known = (await (await fetch(`http://localhost:${ownPort}/simulator.json`)).json()) as SimulatorFacts;
    expect(readFileSync(known.caFile, 'utf8')).toContain('BEGIN CERTIFICATE');
    const context = await startBrowser({
      certificateSpkiHash: await spkiHashOf(new URL(known.authority)),
      thirdPartyCookies: 'allowed',
    });
    try {
      const desk = await openDesk(context, `http://localhost:${ownPort}/`, 'Ada Lovett');
      await desk.becomeConnected(desk.panel);
      const ring = startCommand('ring', ['--from', people.maria.number, '--url', `http://localhost:${ownPort}`]);
      await desk.card(desk.panel, ending(people.maria.number)).getByRole('button', { name: 'Reject' }).click();
      expect(await ring.ended).toBe(0);
      expect(lastLine(ring)).toBe('outcome: rejected');
    } finally {
      await context.close();
    }
    const outcomes = received
      .map(({ body }) => (JSON.parse(body ?? '') as { data: { outcome?: string } }).data.outcome)
      .filter(Boolean);
    expect(outcomes).toContain('rejected');
    for (const one of received) {
      expect(verifyWebhook(one, known.telephony.webhookSecret).id).toMatch(/^msg_/);
    }
  } finally {
    // SIGTERM to npm alone, as a service manager sends it: everything ends, children too.
    const group = own.child.pid ?? 0;
    own.child.kill('SIGTERM');
    await own.ended;
    await eventually(() => processesOf(group).length, 0);
    receiver.close();
  }
});

test('Ctrl-C ends it cleanly, with all its children', async () => {
  const group = start.child.pid ?? 0;
  start.ctrlC();
  // npm itself may pass the signal on as its end; what counts is that ours ended in order and nothing is left.
  expect([0, 130, null]).toContain(await start.ended);
  expect(start.output().trimEnd().split('\n').at(-1)).toBe('Everything has ended.');
  expect(processesOf(group)).toEqual([]);
});

const lastLine = (command: RunningCommand): string | undefined => command.output().trimEnd().split('\n').at(-1);

/** Processes of a group that still run, by /proc; one that ended and only waits for its parent (Z) runs no more. */
function processesOf(group: number): readonly string[] {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const [state, , pgrp] = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return Number(pgrp) === group && state !== 'Z';
    } catch {
      return false;
    }
  });
}

/** What a person does once at the browser's warning: trusts the certificate that the issuer shows. */
function spkiHashOf(issuer: URL): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: issuer.hostname, port: Number(issuer.port), rejectUnauthorized: false }, () => {
      const certificate = new X509Certificate(socket.getPeerCertificate().raw);
      const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
      socket.destroy();
      resolve(createHash('sha256').update(key).digest('base64'));
    });
    socket.once('error', reject);
  });
}
