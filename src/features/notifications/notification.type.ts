import { ArgsType, Field, ID, InputType, Int, ObjectType, PickType } from '@nestjs/graphql';
import { ArrayMaxSize, IsBoolean, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { PageFields } from '../../platform/graphql/connection.js';
import { PageArgs } from '../../platform/graphql/page.args.js';

/** Each is put into words by itself, with statements of its own: that many at once, and no more. */
const MOST_NOTIFICATIONS = 50;

@ObjectType({ description: 'Something that you are told (알림). A letter of the same kind says the same.' })
export class ReadableNotification {
  @Field(() => ID)
  id: string;

  @Field({ description: 'What kind it is, such as `supplement-asked`.' })
  kind: string;

  @Field({ description: 'In one line, in your language.' })
  subject: string;

  @Field({ description: 'All of it, in your language.' })
  text: string;

  @Field({ description: 'Since when you can read it.' })
  at: Date;

  @Field(() => Date, { nullable: true, description: 'Null: unread.' })
  readAt: Date | null;
}

@ObjectType({ description: 'A page of your notifications, newest first. What has become pointless is left out, so a page may be short.' })
export class NotificationConnection extends PageFields {
  @Field(() => [ReadableNotification])
  nodes: ReadableNotification[];
}

@ArgsType()
export class NotificationsArgs extends PickType(PageArgs, ['after'] as const, ArgsType) {
  @Field(() => Int, { defaultValue: 20, description: `How many at most; ${MOST_NOTIFICATIONS} is the limit.` })
  @Min(1)
  @Max(MOST_NOTIFICATIONS)
  first: number;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  unreadOnly: boolean;
}

@InputType({ description: 'Which notifications you have read: those that are named, or all that there are now.' })
export class ReadNotificationsInput {
  @Field(() => [ID], { nullable: true, description: '200 at most.' })
  @IsOptional()
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(200)
  notifications?: string[] | null;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  all: boolean;
}
