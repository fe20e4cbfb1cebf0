import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';

@InputType('PlanSettingsInput', { description: 'What a plan is to keep to, beside conflicts, limits and finished sheets.' })
@ObjectType('PlanSettings', { description: 'What a plan keeps to, beside conflicts, limits and finished sheets.' })
export class PlanSettingsType {
  @Field(() => Int, {
    defaultValue: 100,
    description: 'Per cent of what judges promised that is planned with. The rest is a reserve for when somebody drops out.',
  })
  @IsInt()
  @Min(1)
  @Max(100)
  plannedShare: number;

  @Field(() => Int, { defaultValue: 0, description: 'The fewest entries of each judge who has not left, as far as the promise allows.' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  minLoad: number;

  @Field(() => Int, { defaultValue: 1, description: 'How much even loads are worth beside expertise; 0: nothing.' })
  @IsInt()
  @Min(0)
  @Max(1000)
  loadPenalty: number;

  @Field({ defaultValue: false, description: 'Each entry is to have a judge of its field. Entries that nobody fits are named.' })
  @IsBoolean()
  needsExpert: boolean;

  @Field({ defaultValue: true, description: 'All judges of a track are to be comparable through shared entries, where that can be.' })
  @IsBoolean()
  connected: boolean;

  @Field(() => Int, { defaultValue: 60, description: 'After so long the best plan that there is must do.' })
  @IsInt()
  @Min(1)
  @Max(300)
  timeLimitSeconds: number;
}

/** What is meant where nothing is said. */
export const usualSettings: PlanSettingsType = {
  plannedShare: 100,
  minLoad: 0,
  loadPenalty: 1,
  needsExpert: false,
  connected: true,
  timeLimitSeconds: 60,
};

export enum BlockingKind {
  ENTRIES = 'ENTRIES',
  JUDGES = 'JUDGES',
}
registerEnumType(BlockingKind, {
  name: 'BlockingKind',
  description: 'ENTRIES lack judges, or JUDGES cannot get their fewest entries.',
});

@ObjectType({
  description: 'Why there is no plan: entries that need more than the judges whom they can have are good for, or the reverse.',
})
export class PlanBlocking {
  @Field(() => BlockingKind)
  kind: BlockingKind;

  @Field(() => [String])
  entryNumbers: string[];

  judgeIds: string[];

  @Field(() => Int, { description: 'Sheets that they need.' })
  need: number;

  @Field(() => Int, { description: 'Sheets that there can be.' })
  capacity: number;
}

@ObjectType({ description: 'Why there is no plan, in words.' })
export class PlanExplanation {
  @Field()
  ko: string;

  @Field()
  en: string;
}

@ObjectType({ description: 'A judge and an entry in a plan.' })
export class PlannedPair {
  judgeId: string;

  @Field()
  entryNumber: string;
}

@ObjectType({ description: 'How many entries a judge has, and would have.' })
export class PlannedLoad {
  judgeId: string;

  @Field(() => Int)
  before: number;

  @Field(() => Int)
  after: number;
}

@ObjectType({ description: 'The plan of one track: what changes, and how well it lets judges be compared. Null: there is no plan.' })
export class PlannedPanel {
  trackId: string;

  @Field(() => Int, { description: 'Sheets that the entries ask for.' })
  need: number;

  @Field(() => Int, { description: 'Sheets that they get.' })
  placed: number;

  @Field(() => [PlannedPair])
  added: PlannedPair[];

  @Field(() => [PlannedPair], { description: 'Never one with a sheet that was submitted.' })
  removed: PlannedPair[];

  @Field(() => Int, { description: 'Of the pairs removed, those that the judge has begun: what was written on them goes too.' })
  draftsRemoved: number;

  @Field(() => [PlannedLoad])
  loads: PlannedLoad[];

  @Field(() => Int, {
    nullable: true,
    description: 'Parts without a shared entry between them; 1: all judges can be compared. Null: no plan.',
  })
  components: number | null;

  @Field(() => Int, { nullable: true, description: 'The fewest entries that two judges share.' })
  leastOverlap: number | null;

  @Field(() => Int, { nullable: true, description: 'Pairs of judges who share no entry.' })
  zeroOverlaps: number | null;

  criticalJudgeIds: string[];

  @Field(() => Float, {
    nullable: true,
    description: 'Mean variance of the difference of two judges, in units of σ²; null where they cannot be compared.',
  })
  meanVariance: number | null;

  @Field(() => Int, { nullable: true, description: 'Pairs whose judge has fields of expertise, none of which fits.' })
  unfit: number | null;

  @Field(() => [String], { description: 'Entry numbers for which no judge of their field can be had, where one is asked for.' })
  withoutExpert: string[];

  @Field(() => Float, {
    nullable: true,
    description:
      'How much dearer the plan may be, at the most, than the best one that connects all judges; 0: none is better. Where a plan is changed, a ' +
      'new pair outweighs all else.',
  })
  gap: number | null;

  @Field({ description: 'Time was up before it was known that no plan is better.' })
  isTimeUp: boolean;

  @Field(() => PlanBlocking, { nullable: true, description: 'Null: nothing stands against it.' })
  blocking: PlanBlocking | null;
}
