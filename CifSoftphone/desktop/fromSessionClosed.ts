import { fromCifResult, isRecord, textOf } from './fromCifResult';

/** The entry of a session's `context` by which we find its call again. */
export const callKeyEntry = 'ctiCallKey';

export interface ClosedSession {
  readonly sessionId: string | undefined;
  readonly callKey: string | undefined;
}

/** The payload of `onSessionClosed`; its shape is undocumented, so either entry may be missing. */
export function fromSessionClosed(payload: unknown): ClosedSession {
  const plain = fromCifResult(payload);
  const context = isRecord(plain) ? plain['context'] : undefined;
  return { sessionId: textOf(plain, 'sessionId'), callKey: textOf(context, callKeyEntry) };
}
