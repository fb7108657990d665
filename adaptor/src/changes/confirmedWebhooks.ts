import type { RowKey } from '../model/rowKeys';

/** Webhooks that their receivers have confirmed and that still stand in their records, by record. */
export interface ConfirmedWebhooks {
  of(key: RowKey): ReadonlySet<string>;
  /** Notes them, and waits. */
  until(key: RowKey, ids: readonly string[], waitMs: number): Promise<void>;
  forget(key: RowKey, ids: readonly string[]): void;
}

const none: ReadonlySet<string> = new Set();

export function createConfirmed(): ConfirmedWebhooks {
  const byRecord = new Map<string, Set<string>>();
  const nameOf = ({ partition, row }: RowKey): string => `${partition} ${row}`;
  return {
    of: (key) => byRecord.get(nameOf(key)) ?? none,
    until: async (key, ids, waitMs) => {
      const known = byRecord.get(nameOf(key)) ?? new Set<string>();
      byRecord.set(nameOf(key), known);
      ids.forEach((id) => known.add(id));
      // Nobody's end waits for it: what was not crossed off is sent again, as the same webhook.
      if (waitMs > 0) await new Promise<void>((resolve) => setTimeout(resolve, waitMs).unref());
    },
    forget: (key, ids) => {
      const known = byRecord.get(nameOf(key));
      ids.forEach((id) => known?.delete(id));
      if (known?.size === 0) byRecord.delete(nameOf(key));
    },
  };
}
