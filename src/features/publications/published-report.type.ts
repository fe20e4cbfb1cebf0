import { Field, Float, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'The report of a winning entry, as its judges saw it: all members of the team agreed to its publication.' })
export class PublishedReportOf {
  @Field(() => ID, { nullable: true, description: 'Null in a preview.' })
  id: string | null;

  @Field({ description: 'The entry number, with the ending of its kind.' })
  name: string;

  @Field()
  mediaType: string;

  @Field(() => Float, { description: 'In bytes.' })
  size: number;

  @Field({ description: 'Of its bytes; `signedText` has it among `reportHashes`.' })
  sha256: string;

  @Field(() => String, { nullable: true, description: 'Where anybody gets it, below the address of this server; null in a preview.' })
  address: string | null;
}
