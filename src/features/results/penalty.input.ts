import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsNotEmpty, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageFields } from '../../platform/graphql/connection.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { Penalty } from './penalty.entity.js';

@InputType({ description: 'What is taken off an entry in the final, and why.' })
export class RecordPenaltyInput {
  @Field(() => ID)
  @IsUUID()
  entry: string;

  @Field({ description: 'The key of a ground that the announced final rule has.' })
  @IsString()
  @MaxLength(40)
  ground: string;

  @Field(() => DecimalScalar, { description: 'At most what the ground allows.' })
  @IsString()
  points: string;

  @Field({ description: 'Kept with it.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

@InputType({ description: 'Which penalty a second organiser confirms.' })
export class ConfirmPenaltyInput {
  @Field(() => ID)
  @IsUUID()
  penalty: string;
}

@InputType({ description: 'Which penalty is withdrawn, and why.' })
export class WithdrawPenaltyInput {
  @Field(() => ID)
  @IsUUID()
  penalty: string;

  @Field({ description: 'Kept with it.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

@ObjectType({ description: 'A page of the penalties of an edition, newest first.' })
export class PenaltyConnection extends PageFields {
  @Field(() => [Penalty])
  nodes: Penalty[];
}
