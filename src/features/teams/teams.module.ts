import { Module } from '@nestjs/common';
import { ConsentService } from './consent.service.js';
import { Postman } from '../../platform/mail/postman.js';
import { DEADLINE_EXTENDED } from './deadline-extended.letter.js';
import { DisqualificationMailService } from './disqualification-mail.service.js';
import { TEAM_DISQUALIFIED, TEAM_REINSTATED } from './disqualification.letter.js';
import { DisqualificationResolver, DisqualificationsOfTeamResolver, OwnDisqualificationResolver } from './disqualification.resolver.js';
import { DisqualificationService } from './disqualification.service.js';
import { ExtensionMailService } from './extension-mail.service.js';
import { ExtensionService } from './extension.service.js';
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
    ExtensionService,
    ExtensionMailService,
    DisqualificationService,
    DisqualificationMailService,
    DisqualificationResolver,
    DisqualificationsOfTeamResolver,
    OwnDisqualificationResolver,
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
  constructor(
    postman: Postman,
    mails: InvitationMailService,
    extensionMails: ExtensionMailService,
    disqualificationMails: DisqualificationMailService,
  ) {
    postman.writes(TEAM_INVITATION, (mail) => mails.write(mail));
    postman.writes(DEADLINE_EXTENDED, (mail) => extensionMails.write(mail));
    postman.writes(TEAM_DISQUALIFIED, (mail) => disqualificationMails.writeDisqualified(mail));
    postman.writes(TEAM_REINSTATED, (mail) => disqualificationMails.writeReinstated(mail));
  }
}
