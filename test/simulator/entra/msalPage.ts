import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { directory } from '../../../simulator/directory';

const library = (file: string): string =>
  readFileSync(require.resolve('@azure/msal-browser/package.json').replace('package.json', `lib/${file}`), 'utf8');

/** What the page's buttons and functions do, written for the browser: nothing of ours, only MSAL. */
const script = (authority: string, scope: string): string => `
  const application = new msal.PublicClientApplication({
    auth: {
      clientId: '${directory.pageClientId}',
      authority: '${authority}',
      knownAuthorities: ['${new URL(authority).host}'],
      redirectUri: location.origin + '/WebResources/cti_/softphone/redirect.html',
    },
    cache: { cacheLocation: 'sessionStorage' },
    system: { iframeBridgeTimeout: 4000 },
  });
  const scopes = ['${scope}'];
  const told = (promise) => promise.then(
    (result) => ({ token: result.accessToken, name: result.account.name, fromCache: result.fromCache }),
    (error) => ({ error: error.errorCode, kind: error.name }),
  );
  const ready = application.initialize();
  const account = () => application.getAllAccounts()[0];
  window.popupResult = undefined;
  document.querySelector('button').addEventListener('click', () => {
    window.popupResult = told(application.acquireTokenPopup({ scopes }));
  });
  window.silent = (forceRefresh) => ready.then(() => told(application.acquireTokenSilent({ scopes, account: account(), forceRefresh })));
  window.sso = (loginHint) => ready.then(() => told(application.ssoSilent({ scopes, loginHint })));
  ready.then(() => { document.title = 'ready'; });
`;

/** A page on http://localhost:<port> that signs in with the unmodified MSAL, and its redirect page. */
export async function startMsalPage() {
  let authority = '';
  const scope = `api://${directory.apiClientId}/${directory.apiScope}`;
  const contents: Record<string, () => readonly [string, string]> = {
    '/': () => [
      'text/html',
      '<!doctype html><title>wait</title><button>Sign in</button><script src=msal.js></script><script src=page.js></script>',
    ],
    '/msal.js': () => ['text/javascript', library('msal-browser.min.js')],
    '/page.js': () => ['text/javascript', script(authority, scope)],
    '/WebResources/cti_/softphone/redirect.html': () => [
      'text/html',
      '<!doctype html><title>redirect</title><script src=/bridge.js></script><script src=/redirect.js></script>',
    ],
    '/bridge.js': () => ['text/javascript', library('redirect-bridge/msal-redirect-bridge.min.js')],
    '/redirect.js': () => ['text/javascript', 'msalRedirectBridge.broadcastResponseToMainFrame();'],
    '/simulator/signed-in': () => ['text/html', '<!doctype html><title>signed in</title>'],
  };
  const server = http.createServer((request, response) => {
    const [type, body] = contents[new URL(request.url ?? '/', 'http://localhost').pathname]?.() ?? ['text/plain', ''];
    response.writeHead(body === '' ? 404 : 200, { 'Content-Type': type });
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    useAuthority: (next: string) => {
      authority = next;
    },
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
