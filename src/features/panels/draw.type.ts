import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Track } from '../competitions/competition.entity.js';

@ObjectType({ description: 'Whose turn it is in a presentation.' })
export class PresentationTurn {
  @Field(() => Track)
  track: Track;

  @Field(() => Int, { description: 'Counted from 1 in each track.' })
  position: number;

  @Field()
  entryNumber: string;
}

@ObjectType({
  description:
    'How the order of a presentation is drawn (발표 순서 추첨). Anyone can compute it again: in each track, entry numbers are sorted by ' +
    'the SHA-256, in lower-case hexadecimal digits, of the seed, a line feed and the entry number, as UTF-8.',
})
export class PublicDraw {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the seed as UTF-8, announced before; null: its source was.' })
  seedHash: string | null;

  @Field(() => String, { nullable: true, description: 'Where the seed comes from, in Korean; null: its hash was announced.' })
  sourceKo: string | null;

  @Field(() => String, { nullable: true, description: 'Where the seed comes from, in English; null: its hash was announced.' })
  sourceEn: string | null;

  @Field()
  announcedAt: Date;

  @Field(() => String, { nullable: true, description: 'Null until the order is drawn.' })
  seed: string | null;

  @Field(() => Date, { nullable: true, description: 'Null until the order is drawn.' })
  drawnAt: Date | null;
}
