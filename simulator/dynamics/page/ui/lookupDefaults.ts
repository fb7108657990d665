import type { Row } from '../webApiClient';

const sets: Readonly<Record<string, string>> = { contact: 'contacts', account: 'accounts' };

/**
 * A form for a new record takes a lookup as three defaults, `customerid`, `customeridname` and `customeridtype`;
 * the Web API takes it as a binding. An empty id is no lookup.
 */
export function withBindings(values: Row): Row {
  const lookups = Object.keys(values).filter((name) => `${name}type` in values);
  const ofLookups = new Set(lookups.flatMap((name) => [name, `${name}name`, `${name}type`]));
  const plain = Object.entries(values).filter(([name]) => !ofLookups.has(name));
  const bindings = lookups.flatMap((name) => {
    const table = String(values[`${name}type`]);
    const id = String(values[name] ?? '');
    return id === '' ? [] : [[`${name}_${table}@odata.bind`, `/${sets[table] ?? table}(${id})`] as const];
  });
  return Object.fromEntries([...plain, ...bindings]);
}
