import type { ClientConnection } from './clientConnection';
import type { ConnectionIdentity } from './upstreamClient';

/** Who is connected, and who may connect because it has just negotiated. */
export function connectionRegistry(negotiateValidMs: number) {
  const live = new Map<string, ClientConnection>();
  const byUser = new Map<string, Set<ClientConnection>>();
  /** connection token -> until when its socket may be opened */
  const expected = new Map<string, { identity: ConnectionIdentity; untilMs: number }>();
  const attached = new Set<string>();
  const userKey = (hub: string, userId: string): string => `${hub}\n${userId}`;

  return {
    /** Remembers a negotiated connection under its token for a few seconds. */
    expect(token: string, identity: ConnectionIdentity): void {
      const nowMs = performance.now();
      for (const [old, { untilMs }] of expected) {
        if (untilMs > nowMs) break;
        expected.delete(old);
      }
      expected.set(token, { identity, untilMs: nowMs + negotiateValidMs });
    },
    /** Gives the negotiated identity once; `taken` when a socket already lives on that token. */
    attach(token: string): ConnectionIdentity | 'unknown' | 'taken' {
      if (attached.has(token)) return 'taken';
      const found = expected.get(token);
      expected.delete(token);
      if (!found || found.untilMs < performance.now()) return 'unknown';
      attached.add(token);
      return found.identity;
    },
    detach: (token: string): void => void attached.delete(token),
    add(connection: ClientConnection): void {
      const { connectionId, hub, userId } = connection.identity;
      live.set(connectionId, connection);
      if (userId === undefined) return;
      const key = userKey(hub, userId);
      const mine = byUser.get(key) ?? new Set();
      byUser.set(key, mine.add(connection));
    },
    remove(connection: ClientConnection): void {
      const { connectionId, hub, userId } = connection.identity;
      live.delete(connectionId);
      if (userId === undefined) return;
      const mine = byUser.get(userKey(hub, userId));
      mine?.delete(connection);
      if (mine?.size === 0) byUser.delete(userKey(hub, userId));
    },
    connection(hub: string, connectionId: string): ClientConnection | undefined {
      const found = live.get(connectionId);
      return found?.identity.hub === hub ? found : undefined;
    },
    ofUser: (hub: string, userId: string): readonly ClientConnection[] => [...(byUser.get(userKey(hub, userId)) ?? [])],
    ofHub: (hub: string): readonly ClientConnection[] => [...live.values()].filter((one) => one.identity.hub === hub),
    all: (): readonly ClientConnection[] => [...live.values()],
    count: (userId?: string): number =>
      userId === undefined ? live.size : [...live.values()].filter((one) => one.identity.userId === userId).length,
    forgetAll(): void {
      live.clear();
      byUser.clear();
      expected.clear();
      attached.clear();
    },
  };
}

export type ConnectionRegistry = ReturnType<typeof connectionRegistry>;
