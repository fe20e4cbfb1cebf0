import type { EntityManager } from 'typeorm';
import type { Reference } from './edition-graph.js';

/** Every reference between tables, those included that no foreign key keeps. */
export const referencesOf = (tx: EntityManager): Promise<Reference[]> =>
  tx.query<Reference[]>(
    `select child.relname as table, attribute.attname as column, parent.relname as target
       from pg_constraint
       join pg_class as child on child.oid = conrelid
       join pg_class as parent on parent.oid = confrelid
       join pg_attribute as attribute on attribute.attrelid = conrelid and attribute.attnum = conkey[1]
      where contype = 'f' and cardinality(conkey) = 1 and connamespace = current_schema()::regnamespace
      union
     select table_name, column_name, 'competition' from information_schema.columns
      where table_schema = current_schema() and column_name = 'competition_id'
      order by 1, 2, 3`,
  );

/** What no archive holds: what opens doors, and bytes that it holds as files. */
const secret = /token|password|secret|storage_key|_lines$/;

/** Who did something; and marks under the ids of seats and entries, which would tell whose the pseudonyms in a bundle are. */
const personal = /_by$|^(final_)?settlement\.(inputs|rows|summary)$/;

/** The columns of these tables as a select list; numbers that JavaScript cannot hold stand as texts. */
export async function columnsOf(
  tx: EntityManager,
  tables: readonly string[],
  { hasPersonalData }: { hasPersonalData: boolean },
): Promise<Map<string, string>> {
  const rows = await tx.query<{ table: string; column: string; type: string }[]>(
    `select table_name as table, column_name as column, data_type as type from information_schema.columns
      where table_schema = current_schema() and table_name = any($1::text[]) order by table_name, ordinal_position`,
    [tables],
  );
  const columns = rows.filter(
    ({ table, column, type }) =>
      !secret.test(column) &&
      type !== 'bytea' &&
      type !== 'tsvector' &&
      (hasPersonalData || !(personal.test(column) || personal.test(`${table}.${column}`))),
  );
  return new Map(
    [...Map.groupBy(columns, ({ table }) => table)].map(([table, list]) => [
      table,
      list
        .map(({ column, type }) => (['numeric', 'bigint'].includes(type) ? `"${column}"::text as "${column}"` : `"${column}"`))
        .join(', '),
    ]),
  );
}

const rowsAtOnce = 500;

/** The rows of a table for which a condition holds, as JSON texts, some at a time. In a transaction: there is one cursor at a time. */
export async function* rowsOf(
  tx: EntityManager,
  table: string,
  columns: string,
  which: string,
  competitionId: string,
): AsyncGenerator<string> {
  await tx.query(
    `declare edition_rows no scroll cursor for
      select row_to_json(one)::text as row from (select ${columns} from "${table}" where ${which} order by 1) as one`.replaceAll(
      '$1',
      // A cursor is declared without parameters: this is the id of an edition that was found.
      `'${competitionId}'::uuid`,
    ),
  );
  for (;;) {
    const rows = await tx.query<{ row: string }[]>(`fetch ${rowsAtOnce} from edition_rows`);
    if (rows.length === 0) break;
    for (const { row } of rows) yield row;
  }
  await tx.query(`close edition_rows`);
}

/** A stored file of the edition that is still there. */
export interface ArchivedFile {
  storageKey: string;
  sha256: string;
  size: number;
}

export const filesOf = (tx: EntityManager, which: string, competitionId: string): Promise<ArchivedFile[]> =>
  tx.query<ArchivedFile[]>(
    `select min(storage_key) as "storageKey", sha256, min(size)::float8 as size from stored_file
      where destroyed_at is null and ${which} group by sha256 order by sha256`,
    [competitionId],
  );
