import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsIn } from 'class-validator';
import {
  ownPlaces,
  type PublicationOptions as Options,
  type Reach as ReachWord,
  reaches,
  usualOptions,
} from '../../domain/publication-options.js';
import { enumOf } from '../../platform/graphql/enum-of.js';

const Reach = enumOf(reaches);
registerEnumType(Reach, {
  name: 'Reach',
  description: 'Of whom something is published: of nobody (NONE), of those who win (WINNERS), of all with a place (ALL).',
});

const OwnPlace = enumOf(ownPlaces);
registerEnumType(OwnPlace, {
  name: 'OwnPlace',
  description: 'What a team is told of its own place: the place, the band of places that it lies in, or only whether it won.',
});

@ObjectType({ description: 'What was chosen to be made public. Awards always are, with entry number, title and track.' })
@InputType('PublicationOptionsInput', { description: 'What is made public. Awards always are, with entry number, title and track.' })
export class PublicationOptions implements Options {
  @Field(() => Reach, { defaultValue: usualOptions.places })
  @IsIn(reaches)
  places: ReachWord;

  @Field(() => Reach, { defaultValue: usualOptions.scores, description: 'They tell places, so they reach no further.' })
  @IsIn(reaches)
  scores: ReachWord;

  @Field(() => Reach, { defaultValue: usualOptions.teamNames })
  @IsIn(reaches)
  teamNames: ReachWord;

  @Field({ defaultValue: usualOptions.memberNames, description: 'The members of winning teams who agree to it at that moment.' })
  @IsBoolean()
  memberNames: boolean;

  @Field({ defaultValue: usualOptions.departments, description: 'The departments of those who are named.' })
  @IsBoolean()
  departments: boolean;

  @Field({ defaultValue: usualOptions.summaries, description: "The winners' own summaries of their work." })
  @IsBoolean()
  summaries: boolean;

  @Field({
    defaultValue: usualOptions.reports,
    description: "The winners' reports as their judges saw them, where all members of the team agreed to it (WORK_PUBLICATION).",
  })
  @IsBoolean()
  reports: boolean;

  @Field({
    defaultValue: usualOptions.comments,
    description:
      'What judges wrote about winners, without who wrote it: of stages whose rule said so before judging opened (`commentsMayBePublic`), and of ' +
      'three sheets or more.',
  })
  @IsBoolean()
  comments: boolean;

  @Field(() => OwnPlace, { defaultValue: usualOptions.ownPlace })
  @IsIn(ownPlaces)
  ownPlace: Options['ownPlace'];
}
