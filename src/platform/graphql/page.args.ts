import { ArgsType, Field, Int, PickType } from '@nestjs/graphql';
import { IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { MAX_PAGE, MAX_PUBLIC_PAGE, MAX_RANKING_PAGE } from './connection.js';

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: `How many at most; ${MAX_PAGE} is the limit.` })
  @Min(1)
  @Max(MAX_PAGE)
  first: number;

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string | null;
}

/** Lines that are there already and cost nothing to look up: a ranking is read whole. */
@ArgsType()
export class RankingPageArgs extends PickType(PageArgs, ['after'] as const, ArgsType) {
  @Field(() => Int, { defaultValue: 50, description: `How many at most; ${MAX_RANKING_PAGE} is the limit.` })
  @Min(1)
  @Max(MAX_RANKING_PAGE)
  first: number;
}

/** What was published is read whole by anybody. */
@ArgsType()
export class PublicPageArgs extends PickType(PageArgs, ['after'] as const, ArgsType) {
  @Field(() => Int, { defaultValue: 50, description: `How many at most; ${MAX_PUBLIC_PAGE} is the limit.` })
  @Min(1)
  @Max(MAX_PUBLIC_PAGE)
  first: number;
}
