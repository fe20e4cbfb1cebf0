import { Field, ID, ObjectType } from '@nestjs/graphql';
import { shownOfMember } from '../../domain/permission/team.js';
import { PageFields } from '../../platform/graphql/connection.js';
import { Competition, Track } from '../competitions/competition.entity.js';
import { MemberRole, MemberState, type TeamMember, TeamState } from './team.entity.js';

@ObjectType('TeamMember', { description: 'A member of a team, or somebody invited, as the members of that team see it.' })
export class Teammate {
  @Field(() => ID)
  id: string;

  @Field(() => String, {
    nullable: true,
    description: 'Null until an invitation is accepted: it does not tell whether there is an account.',
  })
  name: string | null;

  @Field(() => String, { nullable: true, description: 'Where an invitation went, for the lead who sent it; null otherwise.' })
  email: string | null;

  @Field(() => MemberRole)
  role: MemberRole;

  @Field(() => MemberState)
  state: MemberState;

  /** For the field `department`. */
  departmentId: string | null;
}

/** The members as one of them sees them: those who joined, then those who were asked. */
export function teammatesFor(accountId: string, members: TeamMember[]): Teammate[] {
  const joined = members.filter(({ state }) => state === MemberState.JOINED);
  const isLead = joined.some((member) => member.accountId === accountId && member.role === MemberRole.LEAD);
  const asked = members.filter(({ state }) => state !== MemberState.JOINED);
  return [...joined, ...asked].flatMap(({ id, role, state, departmentId, account, email }) => {
    const shown = shownOfMember(state, isLead);
    if (!shown) return [];
    return [{ id, role, state, departmentId, name: shown.name ? account!.name : null, email: shown.email ? email : null }];
  });
}

/** Resolved over the row of the invited member. */
@ObjectType({ description: 'An invitation to a team, as the invited person sees it.' })
export class Invitation {
  @Field(() => ID)
  id: string;

  @Field(() => MemberState)
  state: MemberState;

  @Field(() => Competition)
  competition: Competition;

  @Field(() => Track)
  track: Track;

  @Field()
  teamName: string;

  @Field(() => String, { nullable: true, description: 'Who leads the team and invites; null once nobody does.' })
  leadName: string | null;

  @Field()
  invitedAt: Date;
}

@ObjectType({ description: 'A member of a team, or somebody invited, as the organisers see it.' })
export class RegisteredMember {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: 'Null until the invitation is accepted.' })
  name: string | null;

  @Field({ description: 'The mail address that was invited or registered.' })
  email: string;

  @Field(() => MemberRole)
  role: MemberRole;

  @Field(() => MemberState)
  state: MemberState;

  @Field(() => Date, { nullable: true, description: 'Null until the invitation is accepted.' })
  joinedAt: Date | null;
}

@ObjectType({ description: 'A team as the organisers of its edition see it.' })
export class RegisteredTeam {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;

  @Field(() => TeamState)
  state: TeamState;

  @Field({ description: 'When it was registered.' })
  createdAt: Date;

  /** For the field `track`. */
  trackId: string;
}

@ObjectType({ description: 'A page of the teams of an edition, by name.' })
export class RegisteredTeamConnection extends PageFields {
  @Field(() => [RegisteredTeam])
  nodes: RegisteredTeam[];
}
