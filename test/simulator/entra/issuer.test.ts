import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { directory } from '../../../simulator/directory';
import { fetchAppToken } from '../../../simulator/entra/appToken';
import { startEntra, type RunningEntra } from '../../../simulator/entra/startEntra';
import { apiScope, ask, authorizePath, broughtBack, pageOrigin, pkce, redeem, signIn, verified } from './entraHarness';

let entra: RunningEntra;
beforeAll(async () => {
  entra = await startEntra({ directory, pageOrigins: [pageOrigin], tokenLifetimeS: 1800 });
});
afterEach(() => entra.setRefusal('none'));
afterAll(() => entra.stop());

const ada = directory.agents[0];

test('the metadata names only addresses of this issuer', async () => {
  const { json } = await ask(entra, '/v2.0/.well-known/openid-configuration');
  expect(json['issuer']).toBe(`${entra.authority}/v2.0`);
  for (const name of ['token_endpoint', 'jwks_uri', 'authorization_endpoint', 'end_session_endpoint']) {
    expect(String(json[name]).startsWith(entra.authority)).toBe(true);
  }
});

test('a person signs in with code and PKCE and gets an access token of version 2 for the API', async () => {
  const { verifier, challenge } = pkce();
  const { answer } = await signIn(entra, authorizePath(challenge));
  expect(answer.get('state')).toBe('st');
  const { json, status } = await redeem(entra, answer.get('code') ?? '', verifier);
  expect(status).toBe(200);
  expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 1800, scope: expect.stringContaining(apiScope) });
  const access = await verified(entra, json['access_token']);
  expect(access).toMatchObject({
    iss: `${entra.authority}/v2.0`,
    aud: directory.apiClientId,
    azp: directory.pageClientId,
    oid: ada.oid,
    tid: directory.tenantId,
    scp: 'functionuser',
    ver: '2.0',
  });
  expect(access).not.toHaveProperty('roles');
  expect(Number(access['exp']) - Number(access['iat'])).toBe(1800);
  const id = await verified(entra, json['id_token']);
  expect(id).toMatchObject({
    aud: directory.pageClientId,
    nonce: 'no',
    preferred_username: ada.userName,
    name: ada.name,
  });
  expect(id).not.toHaveProperty('scp');
});

test('a wrong verifier is refused, and the code is spent by the attempt', async () => {
  const { verifier, challenge } = pkce();
  const { answer } = await signIn(entra, authorizePath(challenge));
  const code = answer.get('code') ?? '';
  const wrong = await redeem(entra, code, pkce().verifier);
  expect(wrong.status).toBe(400);
  expect(wrong.json['error']).toBe('invalid_grant');
  expect((await redeem(entra, code, verifier)).json['error']).toBe('invalid_grant');
});

test('a code is for its own redirect address and its own app', async () => {
  const first = pkce();
  const one = (await signIn(entra, authorizePath(first.challenge))).answer.get('code') ?? '';
  const other = await redeem(entra, one, first.verifier, { redirect_uri: `${pageOrigin}/simulator/signed-in` });
  expect(other.status).toBe(400);
  const second = pkce();
  const two = (await signIn(entra, authorizePath(second.challenge))).answer.get('code') ?? '';
  expect((await redeem(entra, two, second.verifier, { client_id: directory.dynamicsClientId })).status).toBe(400);
});

test.each([
  ['another origin', { redirect_uri: 'http://localhost:9999/WebResources/cti_/softphone/redirect.html' }],
  ['another path', { redirect_uri: `${pageOrigin}/elsewhere` }],
  ["another app's address", { redirect_uri: `${pageOrigin}/simulator/signed-in` }],
  ['an unknown app', { client_id: 'ffffffff-0000-4000-8000-000000000000' }],
])('%s gets an error page and no redirect', async (_what, changes) => {
  const reply = await ask(entra, authorizePath(pkce().challenge, changes));
  expect(reply.status).toBe(400);
  expect(reply.headers['location']).toBeUndefined();
  expect(reply.text).toContain('AADSTS');
});

