import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsBoolean, IsIn, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { Floor as FloorOfRule } from '../../domain/floor.js';
import type { CommentDuty as Duty, LowestMark as Lowest } from '../../domain/sheet-duty.js';
import type { Deliberation as Band, StageRule as Rule } from '../../domain/stage-rule.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';

type Link = Rule['tieBreak'][number];

export const Tally = { MEAN: 'MEAN', TRIMMED_MEAN: 'TRIMMED_MEAN', MEDIAN: 'MEDIAN', ADJUSTED: 'ADJUSTED' } as const satisfies {
  [W in Rule['tally']]: W;
};
registerEnumType(Tally, {
  name: 'Tally',
  description:
    "How an entry's sheets become one score (산정 방식). ADJUSTED (조정점수): the mean after taking out how generous or strict each judge was " +
    'compared with others who saw the same entries; where too little links the judges, the plain mean stands in for it, and says why.',
});

const TrimLevel = { TOTAL: 'TOTAL', CRITERION: 'CRITERION' } as const satisfies { [W in Rule['trimLevel']]: W };
registerEnumType(TrimLevel, { name: 'TrimLevel', description: 'What is tallied: the totals of sheets, or each criterion apart.' });

export const Rounding = { HALF_UP: 'HALF_UP', HALF_EVEN: 'HALF_EVEN' } as const satisfies { [W in Rule['rounding']]: W };
registerEnumType(Rounding, { name: 'Rounding', description: 'Which way a half goes when a score is rounded, once, at the end.' });

export const Ranking = { COMPETITION: 'COMPETITION', DENSE: 'DENSE' } as const satisfies { [W in Rule['ranking']]: W };
registerEnumType(Ranking, { name: 'Ranking', description: 'Places after a shared one: 1, 2, 2, 4 or 1, 2, 2, 3.' });

const TieBreak = {
  CRITERION: 'CRITERION',
  PLAIN_MEAN: 'PLAIN_MEAN',
  MEDIAN: 'MEDIAN',
  EARLIER_SUBMISSION: 'EARLIER_SUBMISSION',
  DECISION: 'DECISION',
} as const satisfies { [W in Link['link']]: W };
registerEnumType(TieBreak, {
  name: 'TieBreak',
  description: 'What is asked when scores are equal (동점자 처리). DECISION, of people, comes last.',
});

@ObjectType({ description: 'A step of the tie-break chain.' })
@InputType('TieBreakLinkInput', { description: 'A step of the tie-break chain.' })
export class TieBreakLink implements Link {
  @Field(() => TieBreak)
  @IsIn(Object.values(TieBreak))
  link: Link['link'];

