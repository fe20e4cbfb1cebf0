import { Field, ID, ObjectType, PickType } from '@nestjs/graphql';
import type { Eligibility } from '../../domain/eligibility.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { CompletedRecord } from '../training/completed-record.type.js';
import { EligibilityEnum } from './eligibility-check.entity.js';
import { Entry, EntryVersion } from './entry.entity.js';

/** Resolved over the entry's row. */
@ObjectType({ description: 'An entry that was submitted at least once, as the organisers of its edition see it.' })
export class ReceivedEntry extends PickType(Entry, ['id'] as const) {
  @Field({ description: 'The entry number (접수번호).' })
  number: string;

  @Field(() => EligibilityEnum)
  eligibility: Eligibility;
}

const ofVersion = ['id', 'ordinal', 'title', 'summary', 'declarations', 'submittedAt', 'receiptId', 'receipt'] as const;

/** Resolved over the version's row. */
@ObjectType({ description: 'One submission of an entry, as the organisers see it.' })
export class ReceivedVersion extends PickType(EntryVersion, ofVersion) {}

/** What the consent speaks of, and no more: course, level, session, and when it was completed. */
const consented = ['programmeYear', 'level', 'courseNameKo', 'courseNameEn', 'sessionOrdinal', 'completedOn'] as const;

@ObjectType({ description: 'A course that a member had completed when the entry was submitted.' })
export class FrozenRecord extends PickType(CompletedRecord, consented) {}

@ObjectType({ description: "A consenting member's completed courses, frozen at a submission." })
export class TrainingHistory {
  @Field(() => ID)
  memberId: string;

  @Field()
  takenAt: Date;

  @Field({ description: 'SHA-256 of a salt and the records: what was frozen can be proved as long as it is kept.' })
  saltedHash: string;

  @Field(() => Date, { nullable: true, description: 'When the records were destroyed because the consent was withdrawn; null while kept.' })
  destroyedAt: Date | null;

  @Field(() => [FrozenRecord], { nullable: true, description: 'In the order of completion; null once destroyed.' })
  records: FrozenRecord[] | null;
}

@ObjectType({ description: 'A page of the entries of an edition, by entry number.' })
export class ReceivedEntryConnection extends PageFields {
  @Field(() => [ReceivedEntry])
  nodes: ReceivedEntry[];
}
