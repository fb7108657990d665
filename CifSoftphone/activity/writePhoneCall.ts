import type { ActivityStore, Stored } from './activityStore';
import type { PhoneCall } from './toPhoneCall';

/**
 * Brings the row to what the call has become, wherever an earlier try, another browser or a crash left it.
 * Each step can be repeated; a row that is closed is never touched again.
 *
 * @param addsCustomer the row was begun without the customer, because nobody knew
 */
export async function writePhoneCall(
  store: ActivityStore,
  id: string,
  call: PhoneCall,
  addsCustomer: boolean,
): Promise<Stored<undefined>> {
  const done = { ok: true, value: undefined } as const;
  const { begun, ended, closed } = call;
  const made = await store.create(id, { ...begun, ...ended });
  if (!made.ok) return made;
  if (ended === undefined || closed === undefined) return done;
  if (made.value === 'existed') {
    const open = await store.isOpen(id);
    if (!open.ok) return open;
    if (!open.value) return done;
    const updated = await store.update(id, addsCustomer ? { ...ended, ...call.regarding } : ended);
    if (!updated.ok) return updated;
  }
  return store.update(id, closed);
}
