import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import type { ScoringLoaders } from './scoring.loaders.js';
import { totalOf } from './sheet-content.js';
import { Mark, Sheet } from './sheet.entity.js';
import { ReopenSheetInput, SaveSheetInput, SubmitSheetInput } from './sheet.input.js';
import { SheetService } from './sheet.service.js';

@Resolver(() => Sheet)
export class SheetResolver {
  constructor(private readonly sheets: SheetService) {}

  @Mutation(() => Sheet, {
    description: 'Save your marks for an entry as a draft. Refused if the sheet was saved elsewhere in the meantime.',
  })
  @SignedIn()
  saveSheet(@CurrentActor() actor: Actor, @Args('input') input: SaveSheetInput) {
    return this.sheets.save(actor, input);
  }

  @Mutation(() => Sheet, { description: 'Hand in a finished sheet. It can be reopened, with a reason, while the stage is open.' })
  @SignedIn()
  submitSheet(@CurrentActor() actor: Actor, @Args('input') input: SubmitSheetInput) {
    return this.sheets.submit(actor, input);
  }

  @Mutation(() => Sheet, { description: 'Take a submitted sheet back to change it. The reason is kept with it.' })
  @SignedIn()
  reopenSheet(@CurrentActor() actor: Actor, @Args('input') input: ReopenSheetInput) {
    return this.sheets.reopen(actor, input);
  }

  @ResolveField(() => [Mark], { description: 'In the order of the rubric.' })
  marks(@Parent() sheet: Sheet, @Loaders() loaders: ScoringLoaders) {
    return loaders.marksOfSheet.load(sheet.id);
  }

  @ResolveField(() => DecimalScalar, {
    nullable: true,
    description: 'The weighted total of the marks so far, out of 100; null before the first. What is not marked yet adds nothing.',
  })
  async total(@Parent() sheet: Sheet, @Loaders() loaders: ScoringLoaders): Promise<string | null> {
    // Together, so that the marks are those that `marks` asks for.
    return totalOf(...(await Promise.all([loaders.criteriaOfRubric.load(sheet.rubricId), loaders.marksOfSheet.load(sheet.id)])));
  }
}

@Resolver(() => Mark)
export class MarkResolver {
  @ResolveField(() => String, { description: 'The key of the criterion.' })
  criterion(@Parent() mark: Mark): string {
    return mark.criterion.key;
  }
}
