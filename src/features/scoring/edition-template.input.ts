import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CalendarInput, Composed } from '../competitions/calendar.type.js';

@InputType({ description: 'Which template an edition starts from, and what is its own.' })
export class CreateFromTemplateInput {
  @Field(() => ID, { description: 'The key of a `CompetitionTemplate`.' })
  @IsString()
  @MaxLength(60)
  template: string;

  @Field({ description: 'Lower-case letters, digits and hyphens: `busan-2026`.' })
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  @MaxLength(60)
  slug: string;

  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2999)
  year: number;

  @Field(() => CalendarInput)
  @ValidateNested()
  @Type(() => CalendarInput)
  calendar: CalendarInput;

  @Field(() => String, { nullable: true, description: 'Without it, the one of the template after the year.' })
  @IsOptional()
  @Composed()
  @Length(1, 200)
  titleKo?: string | null;

  @Field(() => String, { nullable: true, description: 'Without it, the one of the template after the year.' })
  @IsOptional()
  @Composed()
  @Length(1, 200)
  titleEn?: string | null;
}
