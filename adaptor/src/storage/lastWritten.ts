import type { RowKey } from '../model/rowKeys';

/**
 * Rows as this process has written them last, so that the next change need not read them. Nobody may rely on one: another
 * instance can have changed it. A write on condition of its etag finds that out; what writes nothing must read.
 */
export interface LastWritten<S> {
  /** Waits for a write of this process that is under way. `undefined`: not known. */
  of(key: RowKey): Promise<S | undefined>;
  /** @param work writes the row and says what it is now; `undefined`: it is not known any more */
  write(key: RowKey, work: () => Promise<S | undefined>): Promise<S | undefined>;
}

/** Those whose next change is near: the calls that one instance has at a time, some megabytes. */
const rememberedRows = 2_000;

export function createLastWritten<S>(mostRows: number = rememberedRows): LastWritten<S> {
  const rows = new Map<string, S>();
  const writing = new Map<string, Promise<unknown>>();
  const nameOf = ({ partition, row }: RowKey): string => `${partition} ${row}`;

  const remember = (name: string, row: S | undefined): void => {
    rows.delete(name);
    if (row === undefined) return;
    rows.set(name, row);
    for (const oldest of rows.keys()) {
      if (rows.size <= mostRows) break;
      rows.delete(oldest);
    }
  };

  return {
    of: async (key) => {
      const name = nameOf(key);
      await writing.get(name);
      return rows.get(name);
    },
    write: async (key, work) => {
      const name = nameOf(key);
      const written = work();
      // Nobody who waits for it is told of its failure.
      const settled = written.catch(() => undefined).then((row) => remember(name, row));
      writing.set(name, settled);
      try {
        return await written;
      } finally {
        await settled;
        if (writing.get(name) === settled) writing.delete(name);
      }
    },
  };
}
