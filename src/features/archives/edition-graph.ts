/** A column that names a row of another table. */
export interface Reference {
  table: string;
  column: string;
  target: string;
}

/** Tables that are of the installation, or pass, though they name an edition or a part of one. */
const leftOut = [
  'access_log',
  'notification',
  'one_time_link',
  'audit_event',
  'audit_seal',
  'audit_unsealed',
  'resumable_upload',
  'upload_piece',
];

/** Of a table: which of its rows belong to an edition, as a condition on the table in SQL; $1 is the id of the edition. */
export type EditionTables = ReadonlyMap<string, string>;

/**
 * Which tables hold what belongs to an edition, found from what refers to what: those that name the edition, and those that name a row of
 * one that does. The nearest way counts: tables that name the edition itself are taken before others.
 */
export function editionTables(references: readonly Reference[]): EditionTables {
  const found = new Map([['competition', 'competition.id = $1']]);
  for (let reached = ['competition']; reached.length > 0;) {
    const next = references.filter(({ table, target }) => reached.includes(target) && !found.has(table) && !leftOut.includes(table));
    for (const [table, ways] of Map.groupBy(next, (reference) => reference.table)) {
      const conditions = ways.map(({ column, target }) => condition(table, column, target, found.get(target)!));
      found.set(table, conditions.length === 1 ? conditions[0]! : `(${conditions.join(' or ')})`);
    }
    reached = [...new Set(next.map(({ table }) => table))];
  }
  return found;
}

const condition = (table: string, column: string, target: string, ofTarget: string): string =>
  target === 'competition' ? `${table}.${column} = $1` : `${table}.${column} in (select ${keyOf(target)} from ${target} where ${ofTarget})`;

/** By which column others name a row. */
const keyOf = (table: string): string => ({ publication_withdrawal: 'publication_id' })[table] ?? 'id';

/** The copies that judges saw of files, and of these files and of what was made of them the rows, as conditions on `shown_copy` and `stored_file`. */
export function filesByEdition(tables: EditionTables, references: readonly Reference[]): { copies: string; files: string } {
  const originals = namedByEdition('stored_file', tables, references);
  const copies = `shown_copy.original_id in (select id from stored_file where ${originals})`;
  const made = ['copy_id', 'pages_id'].map((column) => `select ${column} from shown_copy where ${copies}`).join(' union ');
  return { copies, files: `(${originals} or stored_file.id in (${made}))` };
}

/** The rows of a table that rows of the edition name, such as people: a condition on that table. */
export function namedByEdition(named: string, tables: EditionTables, references: readonly Reference[]): string {
  const ways = references.filter(({ table, target }) => target === named && tables.has(table));
  const ids = ways.map(({ table, column }) => `select ${table}.${column} from ${table} where ${tables.get(table)!}`);
  return ids.length === 0 ? 'false' : `${named}.id in (${ids.join(' union ')})`;
}
