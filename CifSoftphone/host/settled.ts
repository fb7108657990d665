/** The CIF library checks arguments before it makes a promise: a throw on the way becomes a rejection as well. */
export async function settled<T>(call: () => Promise<T>): Promise<T> {
  return call();
}
