import { randomInt } from 'node:crypto';
import { sha256 } from '../../platform/audit/canonical.js';

/** Without what is taken for something else: I, L, O and U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference number to copy down: twenty signs, a hundred bits. Who has it is told how far the report has come. */
export function newReference(): string {
  const signs = Array.from({ length: 20 }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('');
  return signs.replace(/(.{5})(?=.)/g, '$1-');
}

/** As it is kept. Blanks, dashes and small letters make no difference. */
export const hashOfReference = (typed: string): string =>
  sha256(
    typed
      .toUpperCase()
      .replace(/[OIL]/g, (sign) => (sign === 'O' ? '0' : '1'))
      .replace(/[^0-9A-Z]/g, ''),
  );
