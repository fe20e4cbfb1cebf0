import { GraphQLError } from 'graphql';

/** What is said of a value that a scalar does not take: in English where GraphQL puts it, and in both languages for people. */
export const wrongScalar = (ko: string, en: string): GraphQLError => new GraphQLError(en, { extensions: { ko, en } });
