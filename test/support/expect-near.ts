import { expect } from '@jest/globals';

/** Every wanted number to so many decimals, everything else exactly; keys beside the wanted ones are free. */
export function expectNear(got: unknown, wanted: unknown, decimals: number): void {
  if (typeof wanted === 'number') expect(got).toBeCloseTo(wanted, decimals);
  else if (typeof wanted !== 'object' || wanted === null) expect(got).toBe(wanted);
  else for (const [key, value] of Object.entries(wanted)) expectNear((got as Record<string, unknown>)[key], value, decimals);
}
