import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpsRequest } from 'node:https';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { directory } from '../../../simulator/directory';
import { startDynamics } from '../../../simulator/dynamics/startDynamics';
import type { RunningDynamics } from '../../../simulator/dynamics/dynamicsOptions';
import { startEntra } from '../../../simulator/entra/startEntra';
import { freePort } from '../../../simulator/freePort';
import type { SimulatorFacts } from '../../../simulator/simulatorFacts';
import { solutionParts, zipOf } from './solutionZip';

const facts = {
  agents: directory.agents,
  administrators: directory.administrators,
} as Partial<SimulatorFacts> as SimulatorFacts;

let folder: string;
let entra: Awaited<ReturnType<typeof startEntra>>;
let dynamics: RunningDynamics;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dynamics-'));
  const port = await freePort();
  entra = await startEntra({ directory, certDir: folder, pageOrigins: [`http://localhost:${port}`] });
  const solutionZip = join(folder, 'solution.zip');
  await writeFile(solutionZip, zipOf(solutionParts()));
  dynamics = await startDynamics({
    port,
    solutionZip,
    environmentVariables: { abc_Url: 'http://127.0.0.1/api' },
    entra: { authority: entra.authority, clientId: directory.dynamicsClientId, caFile: entra.certificateFile },
    facts: () => facts,
    extraRoutes: (request, response) => {
      if (request.url !== '/simulator/extra') return false;
      response.end('extra');
      return true;
    },
  });
}, 30_000);

afterAll(async () => {
  await dynamics.stop();
  await entra.stop();
  await rm(folder, { recursive: true, force: true });
});

const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(dynamics.url + path, { redirect: 'manual', ...init });

interface IssuerAnswer {
  readonly location: string;
  readonly body: string;
}

/** Asks the issuer as a browser would, trusting its certificate. */
function askIssuer(url: string, form?: string): Promise<IssuerAnswer> {
  return new Promise((resolve, reject) => {
    const method = form === undefined ? 'GET' : 'POST';
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    httpsRequest(url, { method, headers, ca: readFileSync(entra.certificateFile) }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ location: response.headers.location ?? '', body }));
    })
      .on('error', reject)
      .end(form);
  });
}

