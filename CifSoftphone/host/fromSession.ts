import { fromCifResult, isRecord, textOf } from './fromCifResult';

/** The entry of a session's `context` by which we find its call again, also after a reload. */
export const callKeyEntry = 'ctiCallKey';

export interface SessionFacts {
  readonly sessionId: string | undefined;
  /** `undefined` for a session that belongs to no call of ours. */
  readonly callKey: string | undefined;
  /** In front of the agent; the documentation writes `focussed`, what comes is `focused`. */
  readonly focused: boolean;
}

/** What `getSession`, `onSessionSwitched` and `onSessionClosed` tell of a session; any of it may be missing. */
export function fromSession(payload: unknown): SessionFacts {
  const plain = fromCifResult(payload);
  const facts = isRecord(plain) ? plain : {};
  return {
    sessionId: textOf(plain, 'sessionId'),
    callKey: textOf(facts['context'], callKeyEntry),
    focused: facts['focused'] === true || facts['focussed'] === true,
  };
}
