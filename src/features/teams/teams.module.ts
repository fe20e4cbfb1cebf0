import { Module } from '@nestjs/common';
import { ConsentService } from './consent.service.js';
import { InvitationResolver } from './invitation.resolver.js';
import { InvitationService } from './invitation.service.js';
import { DeskOfTeamsResolver, RegisteredMemberResolver, RegisteredTeamResolver } from './registered-team.resolver.js';
import { TeamResolver, TeammateResolver } from './team.resolver.js';
import { TeamService } from './team.service.js';

@Module({
  providers: [
    TeamService,
    InvitationService,
    ConsentService,
    TeamResolver,
    TeammateResolver,
    InvitationResolver,
    DeskOfTeamsResolver,
    RegisteredTeamResolver,
    RegisteredMemberResolver,
  ],
})
export class TeamsModule {}
