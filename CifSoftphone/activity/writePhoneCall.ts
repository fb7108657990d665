import type { ActivityStore, Stored } from './activityStore';
import type { Columns, PhoneCall } from './toPhoneCall';

/**
 * Brings the row to what the call has become, wherever an earlier try, another browser or a crash left it.
 * Each step can be repeated; a row that is closed is never touched again.
 *
 * @param changed what a row that exists already must get, beside what the end of the call adds
 */
export async function writePhoneCall(
  store: ActivityStore,
  id: string,
  call: PhoneCall,
  changed: Columns,
): Promise<Stored<undefined>> {
  const done = { ok: true, value: undefined } as const;
  const { begun, ended, closed } = call;
  const made = await store.create(id, { ...begun, ...ended });
  if (!made.ok) return made;
  if (made.value === 'existed') {
    const columns = { ...ended, ...changed };
    if (Object.keys(columns).length === 0) return done;
    const open = await store.isOpen(id);
    if (!open.ok) return open;
    if (!open.value) return done;
    const updated = await store.update(id, columns);
    if (!updated.ok) return updated;
  }
  return closed === undefined ? done : store.update(id, closed);
}
