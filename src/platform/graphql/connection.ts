import { Field, Int, ObjectType } from '@nestjs/graphql';
import { refusal, Refused } from '../../domain/refusal.js';

@ObjectType({ description: 'Where a page of a list ends.' })
export class PageInfo {
  @Field(() => String, { nullable: true, description: 'What to give as `after` for the next page; null on an empty page.' })
  endCursor: string | null;

  @Field()
  hasNextPage: boolean;
}

/** A page of a growing list. Each list has its own small class that names `nodes`. */
export interface Page<T> {
  nodes: T[];
  totalCount: number;
  pageInfo: PageInfo;
}

/** Base of the connection classes: their `nodes` differ, the rest does not. */
@ObjectType({ isAbstract: true })
export abstract class PageFields {
  @Field(() => Int)
  totalCount: number;

  @Field(() => PageInfo)
  pageInfo: PageInfo;
}

export const MAX_PAGE = 200;
/** Of a settled ranking, which organisers read whole. */
export const MAX_RANKING_PAGE = 1000;
/** Of published results, which anybody reads whole. */
export const MAX_PUBLIC_PAGE = 5000;

/** A keyset: the sort value and id of the last row that was seen. Opaque to clients. */
export type Keyset = [sort: string, id: string];

/** What a list is sorted by, before the id. */
type SortKind = 'TEXT' | 'NUMBER' | 'INSTANT';

const fits: Record<SortKind, (value: string) => boolean> = {
  // PostgreSQL stores every character but this one.
  TEXT: (value) => !value.includes('\0'),
  NUMBER: (value) => /^\d{1,9}$/.test(value),
  // Not the year 0000: JavaScript has one, PostgreSQL has none.
  INSTANT: (value) => /^(?!0000)\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(value) && !Number.isNaN(Date.parse(value)),
};
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const isKeyset = (value: unknown, sort: SortKind): value is Keyset => {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [before, id]: unknown[] = value;
  return typeof before === 'string' && fits[sort](before) && typeof id === 'string' && UUID.test(id);
};

const encode = (keyset: Keyset): string => Buffer.from(JSON.stringify(keyset)).toString('base64url');

/**
 * Where to go on in a list that is sorted by a value of this kind and then by id (a UUID); null for its beginning.
 * @throws Refused INVALID_INPUT for what is no cursor of such a list.
 */
export function decodeCursor(after: string | null | undefined, sort: SortKind = 'TEXT'): Keyset | null {
  if (after === null || after === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (isKeyset(value, sort)) return value;
  } catch {
    // Not JSON: told below like any other foreign cursor.
  }
  throw new Refused(
    refusal('INVALID_INPUT', {
      problems: [{ path: 'after', code: 'CURSOR', ko: '목록 위치 값이 올바르지 않습니다.', en: 'This is no cursor of this list.' }],
    }),
  );
}

/** Makes a page of `rows`, which were read with `limit first + 1` in the order of `keysetOf`. */
export function pageOf<T>(rows: T[], first: number, totalCount: number, keysetOf: (row: T) => Keyset): Page<T> {
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  return { nodes, totalCount, pageInfo: { endCursor: last ? encode(keysetOf(last)) : null, hasNextPage: rows.length > first } };
}

/** Makes a page of a list that is there whole and in order; `idOf` names an item by a UUID. */
export function pageOfWhole<T>(
  all: readonly T[],
  { first, after }: { first: number; after?: string | null },
  idOf: (item: T) => string,
): Page<T> {
  const from = Number(decodeCursor(after, 'NUMBER')?.[0] ?? -1) + 1;
  const rows = all.slice(from, from + first + 1).map((item, index) => ({ item, ordinal: from + index }));
  const { nodes, ...page } = pageOf(rows, first, all.length, ({ item, ordinal }) => [String(ordinal), idOf(item)]);
  return { nodes: nodes.map(({ item }) => item), ...page };
}
