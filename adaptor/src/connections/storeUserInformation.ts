import type { Clock } from '../clock';
import { signalRUserId } from '../identity/callers';
import type { ConnectionStore } from './connectionStore';

export type ConnectionStatus = 'connected' | 'disconnected' | 'alive';

export type StoreUserInformation = (oid: string, connectionId: string, status: ConnectionStatus) => Promise<void>;

/** How many ended connections an instance remembers, to leave a repeated event without effect. */
const rememberedEnds = 10_000;

/**
 * The one place that writes a connection's row, with one storage request for each event.
 * `connected` only makes a row: where one exists the event is a repeat, or comes after its own `disconnected`, and a
 * connection id never lives twice. `disconnected` merges its time. `alive` (a heartbeat) merges its own.
 */
export function createStoreUserInformation(
  connections: ConnectionStore,
  tenantId: string,
  clock: Clock,
): StoreUserInformation {
  const ended = new Set<string>();
  return async (oid, connectionId, status) => {
    const userId = signalRUserId(tenantId, oid);
    const key = `${userId} ${connectionId}`;
    switch (status) {
      case 'connected':
        await connections.insert(userId, connectionId, { connectedAtMs: clock() });
        return;
      case 'alive':
        await connections.merge(userId, connectionId, { seenAtMs: clock() });
        return;
      case 'disconnected':
        // A repeat would move the time and make a connection that is long gone look as if it was lost just now.
        if (ended.has(key)) return;
        await connections.merge(userId, connectionId, { disconnectedAtMs: clock() });
        ended.add(key);
        for (const oldest of ended) {
          if (ended.size <= rememberedEnds) break;
          ended.delete(oldest);
        }
    }
  };
}
