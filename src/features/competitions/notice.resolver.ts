import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { mayReadNotices } from '../../domain/permission/notice.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor, MaybeActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Competition } from './competition.entity.js';
import { Notice, NoticeVersion } from './notice.entity.js';
import { PublishNoticeInput, ReviseNoticeInput } from './notice.input.js';
import type { NoticeLoaders } from './notice.loaders.js';
import { NoticeService } from './notice.service.js';
import { NoticeAttachment } from './notice.type.js';

@Resolver(() => Notice)
export class NoticeResolver {
  constructor(private readonly notices: NoticeService) {}

  @Mutation(() => Notice, { description: 'Publish a notice of an edition (공고). Everybody reads it once the edition is announced.' })
  @SignedIn()
  publishNotice(@CurrentActor() actor: Actor, @Args('input') input: PublishNoticeInput) {
    return this.notices.publish(actor, input);
  }

  @Mutation(() => Notice, {
    description: 'Revise a notice, and say what that changes. The version before stays to be read; nothing takes a version back.',
  })
  @SignedIn()
  reviseNotice(@CurrentActor() actor: Actor, @Args('input') input: ReviseNoticeInput) {
    return this.notices.revise(actor, input);
  }

  @ResolveField(() => [NoticeVersion], { description: 'The first one first; the last one holds.' })
  versions(@Parent() notice: Notice, @Loaders() loaders: NoticeLoaders) {
    return loaders.versionsOfNotice.load(notice.id);
  }
}

@Resolver(() => NoticeVersion)
export class NoticeVersionResolver {
  @ResolveField(() => [NoticeAttachment], { description: 'In the order in which they were attached.' })
  files(@Parent() version: NoticeVersion, @Loaders() loaders: NoticeLoaders) {
    return loaders.attachmentsOfVersion.load(version.id);
  }
}

@Resolver(() => Competition)
export class NoticesOfCompetitionResolver {
  @ResolveField(() => [Notice], {
    description: 'The notices of the edition, the newest first. Before it is announced, for its organisers and auditors alone.',
  })
  notices(@Parent() competition: Competition, @MaybeActor() actor: Actor | null, @Loaders() loaders: NoticeLoaders) {
    return mayReadNotices(actor, competition) ? [] : loaders.noticesOfCompetition.load(competition.id);
  }
}
