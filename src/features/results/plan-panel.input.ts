import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsInt, IsNumber, IsOptional, IsUUID, ValidateNested } from 'class-validator';

@InputType({ description: 'How much sheets differ and why, as standard deviations in points of 0 to 100.' })
export class VarianceComponentsInput {
  @Field(() => Float, { description: 'Of what the entries deserve.' })
  @IsNumber()
  entrySd: number;

  @Field(() => Float, { description: "Of the judges' leniency." })
  @IsNumber()
  judgeSd: number;

  @Field(() => Float, { description: 'Of everything else about a sheet.' })
  @IsNumber()
  noiseSd: number;
}

@InputType({ description: 'For how many entries and judges a panel is planned.' })
export class PlanPanelInput {
  @Field(() => Int, { description: '2 to 3000.' })
  @IsInt()
  entries: number;

  @Field(() => Int, { description: '1 to 500.' })
  @IsInt()
  judges: number;

  @Field(() => [Int], {
    nullable: true,
    description: 'Which numbers of judges for each entry are compared, up to 10; without it, 2 to 10.',
  })
  @IsOptional()
  @IsInt({ each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  judgesPerEntry?: number[] | null;

  @Field(() => Int, { description: 'How many places it is about: those that advance, or the prizes.' })
  @IsInt()
  topK: number;

  @Field(() => Int, { defaultValue: 20 })
  @IsInt()
  minutesPerSheet: number;

  @Field(() => ID, {
    nullable: true,
    description: 'A settled stage, of an edition that you organise or audit, whose sheets tell how much sheets differ.',
  })
  @IsOptional()
  @IsUUID()
  likeStage?: string | null;

  @Field(() => VarianceComponentsInput, {
    nullable: true,
    description: 'How much sheets differ, where no stage tells; either this or `likeStage`. Without both: 7, 6 and 5 points.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => VarianceComponentsInput)
  components?: VarianceComponentsInput | null;
}
