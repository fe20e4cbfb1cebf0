import { Module } from '@nestjs/common';
import { CompetitionResolver, OrganizerCalendarResolver } from './competition.resolver.js';
import { CompetitionService } from './competition.service.js';
import { DeskOfRolesResolver, RoleChangeResolver, RoleHolderResolver } from './role.resolver.js';
import { RoleService } from './role.service.js';

@Module({
  providers: [
    CompetitionService,
    RoleService,
    CompetitionResolver,
    OrganizerCalendarResolver,
    DeskOfRolesResolver,
    RoleHolderResolver,
    RoleChangeResolver,
  ],
})
export class CompetitionsModule {}
