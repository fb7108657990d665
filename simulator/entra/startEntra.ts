import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { corsHeaders } from '../http/corsHeaders';
import { readBody } from '../http/readBody';
import { authorize } from './authorizeEndpoint';
import { keepCertificate } from './certificate';
import { discoveryDocument, instanceDiscovery } from './discoveryDocument';
import type { EntraAnswer } from './entraAnswer';
import { delegatedClaims, type ClaimsContext } from './entraClaims';
import { errorBody, isEntraError } from './entraError';
import { grantStore } from './grants';
import { registeredApps } from './registeredApps';
import type { EntraOptions, Refusal, RunningEntra } from './runningEntra';
import { sessionStore } from './sessions';
import { signedOutPage } from './signInPages';
import { answerTokenRequest } from './tokenEndpoint';
import { makeTokenSigner } from './tokenSigner';

export type { EntraOptions, Refusal, RunningEntra } from './runningEntra';

const maxFormBytes = 64 * 1024;

/**
 * A look-alike of Entra ID for the make-believe tenant, on https://127.0.0.1 only: another site than the page at
 * http://localhost, so that what browsers do with third-party cookies happens here too.
 *
 * The unchanged MSAL signs in with nothing but
 * `auth: { clientId, authority, knownAuthorities: [new URL(authority).host], redirectUri }`; without
 * `knownAuthorities` it would ask Microsoft's instance discovery, which is not on loopback.
 * Left out: consent, passwords, several accounts in one browser, device code, SAML, v1 tokens.
 * Rejects when the port is taken.
 */
export async function startEntra(options: EntraOptions): Promise<RunningEntra> {
  const { directory, pageOrigins } = options;
  const [certificate, signer] = await Promise.all([keepCertificate(options.certDir), makeTokenSigner()]);
  const server = https.createServer({ key: certificate.keyPem, cert: certificate.certPem });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const authority = `${url}/${directory.tenantId}`;

  let refusal: Refusal = 'none';
  const context: ClaimsContext = { directory, issuer: `${authority}/v2.0`, lifetimeS: options.tokenLifetimeS ?? 3600 };
  const around = {
    directory,
    context,
    signer,
    apps: registeredApps(directory, pageOrigins),
    grants: grantStore(),
    sessions: sessionStore(),
    refusal: () => refusal,
  };
  const redirects = new Set([...around.apps.values()].flatMap((app) => app.redirectUris));

  async function answerToken(request: IncomingMessage): Promise<EntraAnswer> {
    const body = await readBody(request, maxFormBytes);
    if (body === undefined) return { status: 413 };
    const outcome = answerTokenRequest(around, request, new URLSearchParams(body));
    const headers = { 'Cache-Control': 'no-store' };
    return isEntraError(outcome)
      ? { status: outcome.status ?? 400, headers, json: errorBody(outcome) }
      : { status: 200, headers, json: outcome };
  }

  async function answer(request: IncomingMessage, asked: URL): Promise<EntraAnswer> {
    if (asked.pathname === '/common/discovery/instance') return { status: 200, json: instanceDiscovery(authority) };
    const prefix = `/${directory.tenantId}`;
    if (!asked.pathname.startsWith(`${prefix}/`)) {
      return { status: 400, json: errorBody({ error: 'invalid_tenant', code: 90002, message: 'No such tenant.' }) };
    }
    switch (`${request.method ?? ''} ${asked.pathname.slice(prefix.length)}`) {
      case 'GET /v2.0/.well-known/openid-configuration':
        return { status: 200, json: discoveryDocument(authority) };
      case 'GET /discovery/v2.0/keys':
        return { status: 200, json: signer.jwks };
      case 'GET /oauth2/v2.0/authorize':
        return authorize(around, request, asked, undefined);
      case 'POST /oauth2/v2.0/authorize': {
        const form = new URLSearchParams(await readBody(request, maxFormBytes));
        return authorize(around, request, asked, form.get('account') ?? undefined);
      }
      case 'POST /oauth2/v2.0/token':
        return answerToken(request);
      case 'GET /oauth2/v2.0/logout': {
        const cookie = { 'Set-Cookie': around.sessions.end(request) };
        const next = asked.searchParams.get('post_logout_redirect_uri') ?? '';
        if (redirects.has(next)) return { status: 303, headers: { ...cookie, Location: next } };
        const page = signedOutPage();
        return { ...page, headers: { ...page.headers, ...cookie } };
      }
      default:
        return { status: 404, json: errorBody({ error: 'not_found', code: 90000, message: 'No such address.' }) };
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = new URL(request.url ?? '/', url);
    // Pages are for people, the rest is for scripts of the registered origins.
    const cors = asked.pathname.endsWith('/authorize') ? {} : corsHeaders(request, pageOrigins);
    const { status, headers, json, html } =
      request.method === 'OPTIONS' ? ({ status: 204 } as EntraAnswer) : await answer(request, asked);
    const type = json
      ? { 'Content-Type': 'application/json' }
      : html
        ? { 'Content-Type': 'text/html; charset=utf-8' }
        : {};
    response.writeHead(status, { ...cors, ...type, ...headers });
    response.end(json ? JSON.stringify(json) : html);
  }

  server.on('request', (request, response) => {
    handle(request, response).catch(() => response.destroy());
  });

  return {
    url,
    authority,
    jwks: signer.jwks,
    certificateFile: certificate.certificateFile,
    certificateSpkiHash: certificate.spkiHash,
    setRefusal: (mode) => {
      refusal = mode;
    },
    issueToken(claims = {}, { forged = false } = {}) {
      const usual = delegatedClaims(context, directory.agents[0], directory.pageClientId, directory.apiScope);
      // JSON leaves out what is undefined.
      return signer[forged ? 'forge' : 'sign']({ ...usual, ...claims });
    },
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await certificate.discard();
    },
  };
}
