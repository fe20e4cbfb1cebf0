import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString, IsUUID } from 'class-validator';
import { PageArgs } from '../../platform/graphql/page.args.js';

@InputType({ description: 'A question about an edition. Only those who answer it are told who asks.' })
export class AskQuestionInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;

  @Field({ description: 'At most 2,000 characters.' })
  @IsString()
  text: string;
}

@InputType({ description: 'What a question is answered, and who reads it.' })
export class AnswerQuestionInput {
  @Field(() => ID)
  @IsUUID()
  question: string;

  @Field({ description: 'At most 5,000 characters.' })
  @IsString()
  answer: string;

  @Field({ description: 'Whether everybody is to read question and answer, without a name; else only who asked.' })
  @IsBoolean()
  isPublic: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'How the question is to read for everybody, where it tells who asks; as it was asked if left out.',
  })
  @IsOptional()
  @IsString()
  publicText?: string | null;
}

@ArgsType()
export class MyQuestionsArgs {
  @Field(() => ID)
  @IsUUID()
  competition: string;
}

@ArgsType()
export class AskedQuestionsArgs extends PageArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only those that are answered, or only those that wait; all if left out.' })
  @IsOptional()
  @IsBoolean()
  isAnswered?: boolean | null;
}
