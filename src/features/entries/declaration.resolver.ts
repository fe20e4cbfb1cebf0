import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { citationOf } from '../../domain/citation.js';
import { DeclaredDataSource } from './declaration.type.js';

const CITED = 'for a list of references; null until it has a name and a provider.';

/** Judges read no declarations: a provider or an approval may tell whose an entry is. */
@Resolver(() => DeclaredDataSource)
export class DeclaredDataSourceResolver {
  @ResolveField(() => String, { nullable: true, description: `How it is cited in Korean, ${CITED}` })
  citationKo(@Parent() source: DeclaredDataSource): string | null {
    return citationOf(source)?.ko ?? null;
  }

  @ResolveField(() => String, { nullable: true, description: `How it is cited in English, ${CITED}` })
  citationEn(@Parent() source: DeclaredDataSource): string | null {
    return citationOf(source)?.en ?? null;
  }
}
