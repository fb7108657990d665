import { BlockList, isIP } from 'node:net';

/**
 * Where no webhook may go: a sender inside a cloud network could reach there what the internet cannot, and the address
 * in a setting (or what a name resolves to) would become a key to it. 169.254.169.254 and 168.63.129.16 hand out a
 * machine's credentials; translated forms (IPv4-compatible and -translated, NAT64, 6to4, Teredo) can hide any of the
 * others. The rest is what IANA's special-purpose registries for IPv4 and IPv6 do not call globally reachable.
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
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['100:0:0:1::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** A list of networks; an IPv4 network also covers its addresses when they are written as IPv6 (`::ffff:10.0.0.1`). */
function listOf(networks: readonly (readonly [network: string, prefix: number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, familyOf(network));
  return list;
}

const forbidden = listOf(ranges);
const loopback = listOf([
  ['127.0.0.0', 8],
  ['::1', 128],
]);

export const isForbiddenAddress = (address: string): boolean =>
  isIP(address) === 0 || forbidden.check(address, familyOf(address));

export const isLoopbackAddress = (address: string): boolean =>
  isIP(address) !== 0 && loopback.check(address, familyOf(address));

export const isInside = (address: string, networks: BlockList): boolean =>
  isIP(address) !== 0 && networks.check(address, familyOf(address));

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
