import { isFields } from '../../protocol/fields';
import type { Stored, StoreFailure } from '../activity/activityStore';
import type { WebApiReply } from './webApiSend';

export const stored = <T>(value: T): Stored<T> => ({ ok: true, value });

type Answered = Extract<WebApiReply, { answered: true }>;
export const isDone = (reply: WebApiReply): reply is Answered =>
  reply.answered && reply.status >= 200 && reply.status < 300;

export function toFailure(reply: WebApiReply): StoreFailure {
  if (!reply.answered) return { ok: false, reason: reply.reason };
  const { status, retryAfterMs } = reply;
  return { ok: false, reason: String(status), ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

export const etagIn = (body: unknown): string | undefined =>
  isFields(body) && typeof body['@odata.etag'] === 'string' ? body['@odata.etag'] : undefined;

export function whoAmI(reply: WebApiReply): string | StoreFailure {
  if (!isDone(reply)) return toFailure(reply);
  const id = isFields(reply.body) ? reply.body.UserId : undefined;
  return typeof id === 'string' ? id : { ok: false, reason: 'malformed' };
}
