import { isIPv6 } from 'node:net';
import type { Request } from 'express';
import { browserName } from '../../domain/browser-name.js';

/** From where a request comes, as far as signing in is concerned. */
export interface Caller {
  network: string;
  browser: string;
}

export const callerOf = (request: Request): Caller => ({ network: networkOf(request.ip), browser: browserName(request.get('user-agent')) });

/**
 * The network that an address is of: an IPv4 address stands for itself, of an IPv6 address the first half counts, since whoever has one
 * has all that share it.
 */
export function networkOf(ip: string | undefined): string {
  const address = (ip ?? '').replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(address)) return address;
  // The URL parser writes every IPv6 address in one way: lower case, no leading zeros, the longest zeros left out.
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [head, tail] = [before.split(':').filter(Boolean), (after ?? '').split(':').filter(Boolean)];
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  return `${[...head, ...Array<string>(zeros).fill('0'), ...tail].slice(0, 4).join(':')}::/64`;
}
