import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { isFields, type Fields } from '../../../protocol/fields';
import type { ConversationNews } from '../../../protocol/messages/conversation';
import { readBody } from '../../http/readBody';
import type { MessageDesk } from './messageDesk';
import { readMessageBehaviour, sendOutcomes } from './messageBehaviour';

export interface MessageRoutesParts {
  readonly desk: MessageDesk;
  /** An agent by what people call them; the first one when nobody is named. */
  readonly agentOf: (to: unknown) => string | undefined;
}

const largestBodyBytes = 64 * 1024;
const page = join(dirname(__filename), 'page/customer.html');

/**
 * The messaging half's routes on the page: `GET /simulator/customer` (a chat widget and a phone that sends SMS),
 * `POST /simulator/message`, `GET /simulator/conversations[/{id}]`, `POST /simulator/conversations/{id}/events`, and
 * `GET` or `POST /simulator/messages`: what becomes of what agents write.
 */
export function messageRoutes(
  parts: MessageRoutesParts,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const { desk } = parts;
  return async (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const [, id = '', events] = /^\/simulator\/conversations\/([^/]+)(\/events)?$/.exec(path) ?? [];
    const conversationId = decodeURIComponent(id);
    if (path === '/simulator/customer') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(await readFile(page));
    } else if (path === '/simulator/message') await postMessage(parts, request, response);
    else if (path === '/simulator/messages') await behaviourRoute(desk, request, response);
    else if (path === '/simulator/conversations') answer(response, 200, { conversations: desk.talks.list() });
    else if (events !== undefined) await postEvent(desk, conversationId, request, response);
    else if (id !== '') {
      const talk = desk.talks.get(conversationId);
      answer(response, talk ? 200 : 404, talk ?? { error: 'There is no such conversation.' });
    } else return false;
    return true;
  };
}

async function postMessage(
  { desk, agentOf }: MessageRoutesParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const wish = await readWish(request, response);
  if (wish === undefined) return;
  const { channel, from, text, name, topic } = wish;
  if (!isText(channel) || !isText(from) || !isText(text)) {
    return answer(response, 400, { error: 'Give "channel", "from" and "text".' });
  }
  const userId = agentOf(wish.to);
  if (userId === undefined) return answer(response, 400, { error: 'There is no such agent.' });
  try {
    const more = { ...(isText(name) ? { name } : {}), ...(isText(topic) ? { topic } : {}) };
    answer(response, 202, await desk.write({ channel, from, text, userId, ...more }));
  } catch (error) {
    answer(response, 502, { error: error instanceof Error ? error.message : 'The adaptor did not answer.' });
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** What a customer can do besides writing. */
const customerEvents = ['participant.typing', 'conversation.ended', 'message.edited', 'message.deleted'] as const;

async function postEvent(
  desk: MessageDesk,
  conversationId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const wish = await readWish(request, response);
  if (wish === undefined) return;
  const type = customerEvents.find((one) => one === wish.type);
  if (type === undefined) return answer(response, 400, { error: `Give "type": ${customerEvents.join(', ')}.` });
  if (desk.talks.get(conversationId) === undefined) {
    return answer(response, 404, { error: 'There is no such conversation.' });
  }
  // The adaptor reads it by its schema, so a part that is wrong is refused there.
  const isTaken = await desk.act(conversationId, { ...wish, type } as ConversationNews);
  answer(response, isTaken ? 202 : 409, { taken: isTaken });
}

async function behaviourRoute(desk: MessageDesk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') return answer(response, 200, desk.behaviour);
  const wish = await readWish(request, response);
  if (wish === undefined) return;
  const behaviour = readMessageBehaviour(wish);
  if (behaviour === undefined) {
    const error = `Give "outcome" (${sendOutcomes.join(', ')}), "delayMs" (0 to 60000), "repeats" and "shuffles".`;
    return answer(response, 400, { error });
  }
  desk.behaviour = behaviour;
  answer(response, 200, behaviour);
}

/** The JSON object that was posted; answers and gives undefined when there is none. */
async function readWish(request: IncomingMessage, response: ServerResponse): Promise<Fields | undefined> {
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

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
