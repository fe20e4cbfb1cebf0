import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane.
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;
const derive = inTurns(promisify(argon2));

/**
 * The work, twice at once at the most. Node gives argon2 the four threads in which it also reads files and greets the database: many
 * who sign in together would keep all others from both.
 */
function inTurns<Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>): (...given: Given) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let free = 2;
  return async (...given) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work(...given);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** argon2id of a password under a new salt, in PHC format. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: password.normalize('NFC'), nonce, ...COST });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

/** Verified where there is no account or no password, so that the answer takes as long as for one that exists. */
const NOBODYS = hashPassword(randomBytes(16).toString('hex'));

/** Whether the password is the one of the hash. One argon2 run whatever the hash is, null included. */
export async function passwordMatches(password: string, hash: string | null): Promise<boolean> {
  const parts = PHC.exec(hash ?? (await NOBODYS));
  if (!parts) throw new Error('a stored password hash is not in PHC format');
  const [, memory, passes, parallelism, nonce, tag] = parts;
  const expected = Buffer.from(tag!, 'base64');
  const found = await derive('argon2id', {
    message: password.normalize('NFC'),
    nonce: Buffer.from(nonce!, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(found, expected) && hash !== null;
}
