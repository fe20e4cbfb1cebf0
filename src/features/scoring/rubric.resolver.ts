import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { defaultRubric } from '../../domain/default-rubric.js';
import type { StageRule as Rule } from '../../domain/stage-rule.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { Public, SignedIn } from '../../platform/session/audience.decorator.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { Stage, type StageRule } from '../competitions/stage.entity.js';
import { Criterion, CriterionTemplate, Rubric } from './rubric.entity.js';
import { AnnounceStageRuleInput, WriteRubricInput } from './rubric.input.js';
import { RubricService } from './rubric.service.js';
import type { ScoringLoaders } from './scoring.loaders.js';
import { AnnouncedRule } from './stage-rule.type.js';

// Rules from before there were duties and floors have none, and promised judges that their comments stay with the committee.
const asAnnounced = ({ version, announcedAt, rule: text }: StageRule): AnnouncedRule => {
  const {
    commentDuty = null,
    lowestMarks = [],
    floors = [],
    deliberation = null,
    commentsReachTeams = false,
    commentsMayBePublic = false,
    ...rule
  } = JSON.parse(text) as Rule;
  return { version, announcedAt, ...rule, commentDuty, lowestMarks, floors, deliberation, commentsReachTeams, commentsMayBePublic };
};

@Resolver(() => Rubric)
export class RubricResolver {
  constructor(private readonly rubrics: RubricService) {}

  @Query(() => [CriterionTemplate], { description: 'The criteria that the rubric of a paper review (서면심사) may start from.' })
  @Public()
  defaultRubric(): CriterionTemplate[] {
    return defaultRubric.criteria;
  }

  @Mutation(() => Rubric, { description: "Write a stage's rubric anew, as its next version, before judging begins." })
  @SignedIn()
  writeRubric(@CurrentActor() actor: Actor, @Args('input') input: WriteRubricInput) {
    return this.rubrics.write(actor, input);
  }

  @Mutation(() => AnnouncedRule, { description: 'Announce how the sheets of a stage will become places, before judging begins.' })
  @SignedIn()
  async announceStageRule(@CurrentActor() actor: Actor, @Args('input') input: AnnounceStageRuleInput) {
    return asAnnounced(await this.rubrics.announce(actor, input));
  }

  @ResolveField(() => [Criterion])
  criteria(@Parent() rubric: Rubric, @Loaders() loaders: ScoringLoaders) {
    return loaders.criteriaOfRubric.load(rubric.id);
  }
}

/** What scoring adds to a stage: anybody may read by what is judged. */
@Resolver(() => Stage)
export class StageScoringResolver {
  @ResolveField(() => Rubric, { nullable: true, description: 'What entries are scored on; null until it is written.' })
  rubric(@Parent() stage: Stage, @Loaders() loaders: ScoringLoaders) {
    return loaders.latestRubricOfStage.load(stage.id);
  }

  @ResolveField(() => AnnouncedRule, { nullable: true, description: 'How sheets become places; null until it is announced.' })
  async rule(@Parent() stage: Stage, @Loaders() loaders: CompetitionLoaders) {
    const rule = await loaders.latestRuleOfStage.load(stage.id);
    return rule && asAnnounced(rule);
  }
}
