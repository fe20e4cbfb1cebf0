/**
 * Whether a row of `publication` is or was public, by the clock of the database: its hour has come, and it was not taken down before. A
 * condition for SQL.
 */
export const WAS_PUBLIC = `(publication.published_at <= clock_timestamp() and not exists (
  select from publication_withdrawal as early
   where early.publication_id = publication.id and early.withdrawn_at < publication.published_at))`;

/** Whether it was taken down, before its hour or after it. */
export const IS_WITHDRAWN = `exists (select from publication_withdrawal as down where down.publication_id = publication.id)`;
