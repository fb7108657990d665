import { timings } from '../base/timings';

/** One row per connection; each kind of event merges its own column. Times are ms since 1970 on the adaptor's clock. */
export interface ConnectionRow {
  /** When the SignalR Service told of it. Without this time a row counts for nothing: an id can be invented. */
  readonly connectedAtMs?: number;
  readonly disconnectedAtMs?: number;
  /** Last heartbeat. */
  readonly seenAtMs?: number;
}

export interface Presence {
  /** Connections that are live now. */
  readonly live: number;
  /** True when a ring has a chance to be seen: a live connection, or one lost so recently that it will come back. */
  readonly reachable: boolean;
  /** Of who is only reachable because of a connection lost just now: when that counts no longer. */
  readonly graceEndsAtMs?: number;
}

/**
 * A row with `disconnectedAtMs` is dead whatever came before or after it: the order of events does not matter. One of
 * which the SignalR Service has not told is none, neither live nor lost: whoever says so may have invented it.
 */
export function judgePresence(all: readonly ConnectionRow[], nowMs: number): Presence {
  const rows = all.filter((row) => row.connectedAtMs !== undefined);
  const live = rows.filter((row) => row.disconnectedAtMs === undefined && isRecent(row, nowMs)).length;
  const lostAtMs = Math.max(0, ...rows.map(({ disconnectedAtMs = 0 }) => disconnectedAtMs));
  const graceEndsAtMs = lostAtMs + timings.lostConnectionGraceMs;
  if (live > 0 || nowMs >= graceEndsAtMs) return { live, reachable: live > 0 };
  return { live, reachable: true, graceEndsAtMs };
}

function isRecent(row: ConnectionRow, nowMs: number): boolean {
  if (row.seenAtMs !== undefined) return nowMs - row.seenAtMs < timings.heartbeatLifeMs;
  return nowMs - (row.connectedAtMs ?? 0) < timings.silentConnectionLifeMs;
}

/** Nobody counts it, and no late event is expected for it. A service or browser that died may never have said so. */
export function isLongGone(row: ConnectionRow, nowMs: number): boolean {
  const lastHeardAtMs = row.disconnectedAtMs ?? row.seenAtMs ?? row.connectedAtMs ?? 0;
  const counts = row.disconnectedAtMs === undefined && isRecent(row, nowMs);
  return !counts && nowMs - lastHeardAtMs > timings.endedConnectionLifeMs;
}
