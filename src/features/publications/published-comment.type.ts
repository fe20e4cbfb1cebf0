import { Field, ObjectType } from '@nestjs/graphql';
import type { PublicComment } from '../../domain/publication-diff.js';

@ObjectType({
  description:
    'What a judge wrote about a winner (심사평), under a rule that said so before judging opened. Nothing tells who wrote it, or which others are by the same.',
})
export class PublishedCommentOf implements PublicComment {
  @Field({ description: 'The stage in Korean.' })
  stageKo: string;

  @Field({ description: 'The stage in English.' })
  stageEn: string;

  @Field(() => String, { nullable: true, description: 'The criterion in Korean; null: on the entry as a whole.' })
  criterionKo: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English; null: on the entry as a whole.' })
  criterionEn: string | null;

  @Field()
  text: string;
}
