import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { readinessItems, type ReadinessItem as Item } from '../../domain/readiness.js';
import type { Problem } from '../../domain/refusal.js';
import { enumOf } from '../../platform/graphql/enum-of.js';

const ReadinessItem = enumOf(readinessItems);
registerEnumType(ReadinessItem, {
  name: 'ReadinessItem',
  description: 'What has to be in place before a stage is opened. `openStage` asks the same, but for AWARDS_ANNOUNCED, which only warns.',
});

@ObjectType({ description: 'One thing that is missing before a stage is opened.' })
class ReadinessProblem {
  @Field({ description: 'What it concerns, like `entries.2025-분석-012.judges`.' })
  path: string;

  @Field()
  code: string;

  @Field({ description: 'In Korean.' })
  ko: string;

  @Field({ description: 'In English.' })
  en: string;
}

@ObjectType('Readiness', { description: 'Whether one thing is in place before a stage is opened.' })
export class ToldReadiness {
  @Field(() => ReadinessItem)
  item: Item;

  @Field()
  isMet: boolean;

  @Field({ description: 'Whether `openStage` refuses without it; false: a warning.' })
  isRequired: boolean;

  @Field(() => [ReadinessProblem], { description: 'What is missing; empty where nothing is.' })
  problems: Problem[];
}
