import type { LookupAddress, LookupAllOptions } from 'node:dns';

/** The form of `dns.lookup` that gives all addresses. */
export type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * One question at a time for each name: `dns.lookup` takes one of the process' four threads until it is answered, so
 * that a resolver that hangs for the receiver's name would keep storage and SignalR Service from being found as well.
 */
export function shareLookup(lookup: Lookup): Lookup {
  const waiting = new Map<string, Parameters<Lookup>[2][]>();
  return (hostname, options, callback) => {
    const name = JSON.stringify([hostname, options.family, options.hints]);
    const others = waiting.get(name);
    if (others !== undefined) return void others.push(callback);
    const all = [callback];
    waiting.set(name, all);
    lookup(hostname, options, (error, addresses) => {
      waiting.delete(name);
      for (const one of all) one(error, addresses);
    });
  };
}
