import type { Trouble } from '../line/trouble';

export interface ConnectionFailure {
  readonly trouble: Trouble;
  /** The adaptor did not accept the token. */
  readonly unauthorized: boolean;
}

/**
 * What a failed start means to the agent. SignalR wraps the cause into its message: only the HTTP status is read.
 */
export function toConnectionTrouble(error: unknown): ConnectionFailure {
  const text = error instanceof Error ? error.message : '';
  const status = /Status code '(\d{3})'/.exec(text)?.[1];
  if (status === '403') return { trouble: { kind: 'NotAllowed', detail: status }, unauthorized: false };
  const detail = status === undefined ? {} : { detail: status };
  if (status === '401') return { trouble: { kind: 'AdaptorUnreachable', ...detail }, unauthorized: true };
  const negotiating = /negotiat/i.test(text) || status !== undefined;
  return { trouble: { kind: negotiating ? 'AdaptorUnreachable' : 'ServiceLost', ...detail }, unauthorized: false };
}
