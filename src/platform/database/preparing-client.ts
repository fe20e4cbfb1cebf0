import { createHash } from 'node:crypto';
import { Client } from 'pg';

/** Lists of many lengths make texts without end, and each that is prepared takes memory of every connection. */
const MOST = 500;

/** The texts that were sent before, with the names of those that were sent again. */
export class PreparedNames {
  private readonly names = new Map<string, string | null>();

  /** The name of a statement's text from its second time on; null for one that is not to be prepared. */
  of(text: string): string | null {
    const known = this.names.get(text);
    if (known) return known;
    if (known === undefined) {
      if (this.names.size < MOST) this.names.set(text, null);
      return null;
    }
    const name = createHash('sha256').update(text).digest('base64url');
    this.names.set(text, name);
    return name;
  }
}

/**
 * A connection on which PostgreSQL reads and plans a statement once, not at every request: planning the judge's desk took twice as long
 * as reading it (docs/decisions/0070). Statements without values, such as COMMIT, are sent as they are.
 */
export class PreparingClient extends Client {
  /** Of all connections of this process. */
  static names = new PreparedNames();

  override query(...asked: never[]): never {
    const [text, values, ...rest] = asked as unknown[];
    const name = typeof text === 'string' && Array.isArray(values) ? PreparingClient.names.of(text) : null;
    const sent = name === null ? asked : [{ name, text, values }, ...rest];
    return (super.query as (...sent: unknown[]) => never).apply(this, sent);
  }
}
