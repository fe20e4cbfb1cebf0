import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PublicationOptions } from './publication-options.type.js';
import { PublicLineChange, PublicStanding } from './publication.type.js';

@ObjectType({ description: 'How much would be public.' })
export class PublicationCounts {
  @Field(() => Int)
  lines: number;

  @Field(() => Int)
  winners: number;

  @Field(() => Int)
  teamsNamed: number;

  @Field(() => Int, { description: 'Members of winning teams who agree to be named.' })
  membersNamed: number;

  @Field(() => Int)
  summaries: number;

  @Field(() => Int, { description: 'Of winning teams whose members all agree to it.' })
  reports: number;

  @Field(() => Int, { description: 'What judges wrote about winners, of stages whose rule said that it may be public.' })
  comments: number;
}

@ObjectType({
  description: 'What would be published now, beside what is public now. `publishResults` publishes exactly this, given its `hash`.',
})
export class PublicationPreview {
  @Field({ description: 'Of all that would be published: give it to `publishResults` as `expect`.' })
  hash: string;

  @Field(() => String, { nullable: true, description: 'The code of what keeps it from being published now; null: nothing.' })
  refusal: string | null;

  @Field(() => PublicationOptions)
  options: PublicationOptions;

  @Field(() => Int)
  awardedPlaces: number;

  @Field(() => PublicationCounts)
  counts: PublicationCounts;

  @Field({ description: 'The same in a sentence: "수상작 7편, 성명 공개 동의 19명".' })
  sentenceKo: string;

  @Field()
  sentenceEn: string;

  @Field(() => [PublicStanding], { description: 'The lines that would be public, as the public would read them.' })
  standings: PublicStanding[];

  @Field(() => [PublicStanding], { description: 'The lines that are public now.' })
  standingsNow: PublicStanding[];

  @Field(() => [PublicLineChange], { description: 'What would change for the public, line by line and field by field, with the names.' })
  changes: PublicLineChange[];
}
