import type { IncomingMessage } from 'node:http';
import { isFields, ownField, parseJson } from '../../../../protocol/fields';
import { parsed, refused, type Parsed } from '../../../../protocol/parsed';

/** A message as it stands in a request, before it is read. */
export interface Message {
  readonly userId: string;
  readonly text: string;
  readonly idempotencyKey?: string;
}

/** The text and the agent of a request to one of the two doors, as docs/connect-telephony.md has them. */
export function readMessage(
  request: IncomingMessage,
  door: 'events' | 'SendMessageToUser',
  body: string,
): Parsed<Message> {
  return door === 'events' ? readEvent(request, body) : readPlain(request, body);
}

function readPlain(request: IncomingMessage, body: string): Parsed<Message> {
  const json = parseJson(body);
  if (!json.ok || !isFields(json.value)) return refused('The body of SendMessageToUser is not a JSON object.');
  const { userId, message } = json.value;
  if (typeof userId !== 'string' || typeof message !== 'string') return refused('userId or message is missing.');
  const key = request.headers['idempotency-key'];
  return parsed({ userId, text: message, ...(typeof key === 'string' ? { idempotencyKey: key } : {}) });
}

const attributes = ['specversion', 'id', 'source', 'type', 'subject', 'userid'] as const;

function readEvent(request: IncomingMessage, body: string): Parsed<Message> {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const json = parseJson(body === '' ? '{}' : body);
  if (!json.ok || !isFields(json.value)) return refused('The body of an event is not a JSON object.');
  if (type === 'application/cloudevents+json') return withAgent(json.value, body);
  if (type !== 'application/json')
    return refused('The Content-Type is neither application/cloudevents+json nor application/json.');
  try {
    const given = attributes.flatMap((name) => {
      const value = request.headers[`ce-${name}`];
      return typeof value === 'string' ? [[name, decodeURIComponent(value)] as const] : [];
    });
    const event = { ...Object.fromEntries(given), data: json.value };
    return withAgent(event, JSON.stringify(event));
  } catch {
    return refused('A ce- header is not percent-encoded.');
  }
}

function withAgent(event: Readonly<Record<string, unknown>>, text: string): Parsed<Message> {
  const data = isFields(event.data) ? event.data : {};
  const userId = ownField(event, 'userid') ?? ownField(data, 'userId');
  if (typeof userId !== 'string') return refused('The event names no agent (userid).');
  if (!('specversion' in event)) return refused('specversion must be "1.0".');
  return parsed({ userId, text });
}
