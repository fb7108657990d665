import { odata } from '@azure/data-tables';
import { laterState, type MessageState } from '../../../protocol/conversationWords';
import type { Message } from '../../../protocol/messages/conversation';
import { hashKey } from '../base/hashKey';
import type { Unfiled } from '../model/conversationRecord';
import type { RowKey } from '../model/rowKeys';
import type { Table, Tables } from '../storage/openTables';
import { isConflict, isMissing, unlessOvertaken } from '../storage/storageErrors';
import { overtaken, untilStored } from '../storage/untilStored';

/** What becomes of a message: its state, or its words when their author changes them. */
export type MessageNews =
  | { readonly state: MessageState; readonly failed?: Message['failed'] }
  | { readonly text: string }
  | { readonly deleted: true };

/** The messages of a conversation: a row for each, beside the conversation's own. */
export interface MessageRows {
  /** Brings into rows what was decided; several times is as once. */
  file(key: RowKey, unfiled: readonly Unfiled[]): Promise<void>;
  /** True for what was filed by this instance. */
  isFiled(key: RowKey, unfiled: Unfiled): boolean;
  /** The place of a message that has a row; `undefined`: it has none. */
  seqOf(key: RowKey, id: string): Promise<number | undefined>;
  get(key: RowKey, seq: number): Promise<Message | undefined>;
  /** @returns the message as it is now, and whether that is news; `undefined` when there is none */
  change(
    key: RowKey,
    seq: number,
    news: MessageNews,
  ): Promise<{ readonly message: Message; readonly isNew: boolean } | undefined>;
  /** In the order of their places, from `from` to `to`, at most `limit`. */
  page(key: RowKey, from: number, to: number, limit: number): Promise<readonly Message[]>;
  /** What the agent had typed; one for each conversation: whoever takes it over goes on with it. */
  draft(key: RowKey): Promise<string | undefined>;
  keepDraft(key: RowKey, text: string): Promise<void>;
}

/** Ten digits keep the order of texts equal to that of numbers. */
const rowOfSeq = (seq: number): string => `m-${String(seq).padStart(10, '0')}`;
const rowOfId = (id: string): string => `i-${hashKey(id)}`;
const draftRow = 'draft';
/** Rows that this instance remembers to have written: enough for all conversations that go on at once. */
const rememberedRows = 20_000;

interface MessageRow {
  readonly message?: string;
  readonly etag?: string;
}

const nameOf = ({ partition }: RowKey, unfiled: Unfiled): string =>
  `${partition} ${'message' in unfiled ? `m${unfiled.message.seq}` : `s${unfiled.seq} ${unfiled.state}`}`;

export function createMessageRows({ calls: table, ready }: Tables): MessageRows {
  const filed = new Set<string>();
  const remember = (name: string): void => {
    filed.add(name);
    for (const oldest of filed) {
      if (filed.size <= rememberedRows) break;
      filed.delete(oldest);
    }
  };
  const insert = insertsInto(table);
  const read = readsFrom(table, ready);

  const change: MessageRows['change'] = (key, seq, news) =>
    untilStored(async () => {
      const row = await read<MessageRow>(key, rowOfSeq(seq));
      if (row?.message === undefined) return undefined;
      const before = JSON.parse(row.message) as Message;
      const message = withNews(before, news);
      if (message === before) return { message, isNew: false };
      const entity = { partitionKey: key.partition, rowKey: rowOfSeq(seq), message: JSON.stringify(message) };
      const stored = await unlessOvertaken(table.updateEntity(entity, 'Replace', { etag: row.etag }));
      return stored ? { message, isNew: true } : overtaken;
    });

  const fileOne = async (key: RowKey, unfiled: Unfiled): Promise<void> => {
    if ('message' in unfiled) {
      const { message } = unfiled;
      // Its place first: who finds the id must find the message.
      await insert(key.partition, rowOfSeq(message.seq), { message: JSON.stringify(message) });
      await insert(key.partition, rowOfId(message.id), { seq: message.seq });
    } else {
      const { seq, ...news } = unfiled;
      await change(key, seq, news);
    }
    remember(nameOf(key, unfiled));
  };

  return {
    change,
    isFiled: (key, unfiled) => filed.has(nameOf(key, unfiled)),
    file: async (key, unfiled) => {
      const missing = unfiled.filter((one) => !filed.has(nameOf(key, one)));
      // A mark is about a message, which must be there before it.
      await Promise.all(missing.filter((one) => 'message' in one).map((one) => fileOne(key, one)));
      await Promise.all(missing.filter((one) => !('message' in one)).map((one) => fileOne(key, one)));
    },
    seqOf: async (key, id) => (await read<{ seq?: number }>(key, rowOfId(id)))?.seq,
    get: async (key, seq) => {
      const row = await read<MessageRow>(key, rowOfSeq(seq));
      return row?.message === undefined ? undefined : (JSON.parse(row.message) as Message);
    },
    page: async ({ partition }, from, to, limit) => {
      await ready();
      if (to < from || limit < 1) return [];
      const last = Math.min(to, from + limit - 1);
      const filter = odata`PartitionKey eq ${partition} and RowKey ge ${rowOfSeq(from)} and RowKey le ${rowOfSeq(last)}`;
      const found: Message[] = [];
      for await (const row of table.listEntities<MessageRow>({ queryOptions: { filter } })) {
        if (row.message !== undefined) found.push(JSON.parse(row.message) as Message);
      }
      return found.sort((left, right) => left.seq - right.seq);
    },
    draft: async (key) => (await read<{ text?: string }>(key, draftRow))?.text,
    keepDraft: async ({ partition }, text) => {
      await ready();
      await table.upsertEntity({ partitionKey: partition, rowKey: draftRow, text }, 'Replace');
    },
  };
}

/** Writes a row that is not there yet. */
const insertsInto =
  (table: Table) =>
  async (partitionKey: string, rowKey: string, parts: Readonly<Record<string, unknown>>): Promise<void> => {
    try {
      await table.createEntity({ partitionKey, rowKey, ...parts });
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  };

const readsFrom =
  (table: Table, ready: Tables['ready']) =>
  async <T extends object>({ partition }: RowKey, row: string): Promise<(T & { etag: string }) | undefined> => {
    await ready();
    try {
      return (await table.getEntity<T>(partition, row)) as T & { etag: string };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };

/** The same object where it is no news: a state never goes back, and what was taken back stays so. */
function withNews(before: Message, news: MessageNews): Message {
  if ('text' in news) {
    return before.deleted === true || before.text === news.text ? before : { ...before, text: news.text, edited: true };
  }
  if ('deleted' in news) {
    if (before.deleted === true) return before;
    const { text: _text, attachments: _files, ...rest } = before;
    return { ...rest, deleted: true };
  }
  const known = before.state ?? 'stored';
  const state = laterState(known, news.state);
  if (state === known) return before;
  const { failed: _failed, ...rest } = before;
  return { ...rest, state, ...(state === 'failed' ? { failed: news.failed ?? 'unknown' } : {}) };
}
