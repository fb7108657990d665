import type { Stored } from '../../../CifSoftphone/activity/activityStore';
import type { ConversationStore } from '../../../CifSoftphone/activity/conversations/conversationStore';
import type { Columns } from '../../../CifSoftphone/activity/toPhoneCall';

/** A table of conversations in memory, which can be away, refuse, or not be there. */
export function fakeConversations() {
  const rows = new Map<string, Record<string, unknown>>();
  let version = 0;
  const there = {
    rows,
    asked: [] as string[],
    /** What every request is answered instead. */
    failure: undefined as string | undefined,
    /** What a write with these columns is answered instead. */
    refuses: undefined as ((columns: Columns) => string | undefined) | undefined,
  };
  const answer = async <T>(what: string, then: () => Stored<T>): Promise<Stored<T>> => {
    there.asked.push(what);
    await Promise.resolve();
    return there.failure === undefined ? then() : { ok: false, reason: there.failure };
  };
  const write = (id: string, columns: Columns): Stored<string> => {
    const reason = there.refuses?.(columns);
    if (reason !== undefined) return { ok: false, reason };
    version += 1;
    const before = rows.get(id) ?? { statecode: 0 };
    rows.set(id, { ...before, ...columns, etag: `v${version}` });
    return { ok: true, value: `v${version}` };
  };
  const store: ConversationStore = {
    userId: () => answer('user', () => ({ ok: true, value: 'user-1' })),
    create: (id, columns) =>
      answer('create', () => {
        if (rows.has(id)) return { ok: true, value: 'existed' };
        const written = write(id, columns);
        return written.ok ? { ok: true, value: 'created' } : written;
      }),
    read: (id) =>
      answer('read', () => {
        const row = rows.get(id);
        if (row === undefined) return { ok: false, reason: '404' };
        const { description = '', cti_disposition: disposition } = row;
        return {
          ok: true,
          value: {
            etag: String(row['etag']),
            isOpen: row['statecode'] === 0,
            notes: typeof description === 'string' ? description : '',
            disposition: typeof disposition === 'string' ? disposition : undefined,
          },
        };
      }),
    update: (id, columns, { etag = '*' } = {}) =>
      answer('update', () => {
        const row = rows.get(id);
        if (row === undefined) return { ok: false, reason: '404' };
        if (etag !== '*' && etag !== row['etag']) return { ok: false, reason: '412' };
        if (row['statecode'] !== 0) return { ok: false, reason: '400' };
        return write(id, columns);
      }),
  };
  return Object.assign(there, { store, only: () => [...rows.values()] });
}
export type FakeConversations = ReturnType<typeof fakeConversations>;
