import { hashKey } from '../base/hashKey';
import type { Tables } from '../storage/openTables';
import { ignoreMissing, isConflict, isMissing, isStale } from '../storage/storageErrors';
import { nameKey, type SystemRecord } from './systemRecord';
import { readIfThere, systemsPartition } from './systemRow';

/** Which app has which name. */
export interface SystemNames {
  /** A name is one app's: of two that come at once one gets it. @returns false when it is another's */
  claimName(name: string, app: string, nowMs: number): Promise<boolean>;
  /** Gives a name back if it is this app's. */
  releaseName(name: string, app: string): Promise<void>;
}

const nameRow = (name: string): string => `name-${hashKey(nameKey(name))}`;

/**
 * A claim is followed by its registration within a request's time. One that was not belongs to a process that died, and
 * must not keep the name for ever.
 */
const unfinishedClaimMs = 60_000;

interface NameRow {
  readonly app?: string;
  readonly claimedAtMs?: number;
  readonly etag?: string;
}

/** @param get the registration of an app: a name without one is not kept for ever */
export function createSystemNames(
  tables: Pick<Tables, 'calls' | 'ready'>,
  get: (app: string) => Promise<SystemRecord | undefined>,
): SystemNames {
  const { calls: table, ready } = tables;
  return {
    claimName: async (name, app, nowMs) => {
      await ready();
      const claim = {
        partitionKey: systemsPartition,
        rowKey: nameRow(name),
        app,
        claimedAtMs: { type: 'Double', value: String(nowMs) } as const,
      };
      try {
        await table.createEntity(claim);
        return true;
      } catch (error) {
        if (!isConflict(error)) throw error;
      }
      const held = await readIfThere<NameRow>(tables, nameRow(name));
      // It was given back this moment: who asks again gets it.
      if (held === undefined) return false;
      const isOwn = held.app === app;
      const holder = await get(held.app ?? '');
      if (holder !== undefined && nameKey(holder.name) === nameKey(name)) return isOwn;
      if (!isOwn && nowMs - (held.claimedAtMs ?? 0) < unfinishedClaimMs) return false;
      try {
        await table.updateEntity(claim, 'Replace', { etag: held.etag ?? '' });
        return true;
      } catch (error) {
        if (isStale(error) || isMissing(error)) return false;
        throw error;
      }
    },
    releaseName: async (name, app) => {
      const held = await readIfThere<NameRow>(tables, nameRow(name));
      if (held?.app === app) await ignoreMissing(table.deleteEntity(systemsPartition, nameRow(name)));
    },
  };
}
