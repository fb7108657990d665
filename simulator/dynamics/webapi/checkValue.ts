import { badPayload, invalidValue } from './odataError';
import type { ColumnRule } from './organisation/columnRule';
import type { Table } from './tables';

/** The OData type of each kind of column. */
export const edmTypes: Readonly<Record<ColumnRule['kind'], string>> = {
  text: 'Edm.String',
  integer: 'Edm.Int32',
  boolean: 'Edm.Boolean',
  choice: 'Edm.Int32',
  state: 'Edm.Int32',
  status: 'Edm.Int32',
  time: 'Edm.DateTimeOffset',
  id: 'Edm.Guid',
  lookup: 'Edm.Guid',
};

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const offsetTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,12})?)?(Z|[+-]\d\d:\d\d)$/;
const earliest = Date.UTC(1753, 0, 1);

/**
 * Holds a value against its column: type, length, range, choice. Null empties every column here; what must not be empty
 * is asked elsewhere.
 * @throws ODataError 400 with Dataverse's code for it.
 */
export function checkValue(table: Table, name: string, rule: ColumnRule, value: unknown): void {
  if (value === null) return;
  const { logicalName } = table;
  if (!hasType(rule, value)) {
    const shown = typeof value === 'object' ? 'an object' : `the literal '${String(value).slice(0, 100)}'`;
    throw badPayload(
      table.entitySet,
      `Cannot convert ${shown} to the expected type '${edmTypes[rule.kind]}' (property '${name}').`,
    );
  }
  if (rule.kind === 'text' && String(value).length > rule.maxLength) {
    throw invalidValue(
      '0x80044331',
      `The length of the '${name}' attribute of the '${logicalName}' entity exceeded the maximum allowed length of '${rule.maxLength}'.`,
    );
  }
  if (rule.kind === 'integer' && (Number(value) < rule.min || Number(value) > rule.max)) {
    throw invalidValue(
      '0x8004432f',
      `The value ${String(value)} of '${name}' on record of type '${logicalName}' is outside the valid range: ${rule.min} to ${rule.max}.`,
    );
  }
  if (rule.kind === 'choice' && !rule.values.includes(Number(value))) {
    throw invalidValue(
      '0x8004431a',
      `The value ${String(value)} of '${name}' on record of type '${logicalName}' is outside the valid range. Accepted Values: ${rule.values.join(',')}`,
    );
  }
  if (rule.kind === 'time' && Date.parse(String(value)) < earliest) {
    throw invalidValue(
      '0x80040239',
      `DateTime is less than minumum value supported by CrmDateTime. Actual value: ${String(value)}, Minimum value supported: 01/01/1753 00:00:00`,
    );
  }
}

function hasType({ kind }: ColumnRule, value: unknown): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'time':
      return typeof value === 'string' && offsetTime.test(value) && !Number.isNaN(Date.parse(value));
    case 'id':
    case 'lookup':
      return typeof value === 'string' && guid.test(value);
    default:
      return typeof value === 'number' && Number.isInteger(value);
  }
}
