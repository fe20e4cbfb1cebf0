import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsNumber, IsUUID, Max, Min } from 'class-validator';
import type { DiagnosticLimits } from '../../domain/diagnostics/limits.js';

/** A limit and what it may be: a number from `least` to `most`. */
const Limit =
  (description: string, least: number, most: number): PropertyDecorator =>
  (target, key) => {
    Field(() => Float, { description })(target, key);
    IsNumber()(target, key);
    Min(least)(target, key);
    Max(most)(target, key);
  };

@ObjectType('DiagnosticLimits', { description: "From where on something about a judge's marks is worth a look." })
@InputType({ isAbstract: true })
export class ToldLimits implements DiagnosticLimits {
  @Limit('Severe or generous: by more than so many points of 100 …', 0, 100)
  severityPoints: number;

  @Limit('… and so many of its standard errors.', 0, 100)
  severityErrors: number;

  @Limit("Narrow scale: a spread below so much of that of all judges'.", 0, 1)
  leastSpreadRatio: number;

  @Limit("Wide scale: a spread above so much of that of all judges'.", 1, 100)
  mostSpreadRatio: number;

  @Limit('Another order: a correlation with colleagues below this …', -1, 1)
  leastConsistency: number;

  @Field(() => Int, { description: '… on at least so many sheets.' })
  @IsInt()
  @Min(3)
  @Max(10_000)
  consistencySheets: number;

  @Limit('Erratic: a mean squared studentised residual above this.', 1, 100)
  mostOutfit: number;

  @Limit("The same on every criterion: differences between criteria below so much of the median judge's.", 0, 1)
  leastHaloRatio: number;

  @Limit('Outlier sheet: an externally studentised residual beyond this, up or down.', 2, 100)
  outlierResidual: number;

  @Limit('Drift: its t beyond this, up or down.', 0, 100)
  mostDriftT: number;
}

@InputType({ description: "An edition's limits, all of them." })
export class SetDiagnosticLimitsInput extends ToldLimits {
  @Field(() => ID)
  @IsUUID()
  competition: string;
}
