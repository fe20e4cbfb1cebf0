import { Field, ObjectType } from '@nestjs/graphql';
import { Account } from './account.entity.js';

@ObjectType({ description: 'The person who is signed in.' })
export class Me {
  @Field(() => Account)
  account: Account;
}
