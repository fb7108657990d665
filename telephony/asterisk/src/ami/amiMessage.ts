/** One block of the manager interface: header names and values in the order in which they came. A name can come twice. */
export type AmiMessage = ReadonlyMap<string, readonly string[]>;

/** The first value of a header; `undefined` where it is missing or empty. */
export const headerOf = (message: AmiMessage, name: string): string | undefined => {
  const value = message.get(name)?.[0];
  return value === '' ? undefined : value;
};

/** A whole number of a header; `undefined` where it is missing or none. */
export const numberOf = (message: AmiMessage, name: string): number | undefined => {
  const value = headerOf(message, name);
  return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
};

/** Builds a message from pairs: for tests and for the fake twin. */
export function toAmiMessage(fields: Readonly<Record<string, string | readonly string[]>>): AmiMessage {
  return new Map(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]));
}
