import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { FileKind } from '../../platform/files/file-kind.js';
import { FileKindEnum } from '../../platform/files/file-kind.type.js';

@ObjectType({
  description:
    'What judges see of a file: pages at `GET /files/<id>/shown/pages/1` and on, and a copy to download at `GET /files/<id>/shown`.',
})
export class ShownFile {
  @Field({ description: "As judges' browsers save it, with CODE in the place of the entry's code." })
  name: string;

  @Field(() => FileKindEnum)
  kind: FileKind;

  @Field(() => Float, { nullable: true, description: 'Of the copy to download, in bytes; null where there are only pages.' })
  size: number | null;

  @Field(() => Int, { description: 'How many pages there are to look at; 0: the copy alone shows it.' })
  pages: number;

  @Field(() => String, { nullable: true, description: 'What the pages are: drawings, HTML or pictures; null without pages.' })
  pageMediaType: string | null;
}

@ObjectType({
  description: 'The draft of an entry as judges of a blind stage would see it, were it submitted now. They see no more than this.',
})
export class EntryAsJudgesSee {
  @Field({ description: 'CODE, in the place of the code that stands for the entry in each stage.' })
  code: string;

  @Field()
  title: string;

  @Field()
  summary: string;

  @Field(() => [ShownFile], { description: 'Files that are READY; others are not shown, or not yet.' })
  files: ShownFile[];
}
