import { hashKey } from '../base/hashKey';
import type { Tables } from '../storage/openTables';
import { unknownEtag, unlessOvertaken } from '../storage/storageErrors';
import { nameKey, type SystemRecord } from './systemRecord';
import { readIfThere, systemsPartition } from './systemRow';

/** Which app has which name. */
export interface SystemNames {
  /** A name is one app's: of two that come at once one gets it. @returns false when it is another's */
  claimName(name: string, app: string, nowMs: number): Promise<boolean>;
  /** The app's hold on a name as it is now; `undefined` where it has none. */
  holdOf(name: string, app: string): Promise<NameHold | undefined>;
  /** Gives a name back, unless it was claimed anew since the hold was read. */
  releaseName(hold: NameHold): Promise<void>;
}

export interface NameHold {
  readonly row: string;
  readonly etag: string;
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
      if (await unlessOvertaken(table.createEntity(claim))) return true;
      const held = await readIfThere<NameRow>(tables, nameRow(name));
      // It was given back this moment: who asks again gets it.
      if (held === undefined) return false;
      const isOwn = held.app === app;
      const holder = await get(held.app ?? '');
      if (holder !== undefined && nameKey(holder.name) === nameKey(name)) return isOwn;
      if (!isOwn && nowMs - (held.claimedAtMs ?? 0) < unfinishedClaimMs) return false;
      return unlessOvertaken(table.updateEntity(claim, 'Replace', { etag: held.etag ?? unknownEtag }));
    },
    holdOf: async (name, app) => {
      const row = nameRow(name);
      const held = await readIfThere<NameRow>(tables, row);
      return held?.app === app ? { row, etag: held.etag ?? unknownEtag } : undefined;
    },
    releaseName: async ({ row, etag }) => {
      await unlessOvertaken(table.deleteEntity(systemsPartition, row, { etag }));
    },
  };
}
