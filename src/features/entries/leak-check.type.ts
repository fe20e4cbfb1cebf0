import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  type Certainty,
  type FindingKind,
  findingKinds,
  type PersonalDataKind,
  personalDataKinds,
} from '../../domain/anonymity/finding.js';
import type { TextPart } from '../../domain/document.js';
import { enumOf } from '../../platform/graphql/enum-of.js';
import { FileSlot } from './entry-file.entity.js';

const FindingKindEnum = enumOf(findingKinds);
registerEnumType(FindingKindEnum, { name: 'LeakKind', description: 'What tells whose an entry is; PERSONAL_DATA: whosever it is.' });
const PersonalDataKindEnum = enumOf(personalDataKinds);
registerEnumType(PersonalDataKindEnum, { name: 'PersonalDataKind', description: 'What kind of personal data something is by its form.' });
const CertaintyEnum = enumOf(['CERTAIN', 'LIKELY'] as const);
registerEnumType(CertaintyEnum, { name: 'LeakCertainty', description: 'LIKELY: it may be an ordinary word. Please look.' });
const PlaceEnum = enumOf(['TEXT', 'PROPERTY', 'COMMENT', 'PATH'] as const);
registerEnumType(PlaceEnum, {
  name: 'LeakPlace',
  description: 'In the text, in what the file says of itself, in remarks and tracked changes, or in the names of files and paths.',
});
const LeakCheckStateEnum = enumOf(['PENDING', 'DONE', 'FAILED'] as const);
registerEnumType(LeakCheckStateEnum, {
  name: 'LeakCheckState',
  description: 'PENDING: not looked through yet. FAILED: there is no text that could be; please look through it yourself.',
});

@ObjectType({ description: 'Something that tells whose an entry is, or personal data.' })
export class Leak {
  @Field(() => FindingKindEnum)
  kind: FindingKind;

  @Field(() => PersonalDataKindEnum, { nullable: true, description: 'Null for what tells whose the entry is.' })
  personal: PersonalDataKind | null;

  @Field(() => CertaintyEnum)
  certainty: Certainty;

  @Field(() => PlaceEnum)
  where: TextPart['where'];

  @Field(() => Int, { nullable: true, description: 'From 1: the page, slide or sheet; null where there is none, or it is not known.' })
  page: number | null;

  @Field(() => String, { nullable: true, description: 'Which field, property, sheet or member of an archive; null: the body.' })
  label: string | null;

  @Field({ description: 'What is written before it.' })
  before: string;

  @Field({ description: 'As it is written.' })
  match: string;

  @Field({ description: 'What is written after it.' })
  after: string;
}

@ObjectType({
  description:
    'What in a file, or in the texts beside the files, would tell judges whose an entry is. A warning: it never keeps an entry from being submitted.',
})
export class LeakReport {
  @Field(() => ID, { nullable: true, description: 'The file; null: the title, the summary and the declarations.' })
  file: string | null;

  @Field(() => [FileSlot], { description: 'In which slots the file lies; none: the texts.' })
  slots: FileSlot[];

  @Field({ description: 'Whether it was handed in last; false: it stands in the draft alone.' })
  submitted: boolean;

  @Field(() => LeakCheckStateEnum)
  state: 'PENDING' | 'DONE' | 'FAILED';

  @Field(() => Date, { nullable: true, description: 'Null while it waits.' })
  checkedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'What to do about it, in Korean; null if nothing was found.' })
  warningKo: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English; null if nothing was found.' })
  warningEn: string | null;

  @Field(() => [Leak], { description: 'In reading order; the first 500.' })
  leaks: Leak[];
}
