import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { optionsOf } from '../../domain/publication-options.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { FinalSettlement } from '../results/final-settlement.entity.js';
import type { ResultLoaders } from '../results/result.loaders.js';
import { Settlement } from '../results/settlement.entity.js';
import { PublicationPreviewService } from './publication-preview.service.js';
import { PublicationPreview } from './publication-preview.type.js';
import { PublicationPreviewInput } from './publication.input.js';
import { PublicationService } from './publication.service.js';
import type { PublicationLoaders } from './publication.loaders.js';
import { PublicationOptions } from './publication-options.type.js';
import { PublicationOnDesk, WithdrawnPublication } from './publication.type.js';

@Resolver(() => OrganizerDesk)
export class DeskPublicationsResolver {
  constructor(
    private readonly publications: PublicationService,
    private readonly previews: PublicationPreviewService,
  ) {}

  @ResolveField('publications', () => [PublicationOnDesk], { description: 'What was published of this edition, oldest first.' })
  ofDesk(@Parent() desk: OrganizerDesk) {
    return this.publications.ofCompetition(desk.competition.id);
  }

  @ResolveField('publicationPreview', () => PublicationPreview, {
    description: 'What would be published now, and how it differs from what is public. Whose names it shows is on record.',
  })
  async preview(@Parent() { competition }: OrganizerDesk, @Args('input') input: PublicationPreviewInput, @Accesses() access: Access) {
    const { members, ...preview } = await this.previews.of(competition, input);
    for (const member of members) access.saw('MEMBERSHIP', 'MEMBER', member, competition.id);
    return preview;
  }
}

@Resolver(() => PublicationOnDesk)
export class PublicationOnDeskResolver {
  @ResolveField(() => PublicationOptions, { description: 'What was chosen to be public.' })
  options(@Parent() { options }: PublicationOnDesk): PublicationOptions {
    return optionsOf(options);
  }

  @ResolveField(() => WithdrawnPublication, { nullable: true, description: 'Null: it was not taken down.' })
  withdrawn(@Parent() { id }: PublicationOnDesk, @Loaders() loaders: PublicationLoaders) {
    return loaders.withdrawalOf.load(id);
  }

  @ResolveField(() => Settlement, { nullable: true, description: 'What it was copied from; null: from the final.' })
  settlement(@Parent() { settlementId }: PublicationOnDesk, @Loaders() loaders: ResultLoaders) {
    return settlementId && loaders.settlementById.load(settlementId);
  }

  @ResolveField(() => FinalSettlement, {
    nullable: true,
    description: 'The final that it was copied from; null: from the settlement of a stage.',
  })
  finalSettlement(@Parent() { finalSettlementId }: PublicationOnDesk, @Loaders() loaders: ResultLoaders) {
    return finalSettlementId && loaders.finalSettlementById.load(finalSettlementId);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether what it was copied from has been settled anew since, or would be settled otherwise now.',
  })
  async isOutdated(@Parent() { settlementId, finalSettlementId }: PublicationOnDesk, @Loaders() loaders: ResultLoaders): Promise<boolean> {
    if (settlementId === null) {
      const final = await loaders.finalSettlementById.load(finalSettlementId!);
      const latest = (await loaders.finalSettlementsOf.load(final.competitionId)).at(-1);
      return latest?.id !== final.id || (await loaders.hasFinalChanged.load(final));
    }
    const settlement = await loaders.settlementById.load(settlementId);
    const latest = await loaders.latestSettlementOfStage.load(settlement.stageId);
    return latest !== settlement.id || (await loaders.hasSettlementChanged.load(settlement));
  }
}
