import { networkInterfaces } from 'node:os';

/**
 * Sound between `from` and `to`. Asterisk names the machine's addresses to browsers and never a loopback one, but its sockets
 * here are loopback's alone: what would lead nowhere is named as the address that it is.
 */
export function rtpConf(from: number, to: number, more = ''): string {
  const own = Object.values(networkInterfaces())
    .flatMap((addresses = []) => addresses)
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  const named = own.map(({ address }) => `${address} => 127.0.0.1\n`).join('');
  return `[general]\nrtpstart=${from}\nrtpend=${to}\nicesupport=yes\n${more}[ice_host_candidates]\n${named}`;
}
