import type { Clock } from '../base/clock';
import { signalRUserId } from '../model/callers';
import type { SignalRClient } from '../signalr/createSignalRClient';
import type { ConnectionStore } from './connectionStore';

/** `connected` comes from the SignalR Service only; `alive` is what a softphone says of itself. */
export type ConnectionStatus = 'connected' | 'disconnected' | 'alive';

export type StoreUserInformation = (oid: string, connectionId: string, status: ConnectionStatus) => Promise<void>;

/** So many connections an instance remembers: what it knows of one it need not read. */
const rememberedConnections = 10_000;

export interface UserInformationParts {
  readonly connections: ConnectionStore;
  readonly signalR: Pick<SignalRClient, 'hasConnection'>;
  readonly tenantId: string;
  readonly clock: Clock;
}

/**
 * The one place that writes a connection's row, with one storage request for each event.
 * `connected` makes a row, or completes one that has no such time: otherwise the event is a repeat, and a connection id
 * never lives twice. `disconnected` merges its time. `alive` merges its own: of a connection that the service has not
 * told of (its event is under way or lost) the service is asked first, and of one that it does not know nothing is kept.
 */
export function createStoreUserInformation(parts: UserInformationParts): StoreUserInformation {
  const { connections, signalR, tenantId, clock } = parts;
  const ended = latestKeys<true>(rememberedConnections);
  /** Of which the service has told, and when. */
  const told = latestKeys<number>(rememberedConnections);

  const connected = async (userId: string, connectionId: string): Promise<void> => {
    const connectedAtMs = clock();
    if (await connections.insert(userId, connectionId, { connectedAtMs })) return;
    // A word of the softphone, or its end, came before it. A repeat finds its time and leaves it.
    const row = await connections.get(userId, connectionId);
    if (row?.connectedAtMs === undefined) await connections.merge(userId, connectionId, { connectedAtMs });
  };

  const toldAtMs = async (userId: string, connectionId: string): Promise<number | undefined> => {
    const row = await connections.get(userId, connectionId);
    if (row?.connectedAtMs !== undefined) return row.connectedAtMs;
    return (await signalR.hasConnection(userId, connectionId)) ? clock() : undefined;
  };

  return async (oid, connectionId, status) => {
    const userId = signalRUserId(tenantId, oid);
    const key = `${userId} ${connectionId}`;
    switch (status) {
      case 'connected':
        return connected(userId, connectionId);
      case 'alive': {
        const connectedAtMs = told.get(key) ?? (await toldAtMs(userId, connectionId));
        if (connectedAtMs === undefined) return;
        told.set(key, connectedAtMs);
        return connections.merge(userId, connectionId, { connectedAtMs, seenAtMs: clock() });
      }
      case 'disconnected':
        // A repeat would move the time and make a connection that is long gone look as if it was lost just now.
        if (ended.get(key) === true) return;
        await connections.merge(userId, connectionId, { disconnectedAtMs: clock() });
        ended.set(key, true);
    }
  };
}

/** A map that forgets the oldest when it has more than `most`. */
function latestKeys<T>(most: number): Pick<Map<string, T>, 'get' | 'set'> {
  const map = new Map<string, T>();
  return {
    get: (key) => map.get(key),
    set: (key, value) => {
      map.delete(key);
      map.set(key, value);
      const [oldest] = map.keys();
      if (map.size > most && oldest !== undefined) map.delete(oldest);
      return map;
    },
  };
}
