import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { TextPart } from '../../domain/document.js';
import type { Span } from '../../domain/similarity/passages.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { PageArgs } from '../../platform/graphql/page.args.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import type { TeamLoaders } from '../teams/team.loaders.js';
import { sawFiles } from './saw-files.js';
import { excerptOf } from './report-text.js';
import { ReportComparison, SimilarReports } from './similarity.entity.js';
import { CompareReportsInput } from './similarity.input.js';
import type { SimilarityLoaders } from './similarity.loaders.js';
import { SimilarityService } from './similarity.service.js';
import { ComparedReport, SharedPassage, SimilarReportsConnection } from './similarity.type.js';

@Resolver(() => OrganizerDesk)
export class DeskOfSimilarityResolver {
  constructor(private readonly similarities: SimilarityService) {}

  @ResolveField(() => ReportComparison, { nullable: true, description: 'When reports were last compared; null: never.' })
  reportComparison(@Parent() { competition }: OrganizerDesk) {
    return this.similarities.last(competition.id);
  }

  @ResolveField(() => SimilarReportsConnection, {
    description:
      'Reports of this edition that have passages in common with another one, or with one of an earlier edition, by the last comparison.',
  })
  similarReports(@Parent() { competition }: OrganizerDesk, @Args() page: PageArgs) {
    return this.similarities.page(competition.id, page);
  }

  @Mutation(() => Boolean, {
    description: 'Compare the reports of an edition now, in the background. By itself it happens within ten minutes of a submission.',
  })
  @SignedIn()
  compareReports(@CurrentActor() actor: Actor, @Args('input') { competition }: CompareReportsInput) {
    return this.similarities.ask(actor, competition);
  }
}

@Resolver(() => SimilarReports)
export class SimilarReportsResolver {
  @ResolveField(() => ComparedReport)
  left(@Parent() { leftVersionId }: SimilarReports, @Loaders() loaders: SimilarityLoaders) {
    return loaders.comparedVersion.load(leftVersionId);
  }

  @ResolveField(() => ComparedReport)
  right(@Parent() { rightVersionId }: SimilarReports, @Loaders() loaders: SimilarityLoaders) {
    return loaders.comparedVersion.load(rightVersionId);
  }

  @ResolveField(() => [SharedPassage], { description: 'The fifty longest, in the order of the left report.' })
  async passages(
    @Parent() pair: SimilarReports,
    @Loaders() loaders: SimilarityLoaders & TeamLoaders,
    @Accesses() access: Access,
  ): Promise<SharedPassage[]> {
    const [left, right] = await Promise.all([partsOf(loaders, pair.leftVersionId), partsOf(loaders, pair.rightVersionId)]);
    const shownOf = [left && pair.leftVersionId, right && pair.rightVersionId].filter((id) => id !== null);
    const versions = await Promise.all(shownOf.map((id) => loaders.comparedVersion.load(id)));
    await Promise.all(versions.map((version) => sawFiles(access, loaders, version)));
    return pair.passages.map((passage) => {
      const [one, other] = [shown(left, passage.left), shown(right, passage.right)];
      return { leftText: one.text, leftPage: one.page, rightText: other.text, rightPage: other.page };
    });
  }
}

const partsOf = async (loaders: SimilarityLoaders, versionId: string): Promise<TextPart[] | null> =>
  loaders.textPartsOfFile.load((await loaders.comparedVersion.load(versionId)).reportFileId);

const shown = (parts: TextPart[] | null, place: Span): { text: string | null; page: number | null } =>
  parts === null ? { text: null, page: null } : excerptOf(parts, place);
