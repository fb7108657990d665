import type { ActivityStore, Stored, StoreFailure } from '../../../CifSoftphone/activity/activityStore';
import type { Customer } from '../../../CifSoftphone/dataverse/customerMatch';
import type { Columns } from '../../../CifSoftphone/activity/toPhoneCall';

const done = <T>(value: T): Stored<T> => ({ ok: true, value });

/** The twin of Dataverse's phone-call activities: keeps rows, counts writes, and refuses as it is told. */
export class FakeActivities implements ActivityStore {
  readonly rows = new Map<string, Record<string, unknown>>();
  /** Who stands in a row as its customer. */
  readonly customers = new Map<string, Customer>();
  /** What happened, as `<step> <id>`. */
  readonly steps: string[] = [];
  /** Asked before each step; gives the failure of it. */
  refuse: (step: 'user' | 'create' | 'look' | 'update', columns: Columns) => StoreFailure | undefined = () => undefined;

  agentUserId(oid: string): Promise<Stored<string>> {
    return Promise.resolve(this.refuse('user', {}) ?? done(`user-${oid}`));
  }

  create(id: string, columns: Columns): Promise<Stored<'created' | 'existed'>> {
    const refused = this.refuse('create', columns);
    if (refused !== undefined) return Promise.resolve(refused);
    if (this.rows.has(id)) return Promise.resolve(done('existed' as const));
    this.steps.push(`create ${id}`);
    this.rows.set(id, { statecode: 0, statuscode: 1, ...columns });
    return Promise.resolve(done('created' as const));
  }

  customerOf(id: string): Promise<Stored<Customer | undefined>> {
    return Promise.resolve(this.refuse('look', {}) ?? done(this.customers.get(id)));
  }

  isOpen(id: string): Promise<Stored<boolean>> {
    return Promise.resolve(this.refuse('look', {}) ?? done(this.rows.get(id)?.statecode === 0));
  }

  update(id: string, columns: Columns): Promise<Stored<undefined>> {
    const refused = this.refuse('update', columns);
    const row = this.rows.get(id);
    if (refused !== undefined) return Promise.resolve(refused);
    if (row === undefined) return Promise.resolve({ ok: false, reason: '404' });
    this.steps.push(`update ${id}`);
    this.rows.set(id, { ...row, ...columns });
    return Promise.resolve(done(undefined));
  }
}
