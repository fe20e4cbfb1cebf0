import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { ownCalendar } from '../../domain/extension.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Department } from '../accounts/department.entity.js';
import { Track } from '../competitions/competition.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { DeadlineExtension } from './deadline-extension.entity.js';
import { ExtensionService } from './extension.service.js';
import { MemberState, type Team, type TeamMember } from './team.entity.js';
import { ExtendDeadlineInput } from './team.input.js';
import type { TeamLoaders } from './team.loaders.js';
import { TeamService } from './team.service.js';
import { TeamWithdrawal } from './team-withdrawal.entity.js';
import { RegisteredMember, RegisteredTeam, RegisteredTeamConnection } from './team.type.js';

@Resolver(() => OrganizerDesk)
export class DeskOfTeamsResolver {
  constructor(private readonly teams: TeamService) {}

  @ResolveField(() => RegisteredTeamConnection, { name: 'teams', description: 'Every team of the edition, in Korean order of names.' })
  page(@Parent() { competition }: OrganizerDesk, @Args() page: PageArgs) {
    return this.teams.ofCompetition(competition.id, page);
  }
}

/** Over the row of the team. */
@Resolver(() => RegisteredTeam)
export class RegisteredTeamResolver {
  constructor(private readonly extending: ExtensionService) {}

  @Mutation(() => RegisteredTeam, {
    description: 'Let one team submit later than the others, with a reason, until judging begins. Of several extensions the latest stands.',
  })
  @SignedIn()
  extendDeadline(@CurrentActor() actor: Actor, @Args('input') input: ExtendDeadlineInput) {
    return this.extending.extend(actor, input);
  }

  @ResolveField(() => Track)
  track(@Parent() team: RegisteredTeam, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(team.trackId);
  }

  @ResolveField(() => Date, {
    description: "The last second in which this team may submit: the edition's deadline, or its own if that was extended.",
  })
  async submissionsCloseAt(@Parent() team: Team, @Loaders() loaders: CompetitionLoaders) {
    return ownCalendar(await loaders.competitionById.load(team.competitionId), team.extendedUntil).submissionsCloseAt;
  }

  @ResolveField(() => [DeadlineExtension], { description: 'How the deadline was extended for this team alone, oldest first.' })
  extensions(@Parent() team: RegisteredTeam, @Loaders() loaders: TeamLoaders) {
    return loaders.extensionsOfTeam.load(team.id);
  }

  @ResolveField(() => TeamWithdrawal, { nullable: true, description: 'Null unless the lead or an organiser withdrew the team.' })
  withdrawal(@Parent() team: RegisteredTeam, @Loaders() loaders: TeamLoaders) {
    return loaders.withdrawalOfTeam.load(team.id);
  }

  @ResolveField(() => [RegisteredMember], { description: 'Who is on the team, the lead first, and who is invited.' })
  async members(@Parent() team: RegisteredTeam, @Loaders() loaders: TeamLoaders, @Accesses() access: Access) {
    const members = await loaders.membersOfTeam.load(team.id);
    const shown = members.filter(({ state }) => state === MemberState.JOINED || state === MemberState.INVITED);
    for (const { id, accountId, competitionId } of shown) {
      access.saw('MEMBERSHIP', accountId ? 'ACCOUNT' : 'MEMBER', accountId ?? id, competitionId);
    }
    return shown;
  }
}

/** Over the row of the member. */
@Resolver(() => RegisteredMember)
export class RegisteredMemberResolver {
  @ResolveField(() => String, { nullable: true, description: 'Null until the invitation is accepted.' })
  name(@Parent() { account }: TeamMember) {
    return account?.name ?? null;
  }

  @ResolveField(() => Department, { nullable: true, description: 'Where the member worked when joining; null if that is not on record.' })
  department(@Parent() { departmentId }: TeamMember, @Loaders() loaders: TeamLoaders) {
    return departmentId && loaders.departmentById.load(departmentId);
  }
}
