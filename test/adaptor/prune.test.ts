import { createCallStore } from '../../adaptor/src/calls/callStore';
import { ended } from '../../adaptor/src/model/callRecord';
import { newCall } from '../../adaptor/src/model/newCall';
import { createConnectionStore } from '../../adaptor/src/connections/connectionStore';
import { openTables } from '../../adaptor/src/storage/openTables';
import { timings } from '../../adaptor/src/base/timings';
import { startStorage } from '../../simulator/storage/startStorage';

describe('old rows', () => {
  it('are deleted once they ended long ago, and no others', async () => {
    const storage = await startStorage();
    try {
      const tables = openTables({ storage: { connectionString: storage.connectionString }, userTable: 'prune' });
      const calls = createCallStore(tables);
      const connections = createConnectionStore(tables);
      const nowMs = Date.now();
      const event = { type: 'call.offered', assumed: true, channel: 'voice', direction: 'inbound' } as const;
      const open = newCall({ ...event, from: {}, to: {} }, 'app', 'oid', { ringTtlMs: 1, shownDeadlineMs: 1 }, nowMs);
      const recent = ended({ ...open, callId: 'recent' }, 'normal', nowMs);
      const old = ended({ ...open, callId: 'old' }, 'normal', nowMs - 10_000);
      for (const call of [open, recent, old]) await calls.insert(call);
      await connections.merge('u', 'live', { connectedAtMs: nowMs });
      await connections.merge('u', 'ended', { disconnectedAtMs: nowMs - 10_000 });
      const dayMs = timings.endedConnectionLifeMs;
      // Their service or browser died without a word, so nobody ever told that they ended.
      await connections.merge('u', 'silent', { connectedAtMs: nowMs - 3 * dayMs, seenAtMs: nowMs - dayMs - 1 });
      await connections.merge('u', 'never-seen', { connectedAtMs: nowMs - dayMs - 1 });
      await connections.merge('u', 'long-ended', { disconnectedAtMs: nowMs - dayMs - 1 });
      await connections.merge('u', 'old-and-alive', { connectedAtMs: nowMs - 3 * dayMs, seenAtMs: nowMs - 1_000 });
      await calls.prune(nowMs - 5_000);
      await connections.prune(nowMs);
      await connections.prune(nowMs);
      const left = await Promise.all([open, recent, old].map((call) => calls.ofCallId('app', call.callId)));
      expect(left.map((rows) => rows.length)).toEqual([1, 1, 0]);
      const rows = await connections.ofUser('u');
      expect(new Set(rows.map((row) => row.seenAtMs ?? row.disconnectedAtMs ?? row.connectedAtMs))).toEqual(
        new Set([nowMs, nowMs - 10_000, nowMs - 1_000]),
      );
    } finally {
      await storage.stop();
    }
  }, 20_000);
});
