/** The next number of a stream: uniform in [0, 1), of 32 random bits. */
export type RandomStream = () => number;

/**
 * Numbers that look random and follow from the seed alone, on every computer: the generator xoshiro128** of Blackman and Vigna, its state
 * filled from the seed by splitmix32. For simulations and resampling, never for secrets or for draws among people.
 */
export function randomStream(seed: number): RandomStream {
  const fill = splitMix(seed);
  let [a, b, c, d] = [fill(), fill(), fill(), fill()];
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result / 2 ** 32;
  };
}

/** Standard normal numbers from uniform ones, by Marsaglia's polar method. */
export function normalStream(uniform: RandomStream): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    let [x, y, square] = [0, 0, 0];
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    spare = y * factor;
    return x * factor;
  };
}

const rotate = (bits: number, by: number): number => (bits << by) | (bits >>> (32 - by));

function splitMix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}
