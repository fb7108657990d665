import type { BlockList } from 'node:net';
import { isForbiddenAddress, isInside, isLoopbackAddress } from './forbiddenRanges';

/** The host of a URL as Node's sockets want it: an IPv6 address without brackets. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1');

/** An address that names this very machine: for development, where nobody listens in. */
export function namesThisMachine(url: URL): boolean {
  const host = hostOf(url);
  return host === 'localhost' || isLoopbackAddress(host);
}

/**
 * Says which addresses a webhook to `url` may connect to. One that names this machine may reach this machine and
 * nothing else; any other name may reach the internet, and the networks that the setting allows.
 */
export function addressRule(url: URL, allowed: BlockList | undefined): (address: string) => boolean {
  if (namesThisMachine(url)) return isLoopbackAddress;
  return (address) => !isForbiddenAddress(address) || (allowed !== undefined && isInside(address, allowed));
}
