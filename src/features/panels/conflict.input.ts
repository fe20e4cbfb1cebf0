import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsEmail, IsOptional, IsUUID, Length } from 'class-validator';

@InputType({ description: 'What you have to do with: a whole department, or a person by name with a department or mail address.' })
export class DeclareConflictInput {
  @Field(() => ID, { description: 'A stage in which you judge. What you declare holds in its whole edition.' })
  @IsUUID()
  stage: string;

  @Field(() => String, { nullable: true, description: 'The code of a department: it means all that lies below it, too.' })
  @IsOptional()
  @Length(1, 60)
  department?: string | null;

  @Field(() => String, { nullable: true, description: "A person's name; without it, the whole department." })
  @IsOptional()
  @Transform(({ value }: TransformFnParams) => (typeof value === 'string' ? value.trim().normalize('NFC') : value))
  @Length(1, 100)
  personName?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Transform(({ value }: TransformFnParams) => (typeof value === 'string' ? value.trim().toLowerCase() : value))
  @IsEmail()
  personEmail?: string | null;
}

@ArgsType()
export class SeatArgs {
  @Field(() => ID, { description: 'A stage in which you judge.' })
  @IsUUID()
  stage: string;
}
