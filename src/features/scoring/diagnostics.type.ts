import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { flagCodes, type FlagCode } from '../../domain/diagnostics/flags.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { ToldLimits } from './diagnostic-limits.type.js';

const JudgeFlagCode = enumOf(flagCodes);
registerEnumType(JudgeFlagCode, { name: 'JudgeFlagCode', description: "What about a judge's marks is worth a look." });

@ObjectType({ description: "Something about a judge's marks that is worth a look. It proves nothing and changes no score." })
export class JudgeFlag {
  @Field(() => JudgeFlagCode)
  code: FlagCode;

  @Field()
  ko: string;

  @Field()
  en: string;
}

const MaybeNumber = (description: string) =>
  Field(() => Float, { nullable: true, description: `${description} Null: too little to say it from.` });

@ObjectType({ description: 'Whether teams of the own body get more than others.' })
class ToldAffinity {
  @MaybeNumber('Points more; negative: fewer.')
  difference: number | null;

  @MaybeNumber('How often chance alone would do as much.')
  p: number | null;
}

@ObjectType({ description: "What a judge's sheets show beside those of colleagues on the same entries." })
export class JudgeDiagnosis {
  /** The seat. */
  judge: string;

  @Field(() => Int)
  n: number;

  @MaybeNumber('Points by which the judge is more generous than colleagues; negative: severe.')
  leniency: number | null;

  @MaybeNumber('Its standard error.')
  leniencySe: number | null;

  @MaybeNumber("Standard deviation of the judge's totals, in points.")
  sd: number | null;

  @MaybeNumber('The same over that of all judges.')
  spreadRatio: number | null;

  @MaybeNumber('Correlation of the totals with what colleagues gave the same entries.')
  consistency: number | null;

  @MaybeNumber("Slope of the totals on colleagues'.")
  slopeOnPeers: number | null;

  @MaybeNumber('Mean squared studentised residual: about 1 as usual.')
  outfit: number | null;

  @MaybeNumber('Differences between criteria over those of the median judge.')
  haloRatio: number | null;

  @MaybeNumber("Points by which marks change from sheet to sheet, in the order of the judge's submissions.")
  driftPerPosition: number | null;

  @MaybeNumber('Its t.')
  driftT: number | null;

  @Field(() => ToldAffinity, {
    nullable: true,
    description:
      'What the judge gave teams of the same body (city, district) beyond what was to be expected, against the others. Null: fewer than five ' +
      'such sheets, or none of others. p counts that several judges are looked at (Bonferroni).',
  })
  ownBody: { difference: number | null; p: number | null } | null;

  @Field(() => [JudgeFlag])
  flags: JudgeFlag[];
}

@ObjectType({ description: 'A sheet far from what its entry and its judge lead to expect.' })
export class OutlierSheet {
  /** The seat. */
  judge: string;

  @Field()
  entryNumber: string;

  @Field(() => Float, { description: 'Out of 100.' })
  total: number;

  @Field(() => Float, { description: 'Points above what was to be expected; negative: below.' })
  residual: number;

  @Field(() => Float, { description: 'The same in units of the noise of the other sheets (externally studentised).' })
  studentised: number;
}

@ObjectType({ description: 'Intraclass correlations (Shrout & Fleiss): of one mark, and of the mean of all judges.' })
export class ToldIcc {
  @MaybeNumber('ICC(1,1): other judges for each entry.')
  oneWaySingle: number | null;

  @MaybeNumber('ICC(2,1): the same judges, agreement.')
  agreementSingle: number | null;

  @MaybeNumber('ICC(3,1): the same judges, consistency.')
  consistencySingle: number | null;

  @MaybeNumber('ICC(1,k).')
  oneWayMean: number | null;

  @MaybeNumber('ICC(2,k).')
  agreementMean: number | null;

  @MaybeNumber('ICC(3,k).')
  consistencyMean: number | null;
}

@ObjectType({ description: 'How far the judges of a panel agree, and what a ranking by adjusted scores is worth.' })
export class ToldReliability {
  @MaybeNumber("Krippendorff's alpha of the totals, by intervals.")
  alpha: number | null;

  @Field(() => Float, { nullable: true, description: "Kendall's W; null where not every judge marked every entry." })
  kendallW: number | null;

  @Field(() => ToldIcc, { nullable: true, description: 'Null where not every judge marked every entry.' })
  icc: ToldIcc | null;

  @MaybeNumber('The share of the differences between adjusted scores that is differences between entries.')
  ranking: number | null;

  @MaybeNumber('Standard error of an adjusted score against the others, in points.')
  standardError: number | null;
}

@ObjectType({ description: 'What the sheets of a panel show. For a conversation: it proves nothing and changes no score.' })
export class PanelDiagnostics {
  trackId: string;

  @MaybeNumber('The noise of a sheet, in points.')
  residualSd: number | null;

  @Field(() => [JudgeDiagnosis])
  judges: JudgeDiagnosis[];

  @Field(() => ToldAffinity, {
    nullable: true,
    description:
      'What "the same body" adds to a sheet over the whole panel. Null: no judge has a sheet of the own body, or too little is left to see it.',
  })
  bodyAffinity: { difference: number | null; p: number | null } | null;

  @Field(() => [OutlierSheet], {
    description: "The farthest first. To be looked at first: a single one can pull all of its judge's figures.",
  })
  outlierSheets: OutlierSheet[];

  @Field(() => ToldReliability)
  reliability: ToldReliability;
}

@ObjectType({ description: 'What the sheets of a stage show about its judges, for organisers and auditors.' })
export class StageDiagnostics {
  @Field(() => ToldLimits, { description: 'The limits that the flags go by.' })
  limits: ToldLimits;

  @Field(() => [PanelDiagnostics], { description: 'Track by track, where there are sheets.' })
  panels: PanelDiagnostics[];
}
