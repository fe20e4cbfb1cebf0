import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { AwardRevocation } from './award-revocation.entity.js';
import { ConfirmRevocationInput, RevokeAwardInput, TurnDownRevocationInput } from './revocation.input.js';
import { RevocationService } from './revocation.service.js';

@Resolver(() => OrganizerDesk)
export class RevocationResolver {
  constructor(private readonly revocations: RevocationService) {}

  @ResolveField('revocations', () => [AwardRevocation], { description: 'Awards that were revoked or are to be, oldest first.' })
  ofDesk(@Parent() desk: OrganizerDesk) {
    return this.revocations.ofCompetition(desk.competition.id);
  }

  @Mutation(() => AwardRevocation, {
    description: 'Propose that an award is revoked (수상 취소), within the announced years. Another organiser confirms it.',
  })
  @SignedIn()
  revokeAward(@CurrentActor() actor: Actor, @Args('input') input: RevokeAwardInput) {
    return this.revocations.propose(actor, input);
  }

  @Mutation(() => AwardRevocation, {
    description: 'Confirm that an award is revoked: what is public is published again at once, with the reason and without the names.',
  })
  @SignedIn()
  confirmRevocation(@CurrentActor() actor: Actor, @Args('input') input: ConfirmRevocationInput) {
    return this.revocations.confirm(actor, input.revocation);
  }

  @Mutation(() => AwardRevocation, { description: 'Turn down that an award is revoked. The proposal stays on record.' })
  @SignedIn()
  turnDownRevocation(@CurrentActor() actor: Actor, @Args('input') input: TurnDownRevocationInput) {
    return this.revocations.turnDown(actor, input.revocation);
  }
}
