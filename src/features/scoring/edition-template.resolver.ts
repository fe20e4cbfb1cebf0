import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { type EditionTemplate as Template, editionTemplates } from '../../domain/edition-template.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import { Competition } from '../competitions/competition.entity.js';
import { CreateFromTemplateInput } from './edition-template.input.js';
import { EditionTemplateService } from './edition-template.service.js';
import { EditionTemplate, StageTemplate } from './edition-template.type.js';
import { CriterionTemplate } from './rubric.entity.js';

@Resolver(() => StageTemplate)
export class EditionTemplateResolver {
  constructor(private readonly templates: EditionTemplateService) {}

  @Query(() => [EditionTemplate], { description: 'What a new edition may start from.' })
  @Public()
  competitionTemplates() {
    return editionTemplates;
  }

  @Mutation(() => Competition, {
    description: 'Set up an edition from a template, as a draft, with the rubric and the rule of each stage.',
  })
  @SignedIn()
  createFromTemplate(@CurrentActor() actor: Actor, @Args('input') input: CreateFromTemplateInput) {
    return this.templates.create(actor, input);
  }

  @ResolveField(() => [CriterionTemplate])
  criteria(@Parent() { rubric }: Template['stages'][number]) {
    return rubric.criteria;
  }
}
