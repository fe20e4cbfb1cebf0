import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Transform, type TransformFnParams, Type } from 'class-transformer';
import { ArrayMaxSize, IsEmail, IsInt, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { clean } from '../../domain/text.js';

const Trimmed = () => Transform(({ value }: TransformFnParams) => (typeof value === 'string' ? clean(value) : value));
const LowerCase = () => Transform(({ value }: TransformFnParams) => (typeof value === 'string' ? value.trim().toLowerCase() : value));

@InputType({ description: 'Somebody who taught.' })
export class InstructorInput {
  @Field()
  @Trimmed()
  @Length(1, 100)
  name: string;

  @Field({ description: 'The mail address by which judges are recognised.' })
  @LowerCase()
  @IsEmail()
  email: string;
}

@InputType({ description: 'Who taught a course session: all of them.' })
export class NameInstructorsInput {
  @Field(() => ID)
  @IsUUID()
  course: string;

  @Field(() => Int, { description: 'The number of the session within its course.' })
  @IsInt()
  @Min(1)
  @Max(10_000)
  session: number;

  @Field(() => [InstructorInput])
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => InstructorInput)
  instructors: InstructorInput[];
}

@ArgsType()
export class CourseArgs {
  @Field(() => ID)
  @IsUUID()
  course: string;
}
