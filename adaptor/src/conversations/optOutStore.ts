import { hashKey } from '../base/hashKey';
import type { Tables } from '../storage/openTables';
import { ignoreMissing, isMissing } from '../storage/storageErrors';

/** Who wants to be written to no more, by channel and address of one telephony system. Addresses lie there as hashes. */
export interface OptOutStore {
  has(source: string, channel: string, address: string): Promise<boolean>;
  put(source: string, channel: string, address: string): Promise<void>;
  /** The customer writes again. */
  remove(source: string, channel: string, address: string): Promise<void>;
}

const partitionOf = (source: string, channel: string, address: string): string =>
  `stop-${source}-${hashKey(JSON.stringify([channel, address.toLowerCase()]))}`;
const row = 'stop';

export function createOptOutStore({ calls: table, ready }: Tables): OptOutStore {
  return {
    has: async (...whom) => {
      await ready();
      try {
        await table.getEntity(partitionOf(...whom), row);
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    put: async (...whom) => {
      await ready();
      await table.upsertEntity({ partitionKey: partitionOf(...whom), rowKey: row }, 'Replace');
    },
    remove: async (...whom) => {
      await ready();
      await ignoreMissing(table.deleteEntity(partitionOf(...whom), row));
    },
  };
}
