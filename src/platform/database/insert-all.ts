import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';

/** A statement takes 65,535 parameters; rows of up to 30 columns stay below that in thousands. */
const ROWS_PER_STATEMENT = 2_000;

/** Inserts any number of rows in as few statements as the protocol allows. */
export async function insertAll<T extends ObjectLiteral>(
  tx: EntityManager,
  table: EntityTarget<T>,
  rows: QueryDeepPartialEntity<T>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    await tx.getRepository(table).insert(rows.slice(from, from + ROWS_PER_STATEMENT));
  }
}
