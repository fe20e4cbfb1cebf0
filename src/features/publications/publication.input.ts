import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsDate, IsOptional, IsString, IsUUID, Matches, Min, ValidateNested } from 'class-validator';
import { PublicationOptions } from './publication-options.type.js';

@InputType({ description: 'Which settlement would be published, and what of it.' })
export class PublicationPreviewInput {
  @Field(() => ID, {
    description: 'The latest of the final where a final rule was announced, else the latest of the last stage.',
  })
  @IsUUID()
  settlement: string;

  @Field(() => Int, {
    defaultValue: 0,
    description:
      'Where no awards were announced: entries placed at or above this in their track are winners: their consenting members are named. ' +
      "0: only the teams' names are published. Where awards were announced the decision on them says who wins, and this is 0.",
  })
  @Min(0)
  awardedPlaces: number;

  @Field(() => PublicationOptions, {
    nullable: true,
    description:
      'Null: the defaults of its fields where awards were announced, else the whole ranking with scores and the names of all teams.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => PublicationOptions)
  options?: PublicationOptions | null;
}

@InputType({ description: 'Which settlement is published, what of it, and from when on.' })
export class PublishResultsInput extends PublicationPreviewInput {
  @Field(() => Date, {
    nullable: true,
    description: 'From this second on it is public, by the clock of the database (엠바고); null: at once.',
  })
  @IsOptional()
  @IsDate()
  at?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the results are published again, for the public. Needed from the second time on.',
  })
  @IsOptional()
  @IsString()
  reasonKo?: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  @IsOptional()
  @IsString()
  reasonEn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The `hash` of the preview that was looked at: nothing else is published than what it showed. Null: whatever it is now.',
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  expect?: string | null;
}

@InputType({ description: 'A publication that is taken down, with what the public is told.' })
export class WithdrawPublicationInput {
  @Field(() => ID)
  @IsUUID()
  publication: string;

  @Field()
  @IsString()
  reasonKo: string;

  @Field()
  @IsString()
  reasonEn: string;
}
