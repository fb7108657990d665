import { BlockList, isIP } from 'node:net';

/** What the internet can be reached at: IPv4, and the only part of IPv6 from which IANA gives out addresses of hosts. */
const internet: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 1],
  ['128.0.0.0', 1],
  ['2000::', 3],
];

/**
 * Where no webhook may go within it: a sender inside a cloud network could reach there what the internet cannot, and the
 * address in a setting (or what a name resolves to) would become a key to it. 169.254.169.254 and 168.63.129.16 hand out
 * a machine's credentials; 6to4 and Teredo can hide any of the others. The rest is what IANA's special-purpose registries
 * for IPv4 and IPv6 do not call globally reachable, and the 6bone's network (RFC 3701), which is nobody's any more.
 */
const ranges: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3ffe::', 16],
  ['3fff::', 20],
];

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** A list of networks; an IPv4 network also covers its addresses when they are written as IPv6 (`::ffff:10.0.0.1`). */
function listOf(networks: readonly (readonly [network: string, prefix: number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, familyOf(network));
  return list;
}

const reachable = listOf(internet);
const forbidden = listOf(ranges);
const loopback = listOf([
  ['127.0.0.0', 8],
  ['::1', 128],
]);

export const isInside = (address: string, networks: BlockList): boolean =>
  isIP(address) !== 0 && networks.check(address, familyOf(address));

export const isForbiddenAddress = (address: string): boolean =>
  !isInside(address, reachable) || isInside(address, forbidden);

export const isLoopbackAddress = (address: string): boolean => isInside(address, loopback);

/** Reads `10.1.0.0/16,fd00:1::/32`; `undefined` when a part of it is no network. */
export function parseNetworks(text: string): BlockList | undefined {
  const networks: [string, number][] = [];
  for (const part of text.split(',')) {
    const [network = '', length = ''] = part.trim().split('/');
    const family = isIP(network);
    const prefix = /^\d{1,3}$/.test(length) ? Number(length) : -1;
    if (family === 0 || prefix < 0 || prefix > (family === 4 ? 32 : 128)) return undefined;
    networks.push([network, prefix]);
  }
  return listOf(networks);
}
