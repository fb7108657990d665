/** Methods whose result is a JSON text; all others give the host's value as it is. */
const jsonMethods: ReadonlySet<string> = new Set([
  'createRecord',
  'retrieveRecord',
  'updateRecord',
  'deleteRecord',
  'searchAndOpenRecords',
  'getEnvironment',
  'notifyEvent',
  'openForm',
  'refreshForm',
]);

/** Methods that wait for a person and have no time-out. */
export const patientMethods: ReadonlySet<string> = new Set(['notifyEvent', 'createSession', 'openForm']);

/** A host's value as the method resolves it; a missing one is null. Lists become objects keyed "0", "1", … */
export function toResult(method: string, value: unknown): unknown {
  if (!jsonMethods.has(method)) return value ?? null;
  if (!(value instanceof Map) && !Array.isArray(value)) return JSON.stringify(value ?? null);
  const flat: Record<string, unknown> = {};
  value.forEach((entry: unknown, key: unknown) => {
    flat[String(key)] = entry;
  });
  return JSON.stringify(flat);
}

/** What a failed call rejects with: three shapes in the wild, a fourth in the documentation. */
export function toRejection(method: string, message: string, plain: boolean): unknown {
  if (plain) return { message, msdyn_name: method };
  if (jsonMethods.has(method)) return JSON.stringify({ message, msdyn_name: method });
  return new Map([
    ['message', message],
    ['msdyn_name', method],
  ]);
}

/** What the library itself refuses before it asks the host. */
export const toArgumentRejection = (message: string): string => JSON.stringify({ message });
