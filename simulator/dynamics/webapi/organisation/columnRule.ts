/**
 * What Dataverse knows of one column and holds every write against. Read-only: false for both "IsValidForCreate" and
 * "IsValidForUpdate" in Microsoft's table reference.
 */
export type ColumnRule = ColumnKind & {
  readonly readOnly?: true;
  /** Taken on update only ("IsValidForCreate: False"). */
  readonly notOnCreate?: true;
};

export type ColumnKind =
  /** String and Memo; the length counts UTF-16 units, as SQL Server's nvarchar does. */
  | { readonly kind: 'text'; readonly maxLength: number }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice'; readonly values: readonly number[] }
  | { readonly kind: 'time' }
  | { readonly kind: 'id' }
  | { readonly kind: 'state' }
  | { readonly kind: 'status' }
  /** Navigation property for `@odata.bind`, `$expand` and filters to the table that it leads to. */
  | { readonly kind: 'lookup'; readonly to: Readonly<Record<string, string>> };

export type Columns = Readonly<Record<string, ColumnRule>>;

const greatestInteger = 2_147_483_647;

export const text = (maxLength: number): ColumnRule => ({ kind: 'text', maxLength });
export const integer = (min = -greatestInteger - 1, max = greatestInteger): ColumnRule => ({
  kind: 'integer',
  min,
  max,
});
export const choice = (...values: readonly number[]): ColumnRule => ({ kind: 'choice', values });
export const lookup = (to: Readonly<Record<string, string>>): ColumnRule => ({ kind: 'lookup', to });
export const yesNo: ColumnRule = { kind: 'boolean' };
export const time: ColumnRule = { kind: 'time' };
export const id: ColumnRule = { kind: 'id' };
export const readOnly = (rule: ColumnRule): ColumnRule => ({ ...rule, readOnly: true });
const onUpdateOnly = (rule: ColumnRule): ColumnRule => ({ ...rule, notOnCreate: true });

/** The same rule for many columns. */
export const all = (rule: ColumnRule, ...names: readonly string[]): Columns =>
  Object.fromEntries(names.map((name) => [name, rule]));

/** Every table has these; the system alone writes them. */
export const systemColumns: Columns = {
  createdon: readOnly(time),
  modifiedon: readOnly(time),
  versionnumber: readOnly(integer(0, Number.MAX_SAFE_INTEGER)),
};

/** Rows that somebody owns and that have a state. A new row is active: the state is no column of a create. */
export const ownedColumns: Columns = {
  ...systemColumns,
  statecode: onUpdateOnly({ kind: 'state' }),
  statuscode: { kind: 'status' },
  _ownerid_value: lookup({ ownerid: 'systemuser' }),
};
