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

/** A keyset: the sort value and id of the last row that was seen. Opaque to clients. */
export type Keyset = [sort: string, id: string];

const encode = (keyset: Keyset): string => Buffer.from(JSON.stringify(keyset)).toString('base64url');

/** @throws Refused INVALID_INPUT for a cursor that this API did not give out. */
export function decodeCursor(after: string | null | undefined): Keyset | null {
  if (after === null || after === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string')) return value as Keyset;
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
