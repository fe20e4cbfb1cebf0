import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'How much sheets differ and why, as standard deviations in points of 0 to 100.' })
export class PlannedComponents {
  @Field(() => Float, { description: 'Of what the entries deserve.' })
  entrySd: number;

  @Field(() => Float, { description: "Of the judges' leniency." })
  judgeSd: number;

  @Field(() => Float, { description: 'Of everything else about a sheet.' })
  noiseSd: number;
}

@ObjectType({
  description: 'What so many judges for each entry bring, and cost. Expected values: an edition comes out a little better or worse.',
})
export class PanelPlanLine {
  @Field(() => Int)
  judgesPerEntry: number;

  @Field(() => Float, { description: 'Which share of the truly best entries the ranking by adjusted scores puts among its first, 0 to 1.' })
  recall: number;

  @Field(() => Float, { description: 'How many places a 90 % interval of an entry covers, on average.' })
  intervalWidth: number;

  @Field(() => Float, { description: 'How many entries will be tied at the boundary, for a committee to decide on.' })
  undecided: number;

  @Field(() => Int)
  sheets: number;

  @Field(() => Int, { description: 'Of the judge who has most.' })
  sheetsPerJudge: number;

  @Field(() => Float, { description: 'Of all judges together.' })
  hours: number;

  @Field(() => Float, { description: 'Of the judge who has most sheets.' })
  hoursPerJudge: number;
}

@ObjectType({ description: 'What more judges for each entry would bring, and cost.' })
export class PanelPlan {
  @Field(() => PlannedComponents, { description: 'What it was computed from.' })
  components: PlannedComponents;

  @Field(() => [PanelPlanLine], { description: 'A line for each number of judges, as they were asked for.' })
  lines: PanelPlanLine[];
}