  @Field(() => String, { nullable: true, description: 'The key of the criterion, for CRITERION only; null otherwise.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  criterion: string | null;
}

@ObjectType({ description: 'Where judges have to write a comment (심사의견) before their sheet counts.' })
@InputType('CommentDutyInput', { description: 'Where judges have to write a comment (심사의견) before their sheet counts.' })
export class CommentDuty implements Duty {
  @Field({ defaultValue: false, description: 'On the entry as a whole.' })
  @IsBoolean()
  onSheet: boolean;

  @Field(() => [String], { defaultValue: [], description: 'On the criteria with these keys, whatever the mark is.' })
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  onCriteria: string[];

  @Field(() => Int, { nullable: true, description: "On a mark below this percent of the criterion's points; null: on none." })
  @IsOptional()
  @IsInt()
  belowPercent: number | null;

  @Field(() => Int, { nullable: true, description: "On a mark above this percent of the criterion's points; null: on none." })
  @IsOptional()
  @IsInt()
  abovePercent: number | null;

  @Field(() => Int, { description: 'How long each of these comments is at least.' })
  @IsInt()
  minCharacters: number;
}

@ObjectType({ description: 'The least that a judge may give on a criterion.' })
@InputType('LowestMarkInput', { description: 'The least that a judge may give on a criterion.' })
export class LowestMark implements Lowest {
  @Field({ description: 'The key of the criterion.' })
  @IsString()
  @MaxLength(40)
  criterion: string;

  @Field(() => DecimalScalar)
  @IsString()
  points: string;
}

@ObjectType({ description: 'What an entry must reach (과락 기준). Below it the entry keeps its place and wins nothing.' })
@InputType('FloorInput', { description: 'What an entry must reach (과락 기준). Below it the entry keeps its place and wins nothing.' })
export class Floor implements FloorOfRule {
  @Field(() => String, { nullable: true, description: 'The key of the criterion, whose mean is compared; null: the published score is.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  criterion: string | null;

  @Field(() => DecimalScalar)
  @IsString()
  points: string;
}

@ObjectType({ description: 'Which statistical ties at the quota a committee decides on (심의 대상).' })
@InputType('DeliberationInput', { description: 'Which statistical ties at the quota a committee decides on (심의 대상).' })
export class Deliberation implements Band {
  @Field(() => Int, { defaultValue: 20, description: 'From this chance of being among those who advance, in percent: 1 to 50.' })
  @IsInt()
  fromPercent: number;

  @Field(() => Int, { defaultValue: 80, description: 'Up to this chance: 50 to 99.' })
  @IsInt()
  toPercent: number;
}

@ObjectType({ isAbstract: true })
@InputType('StageRuleInput', { description: "How a stage's sheets are to become places." })
export class StageRuleWords implements Rule {
  @Field(() => Tally)
  @IsIn(Object.values(Tally))
  tally: Rule['tally'];

  @Field(() => TrimLevel)
  @IsIn(Object.values(TrimLevel))
  trimLevel: Rule['trimLevel'];

  @Field(() => Int, { description: 'How many of the highest and of the lowest values a trimmed mean leaves out.' })
  @IsInt()
  drop: number;

  @Field(() => Int, { description: 'With fewer sheets than this a trimmed mean is the plain mean.' })
  @IsInt()
  minJudgesToTrim: number;

  @Field(() => Int, { description: 'Of the published score, which also orders the entries.' })
  @IsInt()
  decimals: number;

  @Field(() => Rounding)
  @IsIn(Object.values(Rounding))
  rounding: Rule['rounding'];

  @Field(() => Ranking)
  @IsIn(Object.values(Ranking))
  ranking: Rule['ranking'];

  @Field(() => [TieBreakLink], { description: 'Asked in this order; what no step splits shares its place.' })
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => TieBreakLink)
  tieBreak: TieBreakLink[];

  @Field(() => CommentDuty, { nullable: true, description: 'Null: judges write comments as they like.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CommentDuty)
  commentDuty?: CommentDuty | null;

  @Field(() => [LowestMark], { defaultValue: [], description: 'Checked when a sheet is submitted.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => LowestMark)
  lowestMarks: LowestMark[];

  @Field(() => [Floor], { defaultValue: [], description: 'Compared when the stage is settled.' })
  @ArrayMaxSize(51)
  @ValidateNested({ each: true })
  @Type(() => Floor)
  floors: Floor[];

  @Field(() => Deliberation, { nullable: true, description: 'Null: places stand as they are computed; nobody decides on close ones.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => Deliberation)
  deliberation?: Deliberation | null;

  @Field({
    defaultValue: false,
    description:
      'Whether teams read what judges wrote about their entries once results are public, without names. Judges are told before they write.',
  })
  @IsBoolean()
  commentsReachTeams: boolean;

  @Field({
    defaultValue: false,
    description:
      'Whether what judges wrote about winners may be made public as well, without names: needs `commentsReachTeams`. Judges are told before they write.',
  })
  @IsBoolean()
  commentsMayBePublic: boolean;
}

@ObjectType('StageRule', { description: "How a stage's sheets become places, as announced. A change is a new version." })
export class AnnouncedRule extends StageRuleWords {
  @Field(() => Int)
  version: number;

  @Field()
  announcedAt: Date;
}
