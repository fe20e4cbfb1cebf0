import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import type { FileKind } from '../../platform/files/file-kind.js';
import { FileKindEnum } from '../../platform/files/file-kind.type.js';
import type { NoticeFile } from './notice.entity.js';

@ObjectType({ description: 'A file that comes with a notice (붙임).' })
export class NoticeAttachment {
  @Field(() => ID, { description: 'Fetch it at `GET /notice-files/<id>`.' })
  id: string;

  @Field(() => ID, { description: 'The stored file: what a revision names that keeps it.' })
  file: string;

  @Field({ description: "As the uploader's computer called it." })
  name: string;

  @Field(() => FileKindEnum)
  kind: FileKind;

  @Field(() => Float, { description: 'In bytes; always whole.' })
  size: number;

  @Field()
  sha256: string;
}

/** With its stored file. */
export const attachmentOf = ({ id, storedFile }: NoticeFile): NoticeAttachment => ({
  id,
  file: storedFile.id,
  name: storedFile.originalName ?? id,
  kind: storedFile.kind as FileKind,
  size: Number(storedFile.size),
  sha256: storedFile.sha256,
});
