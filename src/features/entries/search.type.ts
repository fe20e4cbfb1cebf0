import { ArgsType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { PageInfo } from '../../platform/graphql/connection.js';
import { FileSlot } from './entry-file.entity.js';
import type { PlaceOfText } from './found-places.js';
import { ReceivedEntry } from './received-entry.type.js';

const PlaceOfTextEnum = enumOf<PlaceOfText>(['TITLE', 'SUMMARY', 'FILE']);
registerEnumType(PlaceOfTextEnum, { name: 'PlaceOfText', description: 'Where in an entry something is said.' });

const mostFound = 50;

@ArgsType()
export class SearchEntriesArgs {
  @Field({
    description:
      'Words, all of which must stand in the entry, and phrases in quotation marks; up to 200 characters and ten words. Case does not count, and ' +
      'neither do blanks beside Hangul in words of three characters and more. Shorter words are found as they are written.',
  })
  @IsString()
  text: string;

  @Field(() => Int, { defaultValue: 20, description: `How many at most; ${mostFound} is the limit.` })
  @Min(1)
  @Max(mostFound)
  first: number;

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string | null;
}

@ObjectType({ description: 'A word that was looked for, where it first stands in a place, with what is around it.' })
export class FoundWord {
  @Field(() => PlaceOfTextEnum)
  where: PlaceOfText;

  @Field(() => FileSlot, { nullable: true, description: 'Of which file; null outside of files.' })
  slot: FileSlot | null;

  @Field(() => Int, { nullable: true, description: 'From 1: page, slide or sheet; null where there are none, or the file does not say.' })
  page: number | null;

  @Field()
  before: string;

  @Field({ description: 'As it is written there.' })
  match: string;

  @Field()
  after: string;
}

@ObjectType({ description: 'An entry in whose last version all words stand.' })
export class FoundEntry {
  @Field(() => ReceivedEntry)
  entry: ReceivedEntry;
}

@ObjectType({ description: 'A page of what was found, by entry number. How many there are in all is not counted.' })
export class FoundEntries {
  @Field(() => [FoundEntry])
  nodes: FoundEntry[];

  @Field(() => PageInfo)
  pageInfo: PageInfo;
}
