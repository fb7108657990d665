import type { Clock } from '../base/clock';
import { limits } from '../settings/limits';

/** Who has too many connections, learned from the rows that a ring reads anyway: no storage call is made for it. */
export interface ConnectionLimit {
  /** A ring found so many living connections of this agent. */
  saw(oid: string, live: number): void;
  /** @returns 0, or the milliseconds until the agent may negotiate again */
  waitMs(oid: string): number;
}

/**
 * Keeps one agent from eating all connections of the service. It looks away again after a minute: a ring must never be
 * lost for long because of rows that are out of date.
 */
export function createConnectionLimit(perUser: number, clock: Clock): ConnectionLimit {
  const overUntilMs = new Map<string, number>();
  return {
    saw: (oid, live) => {
      overUntilMs.delete(oid);
      if (live < perUser) return;
      overUntilMs.set(oid, clock() + limits.tooManyConnectionsMs);
      for (const oldest of overUntilMs.keys()) {
        if (overUntilMs.size <= limits.rememberedCallers) break;
        overUntilMs.delete(oldest);
      }
    },
    waitMs: (oid) => {
      const untilMs = overUntilMs.get(oid);
      if (untilMs === undefined) return 0;
      const waitMs = Math.min(untilMs - clock(), limits.tooManyConnectionsMs);
      if (waitMs > 0) return waitMs;
      overUntilMs.delete(oid);
      return 0;
    },
  };
}
