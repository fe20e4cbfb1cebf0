import { expect, test } from '@jest/globals';
import { networkOf } from '../../src/platform/session/caller.js';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:a:b:1:2:3:4', '2001:db8:a:b::/64'],
  ['2001:DB8:A:B::9', '2001:db8:a:b::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8:0:0::/64'],
  [undefined, ''],
])('%s is of the network %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});
