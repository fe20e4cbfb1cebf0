import type { TestApp } from '../support/app.js';

/** What an answer would tell of the program: places in the code, folders, libraries, statements. */
const OF_THE_PROGRAM = [
  /\n\s+at /,
  /\.[cm]?[jt]s:\d+/,
  /node_modules|typeorm|QueryFailed|EntityNotFound|TypeError|RangeError|ENOENT|EACCES/i,
  /\/(tmp|home|work|usr|var)\//,
  /\b(select|update|delete|insert into)\b.{1,200}\b(from|set|values|where|returning)\b/is,
  /syntax error at or near|violates|SQLSTATE|invalid input syntax|out of range for type|invalid byte sequence/i,
];

/** What of the program or the database stands in an answer: nothing should. */
export async function leaksIn({ db }: TestApp): Promise<(answer: string) => string[]> {
  const rows = await db.query<{ name: string }[]>(
    `select conname as name from pg_constraint where connamespace = 'public'::regnamespace
     union select indexname from pg_indexes where schemaname = 'public'`,
  );
  const names = rows.map(({ name }) => name).filter((name) => name.includes('_'));
  return (answer) => [
    ...OF_THE_PROGRAM.flatMap((pattern) => pattern.exec(answer)?.[0] ?? []),
    ...names.filter((name) => answer.includes(name)),
  ];
}
