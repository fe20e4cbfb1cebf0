import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { CorrectionState as State } from '../../domain/permission/correction.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { PageFields } from '../../platform/graphql/connection.js';

export const CorrectionState = {
  PENDING: 'PENDING',
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  WITHDRAWN: 'WITHDRAWN',
} as const satisfies { [S in State]: S };
registerEnumType(CorrectionState, { name: 'CorrectionState', description: 'What has become of a correction that a judge asked for.' });

@ObjectType({ description: 'A mark of a sheet as it stood, or as it is to be.' })
export class KeptMark {
  @Field({ description: 'The key of the criterion.' })
  criterion: string;

  @Field(() => DecimalScalar)
  points: string;

  @Field({ description: 'Empty without one.' })
  comment: string;
}

/** Nothing but content, so that it may be shown to whoever may see it: whose it is stands elsewhere. */
@ObjectType({ description: 'What a sheet says: marks and comments.' })
export class KeptContent {
  /** RFC 8785 text, and the rubric that it is about. */
  text: string;

  rubricId: string;
}

@ObjectType({ isAbstract: true })
abstract class CorrectionFields {
  @Field(() => ID)
  id: string;

  @Field(() => CorrectionState)
  state: State;

  @Field(() => KeptContent, { description: 'The sheet as it stood.' })
  before: KeptContent;

  @Field(() => KeptContent, { description: 'The sheet as it is to be.' })
  after: KeptContent;

  @Field({ description: 'Why the judge asks for it.' })
  reason: string;

  @Field()
  askedAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was decided or taken back; null: not yet.' })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was approved or rejected; null: it was not.' })
  decisionReason: string | null;
}

@ObjectType('SheetCorrection', { description: 'A correction of your sheet that you asked for (채점 정정).' })
export class OwnCorrection extends CorrectionFields {
  assignmentId: string;
}

@ObjectType({ description: 'A correction of a sheet that its judge asked for once judging was over (채점 정정), as organisers see it.' })
export class AskedCorrection extends CorrectionFields {
  judgeId: string;

  @Field({ description: 'Of the entry.' })
  entryNumber: string;
}

@ObjectType({ description: 'A page of the corrections that judges asked for.' })
export class AskedCorrectionConnection extends PageFields {
  @Field(() => [AskedCorrection])
  nodes: AskedCorrection[];
}
