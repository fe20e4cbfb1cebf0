import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { Department } from '../accounts/department.entity.js';
import { Track } from '../competitions/competition.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { MemberState, type TeamMember } from './team.entity.js';
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

@Resolver(() => RegisteredTeam)
export class RegisteredTeamResolver {
  @ResolveField(() => Track)
  track(@Parent() team: RegisteredTeam, @Loaders() loaders: CompetitionLoaders) {
    return loaders.trackById.load(team.trackId);
  }

  @ResolveField(() => TeamWithdrawal, { nullable: true, description: 'Null unless the lead or an organiser withdrew the team.' })
  withdrawal(@Parent() team: RegisteredTeam, @Loaders() loaders: TeamLoaders) {
    return loaders.withdrawalOfTeam.load(team.id);
  }

  @ResolveField(() => [RegisteredMember], { description: 'Who is on the team, the lead first, and who is invited.' })
  async members(@Parent() team: RegisteredTeam, @Loaders() loaders: TeamLoaders) {
    const members = await loaders.membersOfTeam.load(team.id);
    return members.filter(({ state }) => state === MemberState.JOINED || state === MemberState.INVITED);
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
