import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { TadaDocumentNode } from 'gql.tada';
import { print } from '@0no-co/graphql.web';
import { ask } from './ask.js';

export interface AskOptions {
  /** False: not yet. */
  enabled?: boolean;
  /** In milliseconds, for what changes while people wait. */
  refetchInterval?: number;
  /** Shows the last answer while the next page is on its way. */
  keepsLast?: boolean;
}

/** Under what the answer to a document is kept. */
export const keyOf = <Variables>(document: TadaDocumentNode<unknown, Variables>, variables: Variables) =>
  [print(document), variables] as const;

/** What the API answers to a document, kept until a deed changes something. */
export function useAsked<Result, Variables>(
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
  { keepsLast = false, ...options }: AskOptions = {},
): UseQueryResult<Result> {
  return useQuery({
    queryKey: keyOf(document, variables),
    queryFn: () => ask(document, variables),
    ...(keepsLast ? { placeholderData: keepPreviousData } : {}),
    ...options,
  }) as UseQueryResult<Result>;
}

/** A mutation. Everything on the page is asked anew once it is done: what a deed changes is the server's to say. */
export function useDeed<Result, Variables>(document: TadaDocumentNode<Result, Variables>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (variables: Variables) => ask(document, variables),
    onSuccess: () => client.invalidateQueries(),
  });
}
