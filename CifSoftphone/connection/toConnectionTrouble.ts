import type { Trouble } from '../core/troubles/trouble';
import { retryAfterMsIn } from './retryAfter';

export interface ConnectionFailure {
  readonly trouble: Trouble;
  /** The adaptor did not accept the token. */
  readonly unauthorized: boolean;
  /** The adaptor asked not to come back earlier. */
  readonly retryAfterMs?: number;
}

/**
 * What a failed start means to the agent. SignalR wraps the cause into its message: only the HTTP status and the time to wait are read.
 */
export function toConnectionTrouble(error: unknown): ConnectionFailure {
  const text = error instanceof Error ? error.message : '';
  const status = /Status code '(\d{3})'/.exec(text)?.[1];
  if (status === '403') return { trouble: { kind: 'NotAllowed', detail: status }, unauthorized: false };
  const detail = status === undefined ? {} : { detail: status };
  if (status === '401') return { trouble: { kind: 'AdaptorUnreachable', ...detail }, unauthorized: true };
  const negotiating = /negotiat/i.test(text) || status !== undefined;
  const waitMs = status === undefined ? undefined : retryAfterMsIn(text);
  return {
    trouble: { kind: negotiating ? 'AdaptorUnreachable' : 'ServiceLost', ...detail },
    unauthorized: false,
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
  };
}
