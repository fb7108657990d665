import type { CallSnapshot } from '../../../protocol/messages/callSnapshot';
import type { SoundFigures } from './soundFigures';
import { callOutcome } from './callOutcome';

/** Names of the events as an administrator defines them in Dynamics; they never change. */
export const kpiNames = [
  'cti_ringing',
  'cti_accepted',
  'cti_rejected',
  'cti_missed',
  'cti_hold',
  'cti_retrieve',
  'cti_transfer',
  'cti_ended',
  'cti_wrapup',
] as const;
export type KpiName = (typeof kpiNames)[number];

/** One event of a call. Nothing in it says who it was with. */
export interface KpiEvent {
  readonly name: KpiName;
  /** Epoch ms, by the clock of the record. */
  readonly atMs: number;
  /** Why, in the words of the activity's outcome. */
  readonly reason?: string | undefined;
  readonly durationMs?: number | undefined;
  /** Of the end of a call whose sound was in the browser. */
  readonly sound?: SoundFigures | undefined;
}

const decisions = { answered: 'cti_accepted', rejected: 'cti_rejected', missed: 'cti_missed' } as const;

/**
 * The figures of a call that is over, from what the adaptor tells about it: whichever window asks gets the same.
 * @param toldAtMs when `call` was told, by the clock of the record
 * @param wrappedUp when the agent was done with an answered call
 * @param sound how it sounded in this browser
 */
export function toKpiEvents(
  call: CallSnapshot,
  toldAtMs: number,
  wrappedUp?: { readonly atMs: number; readonly lastedMs: number },
  sound?: SoundFigures,
): readonly KpiEvent[] {
  // Figures are of calls with customers: who listened to one must not count it again.
  if (call.supervision !== undefined) return [];
  const ago = (elapsedMs: number): number => toldAtMs - elapsedMs;
  const endedAtMs = ago(call.endedForMs ?? 0);
  const connectedAtMs = call.connectedForMs === undefined ? undefined : ago(call.connectedForMs);
  const outcome = callOutcome(call);
  const events: KpiEvent[] = [];
  if (call.direction === 'inbound' && call.offeredForMs !== undefined) {
    const rangAtMs = ago(call.offeredForMs);
    const decidedAtMs = connectedAtMs ?? endedAtMs;
    const durationMs = Math.max(0, decidedAtMs - rangAtMs);
    events.push({ name: 'cti_ringing', atMs: rangAtMs, durationMs });
    if (outcome === 'answered' || outcome === 'rejected' || outcome === 'missed') {
      events.push({ name: decisions[outcome], atMs: decidedAtMs, durationMs });
    }
  }
  for (const { startedForMs, lastedMs } of call.holds ?? []) {
    events.push({ name: 'cti_hold', atMs: ago(startedForMs) });
    events.push({ name: 'cti_retrieve', atMs: ago(startedForMs) + lastedMs, durationMs: lastedMs });
  }
  // One call was given away, though it took two.
  if (call.reason === 'transferred' && call.consultation !== true)
    events.push({ name: 'cti_transfer', atMs: endedAtMs });
  // Nobody reports on an assumed call: how long people talked is not known and not made up.
  const talked =
    connectedAtMs === undefined || call.assumed ? {} : { durationMs: Math.max(0, endedAtMs - connectedAtMs) };
  events.push({ name: 'cti_ended', atMs: endedAtMs, reason: outcome, ...talked, sound });
  if (wrappedUp !== undefined && wrappedUp.lastedMs > 0) {
    events.push({ name: 'cti_wrapup', atMs: wrappedUp.atMs, durationMs: wrappedUp.lastedMs });
  }
  return events;
}
