import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { AwardRule } from '../../domain/award-rule.js';
import { type ReportState, reportStates, type VerificationGround, verificationGrounds } from '../../domain/verification.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { enumOf } from '../../platform/graphql/enum-of.js';

const GroundEnum = enumOf(verificationGrounds);
registerEnumType(GroundEnum, { name: 'VerificationGround', description: 'What anybody may report of a nominee.' });
const ReportStateEnum = enumOf(reportStates);
registerEnumType(ReportStateEnum, {
  name: 'ReportState',
  description: 'BEING_CHECKED once a team was asked or one organiser has decided; DECIDED once another has confirmed that.',
});
const OnRemovalEnum = { MOVE_UP: 'MOVE_UP', LEAVE_EMPTY: 'LEAVE_EMPTY' } as const;
registerEnumType(OnRemovalEnum, {
  name: 'OnRemoval',
  description: 'What becomes of the award of a nominee that is removed: the next entry moves up, or nobody gets it.',
});

@ObjectType({ description: 'A nominee as the public sees it: no names, no scores, no place.' })
export class PublicNominee {
  @Field(() => ID, { description: 'For the form; it tells nothing of the entry.' })
  id: string;

  @Field()
  entryNumber: string;

  @Field()
  title: string;

  @Field()
  trackKo: string;

  @Field()
  trackEn: string;

  @Field()
  awardKo: string;

  @Field()
  awardEn: string;

  @Field({ description: 'The last second in which it can be reported.' })
  until: Date;

  @Field({ description: 'Whether it can be reported now.' })
  isOpen: boolean;
}

@ObjectType({ description: 'That a nominee was removed; which one is not told again.' })
export class RemovedNominee {
  @Field()
  awardKo: string;

  @Field()
  awardEn: string;

  @Field()
  trackKo: string;

  @Field()
  trackEn: string;

  @Field()
  removedAt: Date;

  @Field({ description: 'By what two organisers found; else the ranking or the decision on awards has changed.' })
  byFinding: boolean;
}

@ObjectType({ description: 'A ground on which anybody may report a nominee.' })
export class NamedGround {
  @Field(() => GroundEnum)
  ground: VerificationGround;

  @Field()
  ko: string;

  @Field()
  en: string;
}

@ObjectType({ description: 'The nominees of an edition, public for a time so that anybody may report them (공개검증).' })
export class PublicVerification {
  competitionId: string;
  titleKo: string;
  titleEn: string;
  slug: string;

  @Field({ description: 'When the nominees that are shown were made public.' })
  openedAt: Date;

  @Field(() => Date, { nullable: true, description: 'The last second in which any nominee can be reported; null: none is left.' })
  until: Date | null;

  @Field({ description: 'Whether any nominee can be reported now.' })
  isOpen: boolean;

  @Field(() => OnRemovalEnum, { description: 'As it was announced.' })
  onRemoval: AwardRule['onRemoval'];

  @Field(() => [PublicNominee], { description: 'By award, and then by entry number: the order tells no place.' })
  nominees: PublicNominee[];

  @Field(() => [RemovedNominee], { description: 'The earliest first.' })
  removed: RemovedNominee[];

  @Field(() => [NamedGround])
  grounds: NamedGround[];
}

@ObjectType({ description: 'A nominee as its organisers see it.' })
export class NomineeOnDesk extends PublicNominee {
  @Field(() => Date, { nullable: true, description: 'Null: it is a nominee still.' })
  removedAt: Date | null;
}

@ObjectType({ description: 'That the nominees of a decision on awards were made public (공개검증).' })
export class VerificationWindow {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'Counts the windows of an edition from 1.' })
  ordinal: number;

  @Field()
  openedAt: Date;

  competitionId: string;
  openedBy: string;
}

@ObjectType({ description: 'A file that was sent with a report. It is fetched from /report-evidence/:id, with a reason.' })
export class ReportEvidenceFile {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: 'As the sender called it; null: destroyed.' })
  name: string | null;

  @Field()
  kind: string;

  @Field(() => Int, { description: 'In bytes.' })
  size: number;

  @Field()
  sha256: string;

  @Field()
  scanState: string;

  @Field({ description: 'Whether its time was over and its bytes are gone.' })
  isDestroyed: boolean;
}

@ObjectType({ description: 'What somebody reported of a nominee, without an account (신고).' })
export class VerificationReportOnDesk {
  @Field(() => ID)
  id: string;

  @Field(() => GroundEnum)
  ground: VerificationGround;

  @Field()
  text: string;

  @Field(() => [String], { description: 'As they were typed. Open them with care.' })
  links: string[];

  @Field(() => String, { nullable: true, description: 'A mail address for questions; null: none was given, or its time is over.' })
  contact: string | null;

  @Field()
  receivedAt: Date;

  @Field(() => ReportStateEnum)
  state: ReportState;

  competitionId: string;
  nomineeId: string;
}

@ObjectType({ description: 'A page of the reports of an edition, newest first.' })
export class VerificationReportConnection extends PageFields {
  @Field(() => [VerificationReportOnDesk])
  nodes: VerificationReportOnDesk[];
}

@ObjectType({ description: 'How the verification of an edition stands, and what was reported.' })
export class VerificationOnDesk {
  @Field({ description: 'Whether the announced awards ask for a window before results are published.' })
  isRequired: boolean;

  @Field({ description: 'Whether any nominee can be reported now.' })
  isOpen: boolean;

  @Field(() => Date, { nullable: true, description: 'The last second of the window; null: none was opened, or no nominee is left.' })
  until: Date | null;

  @Field(() => Int, { description: 'Reports that two organisers have not decided. Results are published once there are none.' })
  undecidedReports: number;

  @Field({ description: 'Whether the nominees that are public are those of the decision on awards that counts now.' })
  isCurrent: boolean;

  competitionId: string;
}
