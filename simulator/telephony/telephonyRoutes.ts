import type { IncomingMessage, ServerResponse } from 'node:http';
import { setAgent, tellQueues } from './agentRoutes';
import { isFields } from '../../protocol/fields';
import { recordings } from '../../protocol/callFacts';
import { endReasons, isEndReason } from '../../protocol/callState';
import { consoleEvents, readBehaviour } from './commandBehaviour';
import { dialOutcomes, readDialBehaviour } from './dialBehaviour';
import { readOfferedFacts } from './offeredFacts';
import { readBody } from '../http/readBody';
import type { TelephonySystem } from './telephonySystem';

/** Above any of our messages. */
const largestBodyBytes = 256 * 1024;

export interface Agent {
  readonly name: string;
  readonly userName: string;
  readonly oid: string;
}

/**
 * The telephony console's routes on the page: `POST /simulator/ring`, `GET /simulator/rings[/{callId}]`,
 * `POST /simulator/rings/{callId}/events`,
 * `GET /simulator/agents` and `POST /simulator/agent`: how the agents stand, `POST /simulator/queues`: their queues,
 * and `GET` or `POST /simulator/commands` and `/simulator/dialling`: how it deals with the agents' commands, and what
 * becomes of calls that they dial.
 * The returned function answers true when it has answered a request.
 */
export function telephonyRoutes(
  telephony: TelephonySystem,
  agents: readonly Agent[],
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  return async (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (path === '/simulator/ring') {
      await postRing(telephony, agents, request, response);
      return true;
    }
    if (path === '/simulator/dialling') {
      await diallingRoute(telephony, request, response);
      return true;
    }
    if (path === '/simulator/commands') {
      await commandsRoute(telephony, request, response);
      return true;
    }
    if (path === '/simulator/agents') {
      answer(response, 200, { agents: telephony.agents.list() });
      return true;
    }
    if (path === '/simulator/agent') {
      const wish = await readWish(request, response);
      if (wish !== undefined) await setAgent(telephony, agentOf(agents, wish.to), wish, answer, response);
      return true;
    }
    if (path === '/simulator/queues') {
      const wish = await readWish(request, response);
      if (wish !== undefined) await tellQueues(telephony, agentOf(agents, wish.to), wish.queues, answer, response);
      return true;
    }
    if (path === '/simulator/rings') {
      answer(response, 200, { rings: telephony.rings.list() });
      return true;
    }
    const told = /^\/simulator\/rings\/([^/]+)\/events$/.exec(path)?.[1];
    if (told !== undefined) {
      await eventRoute(telephony, decodeURIComponent(told), request, response);
      return true;
    }
    if (path.startsWith('/simulator/rings/')) {
      const ring = telephony.rings.get(decodeURIComponent(path.slice('/simulator/rings/'.length)));
      answer(response, ring ? 200 : 404, ring ?? { error: 'There is no such ring.' });
      return true;
    }
    return false;
  };
}

async function postRing(
  telephony: TelephonySystem,
  agents: readonly Agent[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const wish = await readWish(request, response);
  if (wish === undefined) return;
  if (typeof wish.from !== 'string' || wish.from.trim() === '') {
    return answer(response, 400, { error: 'Give "from", the number of the caller.' });
  }
  const userId = agentOf(agents, wish.to);
  if (userId === undefined) {
    const names = agents.map((agent) => agent.userName).join(', ');
    return answer(response, 400, { error: `There is no such agent. Agents are: ${names}.` });
  }
  const recording = recordings.find((one) => one === wish.recording);
  if (wish.recording !== undefined && recording === undefined) {
    return answer(response, 400, { error: `"recording" is one of: ${recordings.join(', ')}.` });
  }
  try {
    const ring = await telephony.ring({
      from: wish.from,
      userId,
      kind: wish.kind === 'seed' ? 'seed' : 'event',
      ...(typeof wish.comments === 'string' && wish.comments !== '' ? { comments: wish.comments } : {}),
      ...(recording === undefined ? {} : { recording }),
      facts: readOfferedFacts(wish),
    });
    answer(response, 202, ring);
  } catch (error) {
    answer(response, 502, { error: error instanceof Error ? error.message : 'The adaptor did not answer.' });
  }
}

/** The JSON object that was posted; answers and gives undefined when there is none. */
async function readWish(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const refuse = (status: number, error: string): undefined => void answer(response, status, { error });
  if (request.method !== 'POST') return refuse(405, 'Use POST.');
  // Only JSON: another site's page cannot send it without a preflight, which is not answered.
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
    return refuse(415, 'Send application/json.');
  }
  try {
    const wish: unknown = JSON.parse((await readBody(request, largestBodyBytes)) ?? '');
    return isFields(wish) ? wish : refuse(400, 'Send a JSON object.');
  } catch {
    return refuse(400, 'The body is not JSON.');
  }
}

/** What the console tells of a call: its next event, as if somebody at the telephony system had done something. */
async function eventRoute(
  telephony: TelephonySystem,
  callId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const wish = await readWish(request, response);
  if (wish === undefined) return;
  const type = consoleEvents.find((one) => one === wish.type);
  if (type === undefined) return answer(response, 400, { error: `Give "type": ${consoleEvents.join(', ')}.` });
  if (wish.reason !== undefined && !isEndReason(wish.reason)) {
    return answer(response, 400, { error: `"reason" is one of: ${endReasons.join(', ')}.` });
  }
  if (telephony.rings.get(callId) === undefined) return answer(response, 404, { error: 'There is no such ring.' });
  try {
    await telephony.report(callId, type, wish.reason);
    answer(response, 202, { type });
  } catch (error) {
    answer(response, 502, { error: error instanceof Error ? error.message : 'The adaptor did not answer.' });
  }
}

async function diallingRoute(
  telephony: TelephonySystem,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET') return answer(response, 200, telephony.dialBehaviour);
  const wish = await readWish(request, response);
  if (wish === undefined) return;
  const behaviour = readDialBehaviour(wish);
  if (behaviour === undefined) {
    const error = `Give "outcome" (${dialOutcomes.join(', ')}) and "delayMs" (0 to 60000).`;
    return answer(response, 400, { error });
  }
  telephony.dialBehaviour = behaviour;
  answer(response, 200, behaviour);
}

async function commandsRoute(
  telephony: TelephonySystem,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET') return answer(response, 200, telephony.behaviour);
  const wish = await readWish(request, response);
  if (wish === undefined) return;
  const behaviour = readBehaviour(wish);
  if (behaviour === undefined) {
    return answer(response, 400, { error: 'Give "answer" (does, fails or never) and "delayMs" (0 to 60000).' });
  }
  telephony.behaviour = behaviour;
  answer(response, 200, behaviour);
}

/** An agent by object id, user name, its part before the @, or name; the first agent when none is given. */
export function agentOf(agents: readonly Agent[], to: unknown): string | undefined {
  if (to === undefined || to === null || to === '') return agents[0]?.oid;
  if (typeof to !== 'string') return undefined;
  const wanted = to.toLowerCase();
  return agents.find((agent) =>
    [agent.oid, agent.userName, agent.userName.split('@')[0] ?? '', agent.name].some(
      (one) => one.toLowerCase() === wanted,
    ),
  )?.oid;
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
