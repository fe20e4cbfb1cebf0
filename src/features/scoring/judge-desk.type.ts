import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { FileKind } from '../../platform/files/file-kind.js';
import { FileKindEnum } from '../../platform/files/file-kind.type.js';
import { Stage } from '../competitions/stage.entity.js';

export enum AssignmentState {
  NOT_OPENED = 'NOT_OPENED',
  DRAFT = 'DRAFT',
  SUBMITTED = 'SUBMITTED',
}
registerEnumType(AssignmentState, {
  name: 'AssignmentState',
  description: 'How far a judge has come with an entry; NOT_OPENED: nothing is saved yet.',
});

@ObjectType({ description: 'How many of the sheets are submitted.' })
export class ScoringProgress {
  @Field(() => Int)
  submitted: number;

  @Field(() => Int)
  total: number;
}

@ObjectType({
  description:
    'A file of an entry as judges may read it: pages at `GET /judge-copies/<id>/pages/1` and on, and a copy to download at `GET /judge-copies/<id>`.',
})
export class JudgeCopyFile {
  @Field(() => ID)
  id: string;

  @Field()
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

/** Whose it is and when it came is on no field of this type, nor on any that it leads to. */
@ObjectType({ description: 'An entry that you were given to judge: its content, and nothing about its authors.' })
export class AssignedEntry {
  @Field(() => ID, { description: 'What a sheet is saved for.' })
  assignment: string;

  @Field({ description: 'What the judges of this stage call the entry.' })
  code: string;

  @Field()
  title: string;

  @Field()
  summary: string;

  @Field({ description: 'Nobody came to present it (불참): it is not scored, and you owe no sheet of it.' })
  isAbsent: boolean;
}

@ObjectType({
  description: "An entry that is presented to you: what you were given to judge, and its team's name. No more of its authors.",
})
export class PresentedEntry extends AssignedEntry {
  @Field({ description: 'As the team calls itself.' })
  teamName: string;
}

@ObjectType({ description: 'A sheet of yours to look at again: your own mark, and nothing of a colleague’s.' })
export class SheetToRecheck {
  @Field(() => ID)
  assignment: string;

  @Field({ description: 'What the judges of this stage call the entry.' })
  code: string;

  @Field()
  ko: string;

  @Field()
  en: string;
}

@ObjectType({ description: "A judge's work in a stage." })
export class JudgeDesk {
  @Field(() => Stage)
  stage: Stage;

  @Field(() => Date, { nullable: true, description: 'When you signed the pledge; null: not yet, and nothing is shown before.' })
  pledgedAt: Date | null;

  @Field(() => [AssignedEntry], {
    description: 'In a random order of your own that stays; empty until the pledge is signed and the stage is open.',
  })
  assignments: AssignedEntry[];

  @Field(() => [PresentedEntry], {
    description: 'The same in the order of the presentation, where judges may know the teams; empty in a blind stage.',
  })
  presentations: PresentedEntry[];

  /** The seats. */
  judgeIds: readonly string[];
}
