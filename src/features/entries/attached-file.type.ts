import { Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { fileSlots } from '../../domain/file-slot.js';
import { type FileFacts, type FileWarning, fileWarnings } from '../../domain/slotted-file.js';
import type { FileKind } from '../../platform/files/file-kind.js';
import type { ScanState } from '../../domain/scan.js';
import { FileKindEnum } from '../../platform/files/file-kind.type.js';
import { ScanStateEnum } from '../../platform/files/scan-state.type.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { type EntryFile, FileSlot } from './entry-file.entity.js';
import type { Entry } from './entry.entity.js';
import { JudgeCopyState } from './shown-copy.entity.js';
import { ShownFile } from './shown-file.type.js';
import { factsOf } from './slot-rule.queries.js';

const FileWarningEnum = enumOf(fileWarnings);
registerEnumType(FileWarningEnum, {
  name: 'FileWarningCode',
  description:
    'PAGES_OVER_LIMIT: more pages than are asked for, as far as such a file can be counted. PAGES_NOT_COUNTED: a PDF that could not be counted.',
});

@ObjectType('FileWarning', { description: 'What a team should know of a file before it submits. It keeps the entry from nothing.' })
export class ToldWarning implements FileWarning {
  @Field(() => FileWarningEnum)
  code: FileWarning['code'];

  @Field()
  ko: string;

  @Field()
  en: string;
}

@ObjectType({ isAbstract: true })
export abstract class FileInSlot {
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

  @Field(() => ScanStateEnum, { description: 'Where a virus scanner is at work, only a CLEAN file can be read.' })
  scanState: ScanState;

  /** Whose rules it is judged by. */
  competitionId: string;
  facts: FileFacts;
}

@ObjectType('EntryFile', { description: 'A file in its slot, as the team sees it.' })
export class AttachedFile extends FileInSlot {
  @Field(() => JudgeCopyState, {
    nullable: true,
    description:
      'What judges of blind stages get of it: FAILED and NOT_SHOWN mean nothing. Null until it is asked for, when a file is attached.',
  })
  judgeCopy: JudgeCopyState | null;

  @Field(() => ShownFile, { nullable: true, description: 'The very bytes that judges get of it; null unless it is READY.' })
  shown: ShownFile | null;
}

@ObjectType({ description: 'A submitted file, as the organisers see it.' })
export class ReceivedFile extends FileInSlot {
  @Field(() => JudgeCopyState, { description: 'What judges of blind stages get of it.' })
  judgeCopy: JudgeCopyState;

  @Field(() => ShownFile, { nullable: true, description: 'The very bytes that judges get of it; null unless it is READY.' })
  shown: ShownFile | null;
}

type FileOfEntry = Pick<EntryFile, 'slot' | 'storedFile'> & { entry: Pick<Entry, 'competitionId'> };

/** A file with its stored file and its entry, as it lies in a slot, before anything is known of what is shown of it. */
export const fileInSlot = ({ slot, storedFile, entry }: FileOfEntry): FileInSlot => ({
  id: storedFile.id,
  slot,
  name: storedFile.originalName ?? '',
  kind: storedFile.kind as FileKind,
  mediaType: storedFile.mediaType,
  size: Number(storedFile.size),
  sha256: storedFile.sha256,
  scanState: storedFile.scanState,
  competitionId: entry.competitionId,
  facts: factsOf(storedFile),
});

/** The report first. */
export const bySlot = (a: { slot: FileSlot }, b: { slot: FileSlot }): number => fileSlots.indexOf(a.slot) - fileSlots.indexOf(b.slot);
