import { isCallId } from '../../protocol/callId';
import { isRingOutcome, type RingOutcome } from '../../protocol/callState';
import { ringReportType } from '../../protocol/targets';
import type { FinalOutcome } from './rings';

/** The part of a ring's report that this telephony system uses. */
export interface ReadReport {
  readonly callId: string;
  readonly outcome: RingOutcome;
  readonly final: boolean;
}

export const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a webhook's body as a report about a ring; undefined when it is something else. */
export function reportOf(event: unknown): ReadReport | undefined {
  if (!isFields(event) || typeof event.type !== 'string' || !event.type.endsWith(ringReportType)) return undefined;
  const data = event.data;
  if (!isFields(data) || !isCallId(data.callId) || !isRingOutcome(data.outcome)) return undefined;
  return { callId: data.callId, outcome: data.outcome, final: data.final === true };
}

/** The outcome that ends the ring, or undefined while it goes on. */
export function finalOutcomeOf(report: ReadReport): FinalOutcome | undefined {
  if (!report.final || report.outcome === 'shown' || report.outcome === 'handed-to-host') return undefined;
  return report.outcome;
}
