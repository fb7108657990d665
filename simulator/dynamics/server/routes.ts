import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLoopbackHost } from '../../http/loopback';
import type { DynamicsOptions, LibraryAnswer } from '../dynamicsOptions';
import type { Organisation } from '../solution/organisation';
import { toWorkspaceFacts } from '../toWorkspaceFacts';
import {
  contentTypeOf,
  contentTypeOfWebResource,
  redirect,
  sendFile,
  sendJson,
  sendText,
  toStaticFile,
  type StaticFile,
} from './answers';
import { webApiRoot, type Dataverse } from './dataverse';
import { indexHtml } from './pageFiles';
import type { SignIn } from './signIn';

export interface RouteParts {
  readonly options: DynamicsOptions;
  readonly organisation: Organisation;
  readonly pageFiles: ReadonlyMap<string, StaticFile>;
  readonly dataverse: Dataverse;
  readonly signIn: SignIn;
  readonly libraryAnswer: () => LibraryAnswer;
  /** `http://localhost:<port>`, known once the server listens. */
  readonly pageUrl: () => string;
}

const libraryPath = '/webresources/widget/msdyn_cilibrary.js';

/** Cookies do not know ports: the name holds it, so that two simulators on one machine do not sign each other out. */
const cookieName = (pageUrl: string): string => `dynamics-session-${new URL(pageUrl).port || '80'}`;

/** The one function that answers every request to the page's origin. */
export function makeRoutes(parts: RouteParts): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const solutionFiles = filesOf(parts.organisation);
  return async (request, response) => {
    const pageUrl = parts.pageUrl();
    if (!isLoopbackHost(request.headers.host)) {
      sendText(response, 421, 'This host answers on localhost only.');
      return;
    }
    const url = URL.canParse(request.url ?? '/', pageUrl) ? new URL(request.url ?? '/', pageUrl) : undefined;
    if (url === undefined) {
      sendText(response, 400, 'The address is not well-formed.');
      return;
    }
    if (await parts.options.extraRoutes?.(request, response)) return;
    const path = url.pathname;
    const sessionId = readCookie(request, cookieName(pageUrl));
    const agent = parts.signIn.agentOf(sessionId);
    if (path === webApiRoot || path.startsWith(`${webApiRoot}/`)) {
      await parts.dataverse.answer(request, response, url, agent);
      return;
    }
    if (path.toLowerCase() === libraryPath && parts.libraryAnswer() !== 'served') {
      if (parts.libraryAnswer() === 'missing') sendText(response, 404, `There is nothing at ${path}.`);
      else redirect(response, parts.signIn.authorizeUrl(path));
      return;
    }
    const file = parts.pageFiles.get(path.toLowerCase()) ?? solutionFiles.get(plain(path));
    if (file) {
      sendFile(request, response, file);
      return;
    }
    switch (path) {
      case '/simulator.json':
        sendJson(response, 200, parts.options.facts());
        return;
      case '/':
      case '/main.aspx':
        if (!agent) redirect(response, parts.signIn.authorizeUrl(url.pathname + url.search));
        else sendHtml(response, indexHtml(url.searchParams));
        return;
      case '/simulator/signed-in':
        await completeSignIn(parts, url, response);
        return;
      case '/simulator/sign-out':
        parts.signIn.forget(sessionId);
        redirect(response, `${parts.options.entra.authority}/oauth2/v2.0/logout`, {
          'Set-Cookie': `${cookieName(pageUrl)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`,
        });
        return;
      case '/simulator/workspace.json': {
        if (!agent) {
          sendJson(response, 401, { error: { message: 'Sign in at / first.' } });
          return;
        }
        const known = { ...agent, systemUserId: parts.dataverse.systemUserIdOf(agent) };
        const { agents } = parts.options.facts();
        const facts = toWorkspaceFacts(parts.organisation, pageUrl, known, agents, parts.dataverse.ciProvider());
        const { makersSettings } = parts.options;
        sendJson(response, 200, makersSettings === undefined ? facts : { ...facts, makersSettings });
        return;
      }
      default:
        sendText(response, 404, `There is nothing at ${path}.`);
    }
  };
}

async function completeSignIn(parts: RouteParts, url: URL, response: ServerResponse): Promise<void> {
  try {
    const { sessionId, returnTo } = await parts.signIn.complete(url.searchParams);
    redirect(response, returnTo, {
      'Set-Cookie': `${cookieName(parts.pageUrl())}=${sessionId}; Path=/; HttpOnly; SameSite=Lax`,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : 'The reason is not known.';
    sendText(response, 403, `You are not signed in to Dynamics. ${why} Open ${parts.pageUrl()}/ to try again.`);
  }
}

/** Asked for anew each time, but fit for the browser's back/forward cache. */
function sendHtml(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' }).end(html);
}

/** Web resources and the controls' files, by lower-case path: Dynamics finds web resources without regard to case. */
function filesOf(organisation: Organisation): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  for (const { name, type, content } of organisation.webResources) {
    files.set(`/webresources/${name}`.toLowerCase(), toStaticFile(content, contentTypeOfWebResource(type)));
  }
  for (const control of organisation.controls) {
    for (const [path, content] of control.files) {
      files.set(
        `/simulator/controls/${control.name}/${path}`.toLowerCase(),
        toStaticFile(content, contentTypeOf(path)),
      );
    }
  }
  return files;
}

function readCookie(request: IncomingMessage, name: string): string | undefined {
  return request.headers.cookie
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

/** As files are found: decoded, without regard to case. What cannot be decoded is no file's name. */
function plain(path: string): string {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}