describe('somebody who is not signed in', () => {
  it('is sent to the issuer with code and PKCE, and meets the account picker', async () => {
    const response = await get('/?contact=1');
    const location = new URL(response.headers.get('location') ?? '');
    expect(response.status).toBe(302);
    expect(location.href.startsWith(`${entra.authority}/oauth2/v2.0/authorize?`)).toBe(true);
    expect(Object.fromEntries(location.searchParams)).toMatchObject({
      client_id: directory.dynamicsClientId,
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${dynamics.url}/simulator/signed-in`,
    });
    expect((await askIssuer(location.href)).body).toContain('Ada Lovett');
  });

  it('gets 401 from the Web API and the workspace', async () => {
    expect((await get('/api/data/v9.2/contacts')).status).toBe(401);
    expect((await get('/simulator/workspace.json')).status).toBe(401);
  });

  it('is told why a made-up answer of the issuer does not sign in', async () => {
    const response = await get('/simulator/signed-in?code=x&state=y');
    expect(response.status).toBe(403);
    expect(response.headers.get('set-cookie')).toBeNull();
  });
});

describe('files', () => {
  it('come from the zip, without regard to case, with their content types', async () => {
    const panel = await get('/webresources/ABC_/panel.html');
    expect([panel.status, panel.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await panel.text()).toContain('panel');
    const again = await get('/WebResources/abc_/panel.html', {
      headers: { 'If-None-Match': panel.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    expect(await (await get('/simulator/controls/abc_Sample.Phone/bundle.js')).text()).toBe('/* bundle */');
  });

  it('are the host own library, React 17 and 16, and Fluent 8.121.1', async () => {
    expect(await (await get('/webresources/Widget/msdyn_ciLibrary.js')).text()).toContain('CIFInitDone');
    expect(await (await get('/simulator/host/react-17.js')).text()).toContain('17.0.2');
    expect(await (await get('/simulator/host/react-16.js')).text()).toContain('16.14.0');
    expect(await (await get('/simulator/host/fluent-8.js')).text()).toContain('8.121.1');
  });

  it('are not there when nobody brought them, or when their name cannot be decoded', async () => {
    expect((await get('/WebResources/abc_/other.html')).status).toBe(404);
    expect((await get('/WebResources/%E0%A4%A')).status).toBe(404);
    expect((await get('//')).status).toBe(400);
  });
});

it('answers extra routes first and the facts to everybody', async () => {
  expect(await (await get('/simulator/extra')).text()).toBe('extra');
  expect(await (await get('/simulator.json')).json()).toEqual(JSON.parse(JSON.stringify(facts)));
});

it('refuses to start with every reason for which the zip cannot be imported', async () => {
  const solutionZip = join(folder, 'broken.zip');
  await writeFile(solutionZip, zipOf({ ...solutionParts(), 'WebResources/abc_/panel.html': undefined }));
  const options = { solutionZip, environmentVariables: {}, facts: () => facts };
  const start = startDynamics({ ...options, port: 0, entra: { authority: '', clientId: '', caFile: '' } });
  await expect(start).rejects.toThrow('Source File does not exist: /WebResources/abc_/panel.html');
});

it('refuses to start without Customer Service when the zip holds rows of its tables', async () => {
  const options = { solutionZip: join(folder, 'solution.zip'), environmentVariables: {}, facts: () => facts };
  const entraOptions = { authority: '', clientId: '', caFile: '' };
  const start = startDynamics({ ...options, port: 0, entra: entraOptions, customerService: false });
  await expect(start).rejects.toThrow('msdyn_channelproviders is not enabled for import on this organization');
});

it('knows only environment variables that the solution brought', () => {
  expect(() => dynamics.setEnvironmentVariable('abc_Url', undefined)).not.toThrow();
  expect(dynamics.rows('environmentvariablevalues')).toEqual([]);
  expect(() => dynamics.setEnvironmentVariable('abc_Other', 'x')).toThrow('no environment variable abc_Other');
});

describe('somebody who signs in', () => {
  /** Picks the first account at the issuer, as a click on its button would, and follows back to the page. */
  async function signIn(): Promise<{ readonly cookie: string; readonly landsOn: string }> {
    const authorize = (await get('/?contact=1')).headers.get('location') ?? '';
    const picker = await askIssuer(authorize);
    const action =
      /action="([^"]*)"/.exec(picker.body)?.[1]?.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))) ??
      '';
    const account = directory.agents[0].oid;
    const back = await askIssuer(new URL(action, authorize).href, `account=${account}`);
    const answer = await fetch(back.location, { redirect: 'manual' });
    const cookie = answer.headers.get('set-cookie') ?? '';
    return { cookie: cookie.split(';')[0] ?? '', landsOn: answer.headers.get('location') ?? '' };
  }

  it('lands where they wanted to go, as themselves, and reads the Web API', async () => {
    const { cookie, landsOn } = await signIn();
    expect(landsOn).toBe('/?contact=1');
    const page = await get(landsOn, { headers: { cookie } });
    expect(await page.text()).toContain('/simulator/host/react-17.js');
    const facts = await (await get('/simulator/workspace.json', { headers: { cookie } })).json();
    expect(facts).toMatchObject({
      agent: { name: 'Ada Lovett', oid: directory.agents[0].oid },
      provider: { channelUrl: `${dynamics.url}/WebResources/abc_/panel.html` },
      control: { baseUrl: '/simulator/controls/abc_Sample.Phone' },
    });
    expect(JSON.stringify(facts)).not.toContain('/* bundle */');
    const contacts = await get('/api/data/v9.2/contacts?$top=1', { headers: { cookie } });
    expect(contacts.status).toBe(200);
    expect(dynamics.dataverseRequests().at(-1)).toEqual({ method: 'GET', path: 'contacts' });
  });

  it.each<[string, string, string, number]>([
    ['a path that cannot be decoded', 'GET', 'contacts(%E0%A4%A)', 400],
    ['a key that cannot be decoded', 'GET', 'contacts(%ZZ)', 400],
    ['a filter of thousands of brackets', 'GET', `contacts?$filter=${'('.repeat(9_000)}`, 400],
    ['an address longer than Dataverse takes', 'GET', `contacts?$filter=${'x'.repeat(33_000)}`, 414],
    ['a body over eight megabytes', 'POST', 'contacts', 413],
    ['broken JSON', 'POST', 'contacts', 400],
  ])('is answered %s with a refusal, not with an error of the simulator', async (what, method, path, status) => {
    const { cookie } = await signIn();
    const body = what === 'broken JSON' ? '{' : JSON.stringify({ description: 'x'.repeat(8_500_000) });
    const init = { method, headers: { cookie }, ...(method === 'POST' ? { body } : {}) };
    const answer = await get(`/api/data/v9.2/${path}`, init);
    const text = await answer.text();
    expect([answer.status, text]).toEqual([status, expect.stringContaining('"message":"')]);
  });

  it('waits as long as Dataverse is told to take', async () => {
    const { cookie } = await signIn();
    dynamics.setDataverseDelayMs(150);
    const startedAtMs = performance.now();
    await get('/api/data/v9.2/WhoAmI', { headers: { cookie } });
    dynamics.setDataverseDelayMs(0);
    expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(145);
  });

  it('must sign in again once everybody was signed out', async () => {
    const { cookie } = await signIn();
    dynamics.signOutEverybody();
    expect((await get('/api/data/v9.2/WhoAmI', { headers: { cookie } })).status).toBe(401);
  });
});
