import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayUnique, IsString, IsUUID, Min } from 'class-validator';
import type { NoticeChange, NoticeText } from '../../domain/notice.js';

@InputType({ isAbstract: true })
abstract class NoticeContentInput implements NoticeText {
  @Field({ description: 'One line of at most 200 characters.' })
  @IsString()
  titleKo: string;

  @Field({ description: 'One line of at most 200 characters.' })
  @IsString()
  titleEn: string;

  @Field({ description: 'Plain text of at most 20,000 characters.' })
  @IsString()
  textKo: string;

  @Field({ description: 'Plain text of at most 20,000 characters.' })
  @IsString()
  textEn: string;

  @Field(() => [ID], {
    defaultValue: [],
    description:
      'What `POST /files` answered you, in this order, at most 10; also files that the notice has already. Everybody can fetch them.',
  })
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  files: string[];
}

@InputType({ description: 'A new notice of an edition.' })
export class PublishNoticeInput extends NoticeContentInput {
  @Field(() => ID)
  @IsUUID()
  competition: string;
}

@InputType({ description: 'What a notice says from now on, whole, and what that changes.' })
export class ReviseNoticeInput extends NoticeContentInput implements NoticeChange {
  @Field(() => ID)
  @IsUUID()
  notice: string;

  @Field(() => Int, { description: 'The ordinal of the version that this one builds on: the latest.' })
  @Min(1)
  version: number;

  @Field({ description: 'At most 1,000 characters.' })
  @IsString()
  changeKo: string;

  @Field({ description: 'At most 1,000 characters.' })
  @IsString()
  changeEn: string;
}
