import { randomUUID } from 'node:crypto';
import { commandRequestedType, ringReportType } from '../../../protocol/targets';
import type { CallChange, CallRecord, OutboxEntry } from './callRecord';
import { timings } from '../base/timings';

/** More unconfirmed webhooks than any call makes; the oldest goes first. */
const maxEntries = 20;

/** The record with what the telephony system must be told, already claimed for the attempt that follows at once. */
export function withOutbox(change: CallChange, nowMs: number): CallRecord {
  const { record, report, command } = change;
  const entries = [...record.outbox];
  if (report !== undefined) entries.push(newEntry(ringReportType, { ...report }, nowMs));
  if (command !== undefined) {
    const { id: commandId, ...wish } = command;
    const expiresInMs = timings.commandLifeMs;
    const data = { callId: record.callId, userId: record.oid, commandId, ...wish, expiresInMs };
    entries.push(newEntry(commandRequestedType, data, nowMs));
  }
  return { ...record, outbox: entries.slice(-maxEntries) };
}

/** A webhook to send, claimed for the attempt that follows at once. */
export function newEntry(
  type: string,
  data: Readonly<Record<string, unknown>>,
  nowMs: number,
  to?: string,
): OutboxEntry {
  const entry: OutboxEntry = {
    id: `msg_${randomUUID()}`,
    type,
    data,
    ...(to === undefined ? {} : { to }),
    createdAtMs: nowMs,
    attempts: 0,
    nextAtMs: nowMs,
  };
  return claim(entry, nowMs);
}

/** Counts an attempt and puts the next one off: no other instance tries meanwhile. */
function claim(entry: OutboxEntry, nowMs: number): OutboxEntry {
  const delays = timings.webhookRetryDelaysMs;
  const delayMs = delays[Math.min(entry.attempts, delays.length - 1)] ?? delays[0];
  return { ...entry, attempts: entry.attempts + 1, nextAtMs: nowMs + delayMs };
}

type WithOutbox = Pick<CallRecord, 'outbox'>;

/** When the next attempt is due; `undefined` when nothing waits. */
export const nextDeliveryAtMs = ({ outbox }: WithOutbox): number | undefined =>
  outbox.length === 0 ? undefined : Math.min(...outbox.map((entry) => entry.nextAtMs));

/** Claims what is due and drops what is too old; `due` as claimed. `undefined` when there is nothing to do. */
export function claimDue<R extends WithOutbox>(
  record: R,
  nowMs: number,
): { readonly record: R; readonly due: readonly OutboxEntry[] } | undefined {
  const alive = record.outbox.filter((entry) => nowMs - entry.createdAtMs < timings.webhookLifeMs);
  const isDue = (entry: OutboxEntry): boolean => entry.nextAtMs <= nowMs;
  if (!alive.some(isDue) && alive.length === record.outbox.length) return undefined;
  const outbox = alive.map((entry) => (isDue(entry) ? claim(entry, nowMs) : entry));
  return { record: { ...record, outbox }, due: outbox.filter((entry) => !alive.includes(entry)) };
}

export const withoutEntries = <R extends WithOutbox>(record: R, ids: readonly string[]): R => ({
  ...record,
  outbox: record.outbox.filter((entry) => !ids.includes(entry.id)),
});
