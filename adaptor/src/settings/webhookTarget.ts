import { isIP } from 'node:net';
import { isForbiddenAddress, isInside, isLoopbackAddress } from './forbiddenRanges';
import type { WebhookSettings } from './settings';

/** The host of a URL as Node's sockets want it: an IPv6 address without brackets. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1');

/** An address that names this very machine: for development, where nobody listens in. */
function namesThisMachine(url: URL): boolean {
  const host = hostOf(url);
  return host === 'localhost' || isLoopbackAddress(host);
}

/** What decides where a webhook may go. */
export type AddressLimits = Pick<WebhookSettings, 'allowedNetworks' | 'namedByApp'>;

/**
 * Says which addresses a webhook to `url` may connect to. One that names this machine may reach this machine and
 * nothing else; any other name may reach the internet, and the networks that the setting allows. To an app that names
 * its own address this machine is private like any other: what listens here is none of its business.
 */
export function addressRule(url: URL, { allowedNetworks, namedByApp }: AddressLimits): (address: string) => boolean {
  if (namesThisMachine(url) && namedByApp !== true) return isLoopbackAddress;
  return (address) =>
    !isForbiddenAddress(address) || (allowedNetworks !== undefined && isInside(address, allowedNetworks));
}

/**
 * What is wrong with an address for webhooks, as far as it can be seen before it is connected to: what a name resolves to
 * is looked at with each connection. Plain http only to this machine, where no one listens in.
 */
export function addressFault(text: string, limits: AddressLimits): 'not-https' | 'credentials' | 'private' | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !(url.protocol === 'https:' || (url.protocol === 'http:' && namesThisMachine(url)))) {
    return 'not-https';
  }
  if (url.username !== '' || url.password !== '') return 'credentials';
  const host = hostOf(url);
  // RFC 6761: these names are this machine, whatever a resolver says.
  const address = /^(?:.+\.)?localhost\.?$/.test(host) ? '127.0.0.1' : host;
  return isIP(address) === 0 || addressRule(url, limits)(address) ? undefined : 'private';
}
