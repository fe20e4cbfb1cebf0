import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PageFields } from '../../platform/graphql/connection.js';
import { SimilarReports } from './similarity.entity.js';

@ObjectType({ description: 'A report that has passages in common with another one: the version that was compared.' })
export class ComparedReport {
  @Field({ description: 'The short name of its edition; the same one, or an earlier one.' })
  competitionSlug: string;

  @Field()
  entryNumber: string;

  @Field()
  title: string;

  @Field(() => Int)
  version: number;
}

@ObjectType({ description: 'Words that two reports have in common.' })
export class SharedPassage {
  @Field(() => String, {
    nullable: true,
    description: 'As they stand in the left report, at most 1,000 characters; null: its text was destroyed since.',
  })
  leftText: string | null;

  @Field(() => Int, { nullable: true, description: 'Where they begin there; null: its pages are not known.' })
  leftPage: number | null;

  @Field(() => String, { nullable: true, description: 'As they stand in the right report; null: its text was destroyed since.' })
  rightText: string | null;

  @Field(() => Int, { nullable: true, description: 'Where they begin there; null: its pages are not known.' })
  rightPage: number | null;
}

@ObjectType({ description: 'A page of reports with passages in common.' })
export class SimilarReportsConnection extends PageFields {
  @Field(() => [SimilarReports], { description: 'The largest share first.' })
  nodes: SimilarReports[];
}
