import type { ConversationRecord } from '../model/conversationRecord';
import { conversationKey, conversationRow, type RowKey } from '../model/rowKeys';
import { deleteWhere } from '../storage/deleteWhere';
import type { Tables } from '../storage/openTables';
import { isConflict, isMissing, isStale, unknownEtag } from '../storage/storageErrors';

export interface StoredConversation {
  readonly record: ConversationRecord;
  readonly etag: string;
}

export interface ConversationRows {
  /** @returns false when the conversation has its row */
  insert(record: ConversationRecord): Promise<boolean>;
  get(key: RowKey): Promise<StoredConversation | undefined>;
  /** Stores the record only if nobody changed the row since it was read. @returns the row as it is now, or `undefined` */
  replace(record: ConversationRecord, read: StoredConversation): Promise<StoredConversation | undefined>;
  /** Deletes conversations that were over before `beforeMs`, with all their messages; reads the whole table. */
  prune(beforeMs: number): Promise<void>;
}

export const keyOfConversation = ({ source, conversationId }: ConversationRecord): RowKey =>
  conversationKey(source, conversationId);

/** A property holds 64 KiB, of which each UTF-16 unit takes two bytes: a record with long messages has several. */
const unitsPerProperty = 30_000;

type Row = Readonly<Record<string, unknown>> & { readonly etag?: string };

export function createConversationRows({ calls: table, ready }: Tables): ConversationRows {
  const rowOf = (record: ConversationRecord) => {
    const { partition: partitionKey, row: rowKey } = keyOfConversation(record);
    const { overAtMs } = record;
    return {
      partitionKey,
      rowKey,
      ...toParts(JSON.stringify(record)),
      ...(overAtMs === undefined ? {} : { overAtMs: { type: 'Double', value: String(overAtMs) } as const }),
    };
  };
  return {
    insert: async (record) => {
      await ready();
      try {
        await table.createEntity(rowOf(record));
        return true;
      } catch (error) {
        if (isConflict(error)) return false;
        throw error;
      }
    },
    get: async ({ partition, row }) => {
      await ready();
      try {
        return readRow(await table.getEntity<Record<string, unknown>>(partition, row));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    replace: async (record, { etag }) => {
      try {
        const written = await table.updateEntity(rowOf(record), 'Replace', { etag });
        return { record, etag: written.etag ?? unknownEtag };
      } catch (error) {
        if (isStale(error) || isMissing(error)) return undefined;
        throw error;
      }
    },
    prune: async (beforeMs) => {
      await ready();
      const filter = `RowKey eq '${conversationRow}' and overAtMs lt ${beforeMs}.0`;
      const found: string[] = [];
      for await (const { partitionKey } of table.listEntities({ queryOptions: { filter } })) {
        if (partitionKey !== undefined) found.push(partitionKey);
      }
      // Its own row last: as long as that is there, the next look finds what is left.
      for (const partition of found) {
        await deleteWhere(table, `PartitionKey eq '${partition}' and RowKey ne '${conversationRow}'`);
        await deleteWhere(table, `PartitionKey eq '${partition}'`);
      }
    },
  };
}

function toParts(text: string): Readonly<Record<string, string>> {
  const count = Math.ceil(text.length / unitsPerProperty);
  const parts = Array.from({ length: count }, (_, at) => [
    `record${at}`,
    text.slice(at * unitsPerProperty, (at + 1) * unitsPerProperty),
  ]);
  return Object.fromEntries(parts) as Record<string, string>;
}

/** Only this file writes rows, so what the parts hold together is a record. */
function readRow(row: Row): StoredConversation {
  let text = '';
  for (let at = 0; typeof row[`record${at}`] === 'string'; at += 1) text += row[`record${at}`] as string;
  return { record: JSON.parse(text === '' ? '{}' : text) as ConversationRecord, etag: row.etag ?? '*' };
}
