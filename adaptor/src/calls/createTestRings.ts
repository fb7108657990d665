import { randomUUID } from 'node:crypto';
import type { TestRingAnswer, TestRingSeen } from '../../../protocol/messages/answers';
import { timings } from '../base/timings';
import type { ConnectionStore } from '../connections/connectionStore';
import { tooManyRequests, unknownCall } from '../http/problems';
import { isRinging, type CallRecord } from '../model/callRecord';
import { signalRUserId } from '../model/callers';
import { judgePresence } from '../model/presence';
import { callRowKey } from '../model/rowKeys';
import { createPushRing, type PushRingParts } from './createPushRing';

/** Rings of an administrator's own softphone, from storage to the screen, with nobody at the other end. */
export interface TestRings {
  /** @param words what stands in the place of the caller's name @throws ProblemError 409, 429 or 503 */
  ring(oid: string, words: string): Promise<TestRingAnswer>;
  /** @throws ProblemError 404 for what is not this person's */
  see(oid: string, callId: string): Promise<TestRingSeen>;
}

export interface TestRingsParts extends PushRingParts {
  readonly connections: ConnectionStore;
  readonly tenantId: string;
  /** The adaptor's own client id: no telephony system has it, so none can tell anything of the call. */
  readonly source: string;
}

export function createTestRings(parts: TestRingsParts): TestRings {
  const { calls, connections, tenantId, source, clock } = parts;
  const { push } = createPushRing(parts);

  const newTestCall = (oid: string, displayName: string, nowMs: number): CallRecord => ({
    callId: randomUUID(),
    source,
    oid,
    channel: 'voice',
    direction: 'inbound',
    // Without a number: nobody is looked for in Dynamics.
    from: { displayName },
    to: {},
    state: 'offered',
    assumed: false,
    capabilities: [],
    test: {},
    version: 1,
    createdAtMs: nowMs,
    shownDeadlineAtMs: nowMs + timings.testRingMs,
    ringEndsAtMs: nowMs + timings.testRingMs,
    seenEvents: [],
    outbox: [],
  });

  return {
    ring: async (oid, words) => {
      const startedAtMs = clock();
      const { open } = await calls.ofAgent(oid, 0);
      const earlier = open.find(({ record }) => record.test !== undefined && isRinging(record));
      if (earlier !== undefined) {
        const waitMs = Math.max(1_000, earlier.record.ringEndsAtMs - clock());
        throw tooManyRequests('A test ring of yours rings already.', waitMs);
      }
      const call = newTestCall(oid, words, startedAtMs);
      const [, rows] = await Promise.all([calls.insert(call), connections.ofUser(signalRUserId(tenantId, oid))]);
      const storedAfterMs = Math.max(0, clock() - startedAtMs);
      const answer = await push(call, judgePresence(rows, clock()));
      const { callId, connections: live } = answer;
      const pushedAfterMs = Math.max(0, clock() - startedAtMs);
      return { callId, connections: live, storedAfterMs, pushedAfterMs, endsInMs: timings.testRingMs };
    },
    see: async (oid, callId) => {
      const stored = await calls.get(callRowKey(source, callId, oid));
      if (stored?.record.test === undefined) throw unknownCall();
      const { record } = stored;
      const { shownAtMs, notifiedAtMs } = record.test ?? {};
      const after = (atMs: number): number => Math.max(0, atMs - record.createdAtMs);
      return {
        state: isRinging(record) ? 'rings' : 'over',
        ...(shownAtMs === undefined ? {} : { shownAfterMs: after(shownAtMs) }),
        ...(notifiedAtMs === undefined ? {} : { notifiedAfterMs: after(notifiedAtMs) }),
      };
    },
  };
}
