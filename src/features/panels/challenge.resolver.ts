import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { Team } from '../teams/team.entity.js';
import type { TeamLoaders } from '../teams/team.loaders.js';
import { RegisteredTeam } from '../teams/team.type.js';
import { Challenge } from './challenge.entity.js';
import { ChallengeService } from './challenge.service.js';
import { ChallengeJudgeInput, DecideChallengeInput } from './conflict.input.js';
import { FiledChallenge, FiledChallengeConnection } from './conflict.type.js';
import { Judge } from './panel.entity.js';
import type { PanelLoaders } from './panel.loaders.js';

@Resolver()
export class ChallengeResolver {
  constructor(private readonly challenges: ChallengeService) {}

  @Mutation(() => Challenge, {
    description:
      'Object to a judge for the team that you lead (기피신청). You name the person as you know them; the answer does not tell who judges.',
  })
  @SignedIn()
  challengeJudge(@CurrentActor() actor: Actor, @Args('input') input: ChallengeJudgeInput) {
    return this.challenges.file(actor, input);
  }

  @Mutation(() => FiledChallenge, {
    description: "Decide a team's challenge. Upheld, it keeps the judge from the team's entry in every stage.",
  })
  @SignedIn()
  decideChallenge(@CurrentActor() actor: Actor, @Args('input') input: DecideChallengeInput) {
    return this.challenges.decide(actor, input);
  }
}

/** What panels add to a team as its members see it. */
@Resolver(() => Team)
export class TeamChallengesResolver {
  @ResolveField(() => [Challenge], { description: 'The judges to whom the team objected, and what became of it.' })
  challenges(@Parent() team: Team, @Loaders() loaders: PanelLoaders) {
    return loaders.challengesOfTeam.load(team.id);
  }

  @ResolveField(() => [String], { description: 'The names of those who judge your track; empty unless the edition announces them.' })
  announcedJudges(@Parent() team: Team, @Loaders() loaders: PanelLoaders) {
    return loaders.announcedJudgesOfTeam.load(team.id);
  }
}

/** Over the row of the challenge. */
@Resolver(() => FiledChallenge)
export class FiledChallengeResolver {
  @ResolveField(() => RegisteredTeam)
  team(@Parent() challenge: Challenge, @Loaders() loaders: TeamLoaders) {
    return loaders.teamById.load(challenge.teamId);
  }

  @ResolveField(() => [Judge], { description: 'The judges of the edition with this name or mail address, stage by stage.' })
  matches(@Parent() challenge: Challenge, @Loaders() loaders: PanelLoaders) {
    return loaders.judgesOfChallenge.load(challenge.id);
  }
}

@Resolver(() => OrganizerDesk)
export class DeskOfChallengesResolver {
  constructor(private readonly challenges: ChallengeService) {}

  @ResolveField(() => FiledChallengeConnection, { name: 'challenges', description: 'The challenges that teams filed, newest first.' })
  page(@Parent() { competition }: OrganizerDesk, @Args() page: PageArgs) {
    return this.challenges.ofCompetition(competition.id, page);
  }
}
