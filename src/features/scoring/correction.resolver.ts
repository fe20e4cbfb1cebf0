import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '../../domain/actor.js';
import { runningTotal } from '../../domain/sheet.js';
import { DecimalScalar } from '../../platform/graphql/decimal.scalar.js';
import { Loaders } from '../../platform/graphql/loaders.decorator.js';
import { CurrentActor } from '../../platform/session/actor.decorator.js';
import { SignedIn } from '../../platform/session/audience.decorator.js';
import { OrganizerDesk } from '../competitions/competition.type.js';
import { Judge } from '../panels/panel.entity.js';
import type { PanelLoaders } from '../panels/panel.loaders.js';
import { AskCorrectionInput, CorrectionArgs, DecideCorrectionInput, WithdrawCorrectionInput } from './correction.input.js';
import type { CorrectionRow } from './correction.queries.js';
import { CorrectionService } from './correction.service.js';
import { AskedCorrection, AskedCorrectionConnection, KeptContent, KeptMark, OwnCorrection } from './correction.type.js';
import { AssignedEntry, PresentedEntry } from './judge-desk.type.js';
import type { ScoringLoaders } from './scoring.loaders.js';
import { marksIn } from './sheet-content.js';

const withContents = ({ before, after, ...row }: CorrectionRow) => {
  const contentOf = (text: string): KeptContent => ({ text, rubricId: row.rubricId });
  return { ...row, before: contentOf(before), after: contentOf(after) };
};

@Resolver(() => AssignedEntry)
export class OwnCorrectionResolver {
  constructor(private readonly service: CorrectionService) {}

  @Mutation(() => OwnCorrection, { description: 'Ask that your submitted sheet be corrected, once judging is over (채점 정정).' })
  @SignedIn()
  async askCorrection(@CurrentActor() actor: Actor, @Args('input') input: AskCorrectionInput) {
    return withContents(await this.service.ask(actor, input));
  }

  @Mutation(() => OwnCorrection, { description: 'Take a correction back that you asked for, while nobody has decided.' })
  @SignedIn()
  async withdrawCorrection(@CurrentActor() actor: Actor, @Args('input') input: WithdrawCorrectionInput) {
    return withContents(await this.service.withdraw(actor, input));
  }

  @ResolveField(() => [OwnCorrection], { description: 'What you asked to be corrected in your sheet, oldest first.' })
  async corrections(@Parent() entry: AssignedEntry, @Loaders() loaders: ScoringLoaders) {
    return (await loaders.correctionsOfAssignment.load(entry.assignment)).map(withContents);
  }
}

/** Resolvers do not inherit the fields of another type. */
@Resolver(() => PresentedEntry)
export class PresentedCorrectionsResolver {
  @ResolveField(() => [OwnCorrection], { description: 'What you asked to be corrected in your sheet, oldest first.' })
  async corrections(@Parent() entry: PresentedEntry, @Loaders() loaders: ScoringLoaders) {
    return (await loaders.correctionsOfAssignment.load(entry.assignment)).map(withContents);
  }
}

@Resolver(() => OrganizerDesk)
export class DeskCorrectionsResolver {
  constructor(private readonly service: CorrectionService) {}

  @Mutation(() => AskedCorrection, { description: 'Approve or reject a correction that a judge asked for.' })
  @SignedIn()
  async decideCorrection(@CurrentActor() actor: Actor, @Args('input') input: DecideCorrectionInput) {
    return withContents(await this.service.decide(actor, input));
  }

  @ResolveField(() => AskedCorrectionConnection, { description: 'What judges asked to be corrected once judging was over, oldest first.' })
  async corrections(@Parent() desk: OrganizerDesk, @Args() args: CorrectionArgs) {
    const page = await this.service.ofCompetition(desk.competition.id, args);
    return { ...page, nodes: page.nodes.map(withContents) };
  }
}

@Resolver(() => AskedCorrection)
export class AskedCorrectionResolver {
  @ResolveField(() => Judge)
  judge(@Parent() { judgeId }: AskedCorrection, @Loaders() loaders: PanelLoaders) {
    return loaders.judgeById.load(judgeId);
  }
}

@Resolver(() => KeptContent)
export class KeptContentResolver {
  @ResolveField(() => String, { description: 'On the entry as a whole; empty without one.' })
  comment(@Parent() { text }: KeptContent): string {
    return marksIn(text).comment;
  }

  @ResolveField(() => [KeptMark], { description: 'In the order of the rubric.' })
  async marks(@Parent() { text, rubricId }: KeptContent, @Loaders() loaders: ScoringLoaders): Promise<KeptMark[]> {
    const { marks } = marksIn(text);
    const criteria = await loaders.criteriaOfRubric.load(rubricId);
    return criteria.flatMap(({ key }) => marks.filter(({ criterion }) => criterion === key));
  }

  @ResolveField(() => DecimalScalar, { description: 'The weighted total of the marks, out of 100.' })
  async total(@Parent() { text, rubricId }: KeptContent, @Loaders() loaders: ScoringLoaders): Promise<string> {
    return runningTotal({ criteria: await loaders.criteriaOfRubric.load(rubricId) }, marksIn(text).marks)!.rounded;
  }
}