test.each([
  ['without PKCE', { code_challenge: undefined }, 'invalid_request'],
  ['with PKCE in plain', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['for an implicit token', { response_type: 'token' }, 'unsupported_response_type'],
  ['for an API that nobody knows', { scope: 'api://example/functionuser' }, 'invalid_resource'],
  ['for a scope that the API lacks', { scope: `api://${directory.apiClientId}/other` }, 'invalid_client'],
])('a request %s goes back with an error', async (_what, changes, error) => {
  const reply = await ask(entra, authorizePath(pkce().challenge, changes));
  expect(broughtBack(reply).get('error')).toBe(error);
});

test('silently it knows nobody without its cookie, and the right person with it', async () => {
  const { challenge } = pkce();
  const silent = authorizePath(challenge, { prompt: 'none' });
  expect(broughtBack(await ask(entra, silent)).get('error')).toBe('login_required');
  const { cookie } = await signIn(entra, authorizePath(challenge));
  const known = broughtBack(await ask(entra, silent, { headers: { Cookie: cookie } }));
  expect(known.get('code')).toBeTruthy();
  const hinted = authorizePath(challenge, { prompt: 'none', login_hint: directory.agents[1].userName });
  expect(broughtBack(await ask(entra, hinted, { headers: { Cookie: cookie } })).get('error')).toBe('login_required');
});

test('the cookie is secure, not for scripts, and goes to other sites; signing out ends it', async () => {
  const { challenge } = pkce();
  const reply = await ask(entra, authorizePath(challenge), { form: { account: ada.oid } });
  const cookie = String(reply.headers['set-cookie']?.[0]);
  for (const attribute of ['HttpOnly', 'Secure', 'SameSite=None']) expect(cookie).toContain(attribute);
  const headers = { Cookie: cookie.split(';')[0] ?? '' };
  await ask(entra, '/oauth2/v2.0/logout', { headers });
  const after = await ask(entra, authorizePath(challenge, { prompt: 'none' }), { headers });
  expect(broughtBack(after).get('error')).toBe('login_required');
});

test('the picker has a button for every agent, or only for the one who is hinted at', async () => {
  const { challenge } = pkce();
  const all = await ask(entra, authorizePath(challenge));
  expect(all.text.match(/<button/g)).toHaveLength(directory.agents.length + directory.administrators.length);
  expect(all.headers['x-frame-options']).toBe('DENY');
  const one = await ask(entra, authorizePath(challenge, { login_hint: directory.agents[1].userName }));
  expect(one.text).toContain('Ben Okafor');
  expect(one.text).not.toContain('Ada Lovett');
});

test('a refresh token gives new tokens and its successor, only to its own app and only across origins', async () => {
  const { verifier, challenge } = pkce();
  const code = (await signIn(entra, authorizePath(challenge))).answer.get('code') ?? '';
  const { json } = await redeem(entra, code, verifier);
  const form = {
    grant_type: 'refresh_token',
    client_id: directory.pageClientId,
    refresh_token: String(json['refresh_token']),
    scope: apiScope,
  };
  const refresh = (headers: Record<string, string>, changes: Record<string, string> = {}) =>
    ask(entra, '/oauth2/v2.0/token', { headers, form: { ...form, ...changes } });
  const origin = { Origin: pageOrigin };
  expect((await refresh({})).json['error']).toBe('invalid_request');
  expect((await refresh(origin, { client_id: directory.dynamicsClientId })).json['error']).toBe('invalid_grant');
  expect((await refresh(origin, { refresh_token: 'made-up' })).json['error']).toBe('invalid_grant');
  const again = await refresh(origin, { scope: `${apiScope} offline_access` });
  expect(await verified(entra, again.json['access_token'])).toMatchObject({ oid: ada.oid, scp: 'functionuser' });
  expect(again.json['refresh_token']).not.toBe(json['refresh_token']);
});

test('refusals: denied goes back to the page, interaction-required stops only what is silent', async () => {
  const { verifier, challenge } = pkce();
  const { cookie, answer } = await signIn(entra, authorizePath(challenge));
  const { json } = await redeem(entra, answer.get('code') ?? '', verifier);
  const headers = { Cookie: cookie };
  const silent = authorizePath(challenge, { prompt: 'none' });
  const form = {
    grant_type: 'refresh_token',
    client_id: directory.pageClientId,
    refresh_token: String(json['refresh_token']),
    scope: apiScope,
  };
  entra.setRefusal('interaction-required');
  expect(broughtBack(await ask(entra, silent, { headers })).get('error')).toBe('interaction_required');
  const refresh = await ask(entra, '/oauth2/v2.0/token', { headers: { Origin: pageOrigin }, form });
  expect(refresh.json['error']).toBe('interaction_required');
  expect((await signIn(entra, authorizePath(challenge))).answer.get('code')).toBeTruthy();
  entra.setRefusal('access-denied');
  expect((await signIn(entra, authorizePath(challenge))).answer.get('error')).toBe('access_denied');
  const dynamics = authorizePath(challenge, {
    client_id: directory.dynamicsClientId,
    redirect_uri: `${pageOrigin}/simulator/signed-in`,
    scope: 'openid profile',
  });
  expect(broughtBack(await ask(entra, dynamics, { headers })).get('code')).toBeTruthy();
});

test('Dynamics redeems its own code from its server, with PKCE and no secret', async () => {
  const { verifier, challenge } = pkce();
  const ofDynamics = {
    client_id: directory.dynamicsClientId,
    redirect_uri: `${pageOrigin}/simulator/signed-in`,
    scope: 'openid profile',
  };
  const { answer } = await signIn(entra, authorizePath(challenge, ofDynamics));
  const form = { grant_type: 'authorization_code', code: answer.get('code') ?? '', code_verifier: verifier };
  const { json } = await ask(entra, '/oauth2/v2.0/token', { form: { ...form, ...ofDynamics } });
  expect(await verified(entra, json['id_token'])).toMatchObject({ aud: directory.dynamicsClientId, oid: ada.oid });
  expect(json).not.toHaveProperty('refresh_token');
});

test('only pages of the registered origins may read token answers', async () => {
  const form = { grant_type: 'refresh_token', client_id: directory.pageClientId };
  const at = (Origin: string) => ask(entra, '/oauth2/v2.0/token', { headers: { Origin }, form });
  expect((await at(pageOrigin)).headers['access-control-allow-origin']).toBe(pageOrigin);
  expect((await at('http://localhost:9999')).headers['access-control-allow-origin']).toBeUndefined();
});

describe('a telephony app', () => {
  const { clientId, clientSecret } = directory.telephony;
  const request = () => ({
    tokenUrl: `${entra.authority}/oauth2/v2.0/token`,
    clientId,
    clientSecret,
    scope: `api://${directory.apiClientId}/.default`,
    caFile: entra.certificateFile,
  });

  test('gets a token with its role, no scope, and itself as the subject', async () => {
    const claims = await verified(entra, await fetchAppToken(request()));
    expect(claims).toMatchObject({ roles: ['Calls.Send'], idtyp: 'app', azp: clientId, aud: directory.apiClientId });
    expect(claims['oid']).toBe(claims['sub']);
    expect(claims).not.toHaveProperty('scp');
    const other = { clientId: directory.otherTelephony.clientId, clientSecret: directory.otherTelephony.clientSecret };
    const second = await verified(entra, await fetchAppToken({ ...request(), ...other }));
    expect(second['oid']).not.toBe(claims['oid']);
  });

  test('gets none with a wrong secret or scope, and the secret is not in the error', async () => {
    const wrong = fetchAppToken({ ...request(), clientSecret: 'guessed-it' });
    await expect(wrong).rejects.toThrow('AADSTS7000215');
    await expect(wrong).rejects.not.toThrow('guessed-it');
    await expect(fetchAppToken({ ...request(), scope: apiScope })).rejects.toThrow('AADSTS1002012');
  });

  test('cannot be reached by a page without a secret', async () => {
    const form = { grant_type: 'client_credentials', client_id: directory.pageClientId, scope: apiScope };
    const reply = await ask(entra, '/oauth2/v2.0/token', { headers: { Origin: pageOrigin }, form });
    expect(reply.status).toBe(401);
  });
});

test('tokens for tests carry the claims that are asked for; a forged one does not verify', async () => {
  expect(await verified(entra, entra.issueToken())).toMatchObject({ oid: ada.oid, scp: 'functionuser' });
  const odd = await verified(entra, entra.issueToken({ scp: undefined, tid: 'other' }));
  expect(odd).toMatchObject({ tid: 'other' });
  expect(odd).not.toHaveProperty('scp');
  await expect(verified(entra, entra.issueToken({}, { forged: true }))).rejects.toThrow('signature');
});

test('the certificate is kept from start to start and is good for 127.0.0.1', async () => {
  const certDir = await mkdtemp(path.join(tmpdir(), 'softphone-cert-'));
  const first = await startEntra({ directory, pageOrigins: [pageOrigin], certDir });
  expect((await ask(first, '/discovery/v2.0/keys')).status).toBe(200);
  await first.stop();
  const second = await startEntra({
    directory,
    pageOrigins: [pageOrigin],
    certDir,
    port: Number(new URL(first.url).port),
  });
  await second.stop();
  expect(second.certificateSpkiHash).toBe(first.certificateSpkiHash);
  expect(await readFile(second.certificateFile, 'utf8')).not.toContain('PRIVATE KEY');
  await rm(certDir, { recursive: true });
});
