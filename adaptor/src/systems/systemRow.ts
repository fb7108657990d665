import type { Tables } from '../storage/openTables';
import { isMissing } from '../storage/storageErrors';

/** All that concerns systems, so that it is read at once. */
export const systemsPartition = 'systems';

/** A row of it; `undefined` where there is none. */
export async function readIfThere<T extends object>(
  { calls, ready }: Pick<Tables, 'calls' | 'ready'>,
  row: string,
): Promise<T | undefined> {
  await ready();
  try {
    return await calls.getEntity<T>(systemsPartition, row);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
