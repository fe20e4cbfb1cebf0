import { Field, ID, InputType } from '@nestjs/graphql';
import { IsString, IsUUID } from 'class-validator';

@InputType({ description: 'An award that is to be revoked (수상 취소), and why.' })
export class RevokeAwardInput {
  @Field(() => ID)
  @IsUUID()
  entry: string;

  @Field({ description: 'On what ground, for the file: the public is not told.' })
  @IsString()
  ground: string;

  @Field({ description: 'What the public is told, in Korean.' })
  @IsString()
  reasonKo: string;

  @Field({ description: 'The same in English.' })
  @IsString()
  reasonEn: string;
}

@InputType({ description: 'A revocation that a second organiser confirms.' })
export class ConfirmRevocationInput {
  @Field(() => ID)
  @IsUUID()
  revocation: string;
}

@InputType({ description: 'A revocation that is not to be.' })
export class TurnDownRevocationInput {
  @Field(() => ID)
  @IsUUID()
  revocation: string;
}
