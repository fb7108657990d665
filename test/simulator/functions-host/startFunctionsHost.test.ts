import { buildSync } from 'esbuild';
import { zipSync } from 'fflate';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFunctionsHost, type RunningFunctionsHost } from '../../../simulator/functions-host/startFunctionsHost';

const app = `
  import { app } from '@azure/functions';
  let ticks = 0;
  if (process.env.Greeting === undefined) throw new Error('Greeting is missing');
  app.http('echo', { route: 'echo/{id}', methods: ['POST'], handler: async (request) => ({
    status: 201, headers: { 'x-id': request.params.id },
    jsonBody: { greeting: process.env.Greeting, q: request.query.get('q'), body: await request.text() } }) });
  app.http('ticks', { methods: ['GET'], handler: () => ({ jsonBody: { ticks } }) });
  app.timer('tick', { schedule: '* * * * * *', handler: () => { ticks += 1; } });
`;

describe('the Functions host', () => {
  let zipPath: string;
  let host: RunningFunctionsHost;
  const origin = 'http://localhost:5180';

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'functions-host-test-'));
    const source = join(folder, 'app.ts');
    writeFileSync(source, app);
    buildSync({
      entryPoints: [source],
      outfile: join(folder, 'app.js'),
      bundle: true,
      platform: 'node',
      external: ['@azure/functions-core'],
      nodePaths: [join(process.cwd(), 'node_modules')],
      logLevel: 'silent',
    });
    zipPath = join(folder, 'app.zip');
    const files = { 'package.json': Buffer.from('{"main":"app.js"}'), 'app.js': readFileSync(join(folder, 'app.js')) };
    writeFileSync(zipPath, zipSync(files));
    host = await startFunctionsHost({ zipPath, settings: { Greeting: 'hello' }, corsOrigins: [origin] });
  });
  afterAll(() => host.stop());

  it('serves the real registrations with parameters, query, body and status', async () => {
    const answer = await fetch(`${host.url}/api/echo/a%20b?q=1`, { method: 'POST', body: 'text' });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-id')).toBe('a b');
    expect(await answer.json()).toEqual({ greeting: 'hello', q: '1', body: 'text' });
  });

  it('answers 404 to a method or a path that nobody registered', async () => {
    expect((await fetch(`${host.url}/api/echo/1`)).status).toBe(404);
    expect((await fetch(`${host.url}/api/nothing`)).status).toBe(404);
  });

  it('answers 413 to a body that is too large, and is not thrown by it', async () => {
    const body = Buffer.alloc(11_000_000);
    expect((await fetch(`${host.url}/api/echo/a`, { method: 'POST', body })).status).toBe(413);
    expect(host.log()).not.toContain('[error]');
  });

  it('S7-09 allows only the origins it was told', async () => {
    const ask = async (from: string) =>
      (await fetch(`${host.url}/api/ticks`, { headers: { origin: from } })).headers.get('access-control-allow-origin');
    expect(await ask(origin)).toBe(origin);
    expect(await ask('http://localhost:1')).toBeNull();
  });

  it('runs timers, and serves on the same port after a crash and a restart', async () => {
    await new Promise((resolve) => setTimeout(resolve, 2_200));
    const before = (await (await fetch(`${host.url}/api/ticks`)).json()) as { ticks: number };
    expect(before.ticks).toBeGreaterThanOrEqual(1);
    await host.kill();
    await expect(fetch(`${host.url}/api/ticks`)).rejects.toThrow();
    await host.restart();
    expect((await fetch(`${host.url}/api/ticks`)).status).toBe(200);
  });

  it('tells what the app said when it does not start', async () => {
    await expect(startFunctionsHost({ zipPath, settings: {}, corsOrigins: [] })).rejects.toThrow('Greeting is missing');
  });
});
