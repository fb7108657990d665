/**
 * Where a call is, in the words of CSTA's connection states (ECMA-269).
 * `initiated`: dialled by the agent, not yet answered at the other end.
 * `offered`: known to the adaptor, not yet drawn. `alerting`: drawn by us in front of the agent.
 */
export const callStates = ['initiated', 'offered', 'alerting', 'connected', 'held', 'disconnected'] as const;
export type CallState = (typeof callStates)[number];

/** Why a call ended. `not-dialled`: the telephony system refused to dial, or never said that it does. `assumed` calls that nobody reports on end as `normal` with an unknown duration. */
export const endReasons = [
  'normal',
  'rejected',
  'timed-out',
  'not-shown',
  'not-connected',
  'cancelled',
  'answered-elsewhere',
  'busy',
  'no-answer',
  'unreachable',
  'not-dialled',
  'transferred',
  'error',
] as const;
export type EndReason = (typeof endReasons)[number];

/** What became of a ring, as the softphone reports it. The order of the first three is not a rank. */
export const ringOutcomes = ['shown', 'handed-to-host', 'not-shown', 'accepted', 'rejected', 'timed-out'] as const;
export type RingOutcome = (typeof ringOutcomes)[number];

export const isCallState = (value: unknown): value is CallState => callStates.some((state) => state === value);
export const isEndReason = (value: unknown): value is EndReason => endReasons.some((reason) => reason === value);
