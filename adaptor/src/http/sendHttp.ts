import { createAskHttp, type AskHttp, type HttpMessage } from './askHttp';

/** As `AskHttp`, for whom the status says it all. @throws Error without an answer in time */
export type SendHttp = (message: HttpMessage) => Promise<number>;

export const createSendHttp =
  (ask: AskHttp = createAskHttp()): SendHttp =>
  async (message) =>
    (await ask(message)).status;

/** Nobody listens there: the request certainly did not arrive. A name with two addresses fails with a list. */
export function isConnectionRefused(error: unknown): boolean {
  const { errors } = (error ?? {}) as { errors?: unknown };
  const all: readonly unknown[] = Array.isArray(errors) ? errors : [error];
  return all.length > 0 && all.every((one) => (one as { code?: unknown } | undefined)?.code === 'ECONNREFUSED');
}
