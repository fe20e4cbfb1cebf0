import { ArgsType, Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { type AccessKind, accessKinds } from '../../domain/access.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { PageArgs } from '../../platform/graphql/page.args.js';

const AccessKindEnum = enumOf(accessKinds);
registerEnumType(AccessKindEnum, { name: 'AccessKind', description: "What of somebody's personal data was shown or handed out." });

@ObjectType({ description: 'That somebody saw or fetched your data (접속기록), as you are told of it.' })
export class OwnAccess {
  @Field(() => ID)
  id: string;

  @Field()
  at: Date;

  @Field({ description: 'In which role: `ORGANIZER`, `AUDITOR`, …; `PERSON`: in none that is granted.' })
  actingAs: string;

  @Field(() => [AccessKindEnum])
  what: AccessKind[];

  @Field(() => ID, { nullable: true, description: 'The edition that it was seen in; null: in none in particular.' })
  competitionId: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was fetched; null: it was looked at.' })
  reason: string | null;
}

@ObjectType({ description: "That somebody saw or fetched a person's data, as the auditors see it." })
export class RecordedAccess extends OwnAccess {
  @Field(() => ID, { description: 'The account of who saw it.' })
  actorId: string;

  @Field({ description: 'The network address that it was seen from; of IPv6 the first half.' })
  network: string;

  @Field(() => ID, { description: 'The session or token.' })
  sessionId: string;

  @Field(() => String, { nullable: true, description: 'SHA-256 of what the browser or program calls itself; null: nothing.' })
  userAgentHash: string | null;
}

@ObjectType({ description: 'A page of who saw your data, newest first.' })
export class OwnAccessConnection extends PageFields {
  @Field(() => [OwnAccess])
  nodes: OwnAccess[];
}

@ObjectType({ description: "A page of who saw a person's data, newest first." })
export class RecordedAccessConnection extends PageFields {
  @Field(() => [RecordedAccess])
  nodes: RecordedAccess[];
}

@ArgsType()
export class AccessLogArgs extends PageArgs {
  @Field(() => ID, { description: 'Whose data.' })
  @IsUUID()
  account: string;
}
