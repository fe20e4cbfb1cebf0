import { Field, ID, InputType } from '@nestjs/graphql';
import { IsString, IsUUID } from 'class-validator';

@InputType({ description: 'Which team is to be disqualified, and why.' })
export class DisqualifyTeamInput {
  @Field(() => ID)
  @IsUUID()
  team: string;

  @Field({ description: '5 to 500 characters, for the organisers and, once confirmed, for the team.' })
  @IsString()
  reason: string;
}

@InputType({ description: 'Which proposed disqualification you confirm.' })
export class ConfirmDisqualificationInput {
  @Field(() => ID)
  @IsUUID()
  disqualification: string;
}

@InputType({ description: 'Which disqualification is to end, and why.' })
export class ReinstateTeamInput extends ConfirmDisqualificationInput {
  @Field({ description: '5 to 500 characters.' })
  @IsString()
  reason: string;
}

@InputType({ description: 'Which disqualification you end, as another organiser proposed.' })
export class ConfirmReinstatementInput extends ConfirmDisqualificationInput {}

@InputType({ description: 'Which disqualification it is about of which you turn a proposal down, and why.' })
export class TurnDownDisqualificationInput extends ReinstateTeamInput {}
