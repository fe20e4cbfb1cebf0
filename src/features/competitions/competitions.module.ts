import { Module } from '@nestjs/common';
import { AdvanceQuotaResolver } from './advance-quota.resolver.js';
import { AdvanceQuotaService } from './advance-quota.service.js';
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
    AdvanceQuotaService,
    AdvanceQuotaResolver,
  ],
})
export class CompetitionsModule {}
