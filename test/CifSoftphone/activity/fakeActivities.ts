import type {
  ActivityRow,
  ActivityStore,
  Stored,
  StoreFailure,
  UpdateOptions,
} from '../../../CifSoftphone/activity/activityStore';
import type { Customer } from '../../../CifSoftphone/core/customer/customerMatch';
import type { Columns } from '../../../CifSoftphone/activity/toPhoneCall';

const done = <T>(value: T): Stored<T> => ({ ok: true, value });

/** The twin of Dataverse's phone-call activities: keeps rows, counts writes, and refuses as it is told. */
export class FakeActivities implements ActivityStore {
  readonly rows = new Map<string, Record<string, unknown>>();
  /** Who stands in a row as its customer. */
  readonly customers = new Map<string, Customer | 'nobody'>();
  /** Columns that this organisation does not have. */
  readonly missing = new Set<string>();
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

  customerOf(id: string): Promise<Stored<Customer | 'nobody' | undefined>> {
    return Promise.resolve(this.refuse('look', {}) ?? done(this.customers.get(id)));
  }

  /** Pairs of rows that name each other. */
  readonly related: (readonly [string, string])[] = [];

  relate(id: string, otherId: string): Promise<Stored<true>> {
    const refused = this.refuse('look', {});
    if (refused === undefined) this.related.push([id, otherId]);
    return Promise.resolve(refused ?? done(true as const));
  }

  read(id: string, columns: readonly string[] = []): Promise<Stored<ActivityRow>> {
    const refused = this.refuse('look', {}) ?? this.lacks(columns);
    const row = this.rows.get(id);
    if (refused !== undefined) return Promise.resolve(refused);
    if (row === undefined) return Promise.resolve({ ok: false, reason: '404' });
    const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
    const incident = text(row['regardingobjectid_incident_phonecall@odata.bind']);
    return Promise.resolve(
      done({
        etag: this.etagOf(id),
        isOpen: row['statecode'] === 0,
        description: text(row['description']) ?? '',
        subcategory: text(row['subcategory']),
        aboutTable: aboutIn(row)?.table,
        columns: Object.fromEntries(columns.map((column) => [column, row[column] ?? null])),
        caseLink:
          incident === undefined ? undefined : { id: incident.slice('/incidents('.length, -1), title: 'A case' },
      }),
    );
  }

  update(id: string, columns: Columns, options: UpdateOptions = {}): Promise<Stored<string | undefined>> {
    const refused = this.refuse('update', columns) ?? this.lacks(Object.keys(columns));
    const row = this.rows.get(id);
    if (refused !== undefined) return Promise.resolve(refused);
    if (row === undefined) return Promise.resolve({ ok: false, reason: '404' });
    if (options.etag !== undefined && options.etag !== this.etagOf(id)) {
      return Promise.resolve({ ok: false, reason: '412' });
    }
    this.steps.push(`update ${id}${options.keepAlive === true ? ' at the last moment' : ''}`);
    this.change(id, columns);
    return Promise.resolve(done(this.etagOf(id)));
  }

  /** By us, or by a person in Dynamics. */
  change(id: string, columns: Columns): void {
    this.versions.set(id, (this.versions.get(id) ?? 0) + 1);
    const row = { ...this.rows.get(id) };
    // What a row is about is one column with a name for each table; nothing takes it away.
    const before = aboutIn(row);
    if (before !== undefined && aboutIn(columns) !== undefined) delete row[before.name];
    const filled = Object.entries({ ...row, ...columns }).filter(([, value]) => value !== null);
    this.rows.set(id, Object.fromEntries(filled));
  }

  private lacks(columns: readonly string[]): StoreFailure | undefined {
    return columns.some((column) => this.missing.has(column)) ? { ok: false, reason: '400' } : undefined;
  }

  private readonly versions = new Map<string, number>();
  private etagOf(id: string): string {
    return `W/"${this.versions.get(id) ?? 0}"`;
  }
}

function aboutIn(columns: Columns): { readonly name: string; readonly table: string } | undefined {
  for (const name of Object.keys(columns)) {
    const table = /^regardingobjectid_(\w+)_phonecall@odata\.bind$/.exec(name)?.[1];
    if (table !== undefined) return { name, table };
  }
  return undefined;
}
