import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { fileSlots } from '../../domain/file-slot.js';
import type { FileKind } from '../../platform/files/file-kind.js';
import { FileKindEnum } from '../../platform/files/file-kind.type.js';
import { type EntryFile, FileSlot, JudgeCopyState } from './entry-file.entity.js';

@ObjectType('EntryFile', { description: 'A file in its slot, as the team sees it.' })
export class AttachedFile {
  @Field(() => ID, { description: 'Read it at `GET /files/<id>`.' })
  id: string;

  @Field(() => FileSlot)
  slot: FileSlot;

  @Field({ description: "As the uploader's computer called it." })
  name: string;

  @Field(() => FileKindEnum)
  kind: FileKind;

  @Field()
  mediaType: string;

  @Field(() => Float, { description: 'In bytes; always whole.' })
  size: number;

  @Field()
  sha256: string;
}

@ObjectType({ description: 'A submitted file, as the organisers see it.' })
export class ReceivedFile extends AttachedFile {
  @Field(() => JudgeCopyState, { description: 'What judges of blind stages get of it.' })
  judgeCopy: JudgeCopyState;
}

/** A file with its stored file, for its team. */
export const attachedFile = ({ slot, storedFile }: EntryFile): AttachedFile => ({
  id: storedFile.id,
  slot,
  name: storedFile.originalName ?? '',
  kind: storedFile.kind,
  mediaType: storedFile.mediaType,
  size: Number(storedFile.size),
  sha256: storedFile.sha256,
});

/** The report first. */
export const bySlot = (a: { slot: FileSlot }, b: { slot: FileSlot }): number => fileSlots.indexOf(a.slot) - fileSlots.indexOf(b.slot);
