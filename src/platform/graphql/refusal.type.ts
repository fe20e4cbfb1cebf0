import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { refusalCodes, type RefusalCode as Code, writtenSentences } from '../../domain/refusal.js';
import { enumOf } from './enum-of.js';

const RefusalCode = enumOf(refusalCodes);
registerEnumType(RefusalCode, {
  name: 'RefusalCode',
  description: 'Every way the system says no: what stands in `extensions.code` of an error.',
  valuesMap: Object.fromEntries(refusalCodes.map((code) => [code, { description: writtenSentences(code).en }])),
});

@ObjectType({ description: 'What a refusal says. A name in braces stands for a piece of the data that comes with the refusal.' })
export class RefusalSentence {
  @Field(() => RefusalCode)
  code: Code;

  @Field({ description: 'In Korean.' })
  ko: string;

  @Field({ description: 'In English.' })
  en: string;
}
