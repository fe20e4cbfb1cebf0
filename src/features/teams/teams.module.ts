import { Module } from '@nestjs/common';
import { ConsentService } from './consent.service.js';
import { Postman } from '../../platform/mail/postman.js';
import { InvitationMailService, TEAM_INVITATION } from './invitation-mail.service.js';
import { InvitationResolver } from './invitation.resolver.js';
import { InvitationService } from './invitation.service.js';
import { DeskOfTeamsResolver, RegisteredMemberResolver, RegisteredTeamResolver } from './registered-team.resolver.js';
import { RosterResolver } from './roster.resolver.js';
import { RosterService } from './roster.service.js';
import { TeamResolver, TeammateResolver } from './team.resolver.js';
import { TeamService } from './team.service.js';

@Module({
  providers: [
    TeamService,
    InvitationService,
    InvitationMailService,
    ConsentService,
    RosterService,
    RosterResolver,
    TeamResolver,
    TeammateResolver,
    InvitationResolver,
    DeskOfTeamsResolver,
    RegisteredTeamResolver,
    RegisteredMemberResolver,
  ],
})
export class TeamsModule {
  constructor(postman: Postman, mails: InvitationMailService) {
    postman.writes(TEAM_INVITATION, (mail) => mails.write(mail));
  }
}
