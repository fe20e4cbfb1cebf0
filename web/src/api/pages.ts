import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { TadaDocumentNode } from 'gql.tada';
import { print } from '@0no-co/graphql.web';
import { ask } from './ask.js';

interface Connection<Node> {
  nodes: readonly Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface AllPagesOptions {
  refetchInterval?: number;
  enabled?: boolean;
  /** Which list `connection` picks, where the document answers several. */
  of?: string;
}

/** A list as a whole, asked page by page: for tables that are searched and sorted on the spot. */
export function useAllPages<Result, Variables extends { after?: string | null | undefined }, Node>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  connection: (result: Result) => Connection<Node>,
  { of = '', ...options }: AllPagesOptions = {},
): UseQueryResult<readonly Node[]> {
  return useQuery({
    queryKey: ['all', print(document as never), variables, of],
    queryFn: async () => {
      const nodes: Node[] = [];
      let after: string | null = null;
      do {
        const page: Connection<Node> = connection(await ask(document, { ...variables, after }));
        nodes.push(...page.nodes);
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      return nodes;
    },
    ...options,
  }) as UseQueryResult<readonly Node[]>;
}
