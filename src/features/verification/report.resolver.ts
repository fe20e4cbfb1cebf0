import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import type { Access } from '../../platform/access/access.js';
import { Accesses } from '../../platform/access/request-access.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { Account } from '../accounts/account.entity.js';
import type { CompetitionLoaders } from '../competitions/competition.loaders.js';
import { Entry } from '../entries/entry.entity.js';
import { Explanation } from './explanation.entity.js';
import { ExplanationService } from './explanation.service.js';
import { VerificationFinding } from './finding.entity.js';
import { FindingService } from './finding.service.js';
import { AskExplanationInput, ConfirmFindingInput, DecideReportInput, GiveExplanationInput } from './verification.input.js';
import type { VerificationLoaders } from './verification.loaders.js';
import { NomineeOnDesk, ReportEvidenceFile, VerificationReportOnDesk } from './verification.type.js';

@Resolver(() => VerificationReportOnDesk)
export class VerificationReportResolver {
  @ResolveField(() => NomineeOnDesk)
  nominee(@Parent() { nomineeId }: VerificationReportOnDesk, @Loaders() loaders: VerificationLoaders) {
    return loaders.nomineeById.load(nomineeId);
  }

  @ResolveField(() => [ReportEvidenceFile])
  async evidence(@Parent() { id }: VerificationReportOnDesk, @Loaders() loaders: VerificationLoaders): Promise<ReportEvidenceFile[]> {
    return (await loaders.evidenceOfReport.load(id)).map((file) => ({ ...file, isDestroyed: file.destroyedAt !== null }));
  }

  @ResolveField(() => [Explanation], { description: 'What the team was asked about it, the earliest first.' })
  explanations(@Parent() { id }: VerificationReportOnDesk, @Loaders() loaders: VerificationLoaders) {
    return loaders.explanationsOfReport.load(id);
  }

  @ResolveField(() => [VerificationFinding], { description: 'What was found, the earliest first.' })
  findings(@Parent() { id }: VerificationReportOnDesk, @Loaders() loaders: VerificationLoaders) {
    return loaders.findingsOfReport.load(id);
  }
}

@Resolver(() => Explanation)
export class ExplanationResolver {
  constructor(private readonly explanations: ExplanationService) {}

  @Mutation(() => Explanation, {
    description: 'Ask the lead of a nominated team to explain (소명 요청). The report itself is not passed on.',
  })
  @SignedIn()
  askExplanation(@CurrentActor() actor: Actor, @Args('input') input: AskExplanationInput) {
    return this.explanations.ask(actor, input);
  }

  @Mutation(() => Explanation, { description: 'Explain what your team was asked (소명), as its lead: once, and in time.' })
  @SignedIn()
  giveExplanation(@CurrentActor() actor: Actor, @Args('input') input: GiveExplanationInput) {
    return this.explanations.give(actor, input);
  }
}

@Resolver(() => Entry)
export class ExplanationsOfEntryResolver {
  constructor(private readonly explanations: ExplanationService) {}

  @ResolveField('explanations', () => [Explanation], {
    description: 'What your team was asked while its entry is verified, the earliest first.',
  })
  explanationsOf(@Parent() { id }: Entry, @CurrentActor() actor: Actor) {
    return this.explanations.ofEntry(actor, id);
  }
}

@Resolver(() => VerificationFinding)
export class FindingResolver {
  constructor(private readonly found: FindingService) {}

  @Mutation(() => VerificationFinding, {
    description:
      'Say what you find about a report. It counts once another organiser confirms it; deciding anew replaces what nobody has confirmed.',
  })
  @SignedIn()
  decideReport(@CurrentActor() actor: Actor, @Args('input') input: DecideReportInput) {
    return this.found.decide(actor, input);
  }

  @Mutation(() => VerificationFinding, {
    description: 'Confirm what another organiser found. Where it removes the nominee, its team is disqualified and told why.',
  })
  @SignedIn()
  confirmFinding(@CurrentActor() actor: Actor, @Args('input') input: ConfirmFindingInput) {
    return this.found.confirm(actor, input.finding);
  }

  @ResolveField(() => Account)
  decidedBy(@Parent() { decidedBy }: VerificationFinding, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    access.saw('ACCOUNT', 'ACCOUNT', decidedBy, null);
    return loaders.accountById.load(decidedBy);
  }

  @ResolveField(() => Account, { nullable: true, description: 'The second organiser; null: nobody has confirmed it.' })
  confirmedBy(@Parent() { confirmedBy }: VerificationFinding, @Loaders() loaders: CompetitionLoaders, @Accesses() access: Access) {
    if (confirmedBy === null) return null;
    access.saw('ACCOUNT', 'ACCOUNT', confirmedBy, null);
    return loaders.accountById.load(confirmedBy);
  }
}
