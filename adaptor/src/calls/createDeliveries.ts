import { setTimeout as sleep } from 'node:timers/promises';
import type { Background } from '../base/background';
import type { Clock } from '../base/clock';
import type { Log } from '../base/log';
import { timings } from '../base/timings';
import type { Courier } from '../webhooks/createCourier';
import { claimDue, nextDeliveryAtMs, withoutEntries } from '../model/outbox';
import type { CallKey } from '../model/callKeys';
import type { CallRecord, OutboxEntry } from '../model/callRecord';
import type { CallStore, StoredCall } from './callStore';
import type { DueStore } from '../storage/dueStore';

/** Brings the webhooks of calls to the telephony system. Nothing that a call must do in time waits for this. */
export interface Deliveries {
  /** Sends and crosses off what was confirmed. @returns the call as it is then; `undefined` when there is none */
  deliver(key: CallKey, stored: StoredCall, entries: readonly OutboxEntry[]): Promise<CallRecord | undefined>;
  /** Claims what is due, stores the next look and sends. Resolves when the claim is stored: nobody waits for a receiver. */
  claim(key: CallKey): Promise<void>;
}

export interface DeliveriesParts {
  readonly calls: CallStore;
  readonly due: DueStore;
  readonly courier: Courier;
  readonly clock: Clock;
  readonly log: Log;
  readonly background: Background;
}

const maxAttempts = 12;

/** What one attempt takes at most. */
const attemptMs = timings.webhookQueueMs + timings.webhookTimeoutMs + timings.webhookSpareMs;

export function createDeliveries({ calls, due, courier, clock, log, background }: DeliveriesParts): Deliveries {
  /** Tries it with the row as we wrote it: only when somebody came in between is it read again. */
  const crossOff = async (
    key: CallKey,
    written: StoredCall,
    ids: readonly string[],
  ): Promise<CallRecord | undefined> => {
    let stored: StoredCall | undefined = written;
    for (let attempt = 1; attempt <= maxAttempts && stored !== undefined; attempt += 1) {
      const left = await calls.replace(withoutEntries(stored.record, ids), stored);
      if (left !== undefined) return left.record;
      if (attempt > 1) await sleep(Math.random() * 10 * attempt);
      stored = await calls.get(key);
    }
    return stored?.record;
  };

  const deliver: Deliveries['deliver'] = async (key, stored, entries) => {
    const done: string[] = [];
    for (const entry of entries) {
      // One after the other, for their order; what the claim would not cover any more is left to the next look.
      if (clock() + attemptMs > entry.nextAtMs) continue;
      if (await courier.send(entry, stored.record.callId)) done.push(entry.id);
      else log.warn('webhook-not-confirmed', { attempts: entry.attempts });
    }
    return done.length === 0 ? stored.record : crossOff(key, stored, done);
  };

  const claim: Deliveries['claim'] = async (key) => {
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const stored = await calls.get(key);
      const claimed = stored === undefined ? undefined : claimDue(stored.record, clock());
      const next = stored === undefined ? undefined : nextDeliveryAtMs(claimed?.record ?? stored.record);
      if (next !== undefined) await due.add('delivery', key, next);
      if (stored === undefined || claimed === undefined) return;
      const changed = await calls.replace(claimed.record, stored);
      if (changed === undefined) continue;
      void background(() => deliver(key, changed, claimed.due));
      return;
    }
  };

  return { deliver, claim };
}
